import type { ComponentPropsWithRef, MouseEvent } from "react";

type InAppLinkProps = ComponentPropsWithRef<"a"> & {
  href: string;
  /** What a plain press does instead of loading the page; without it the link is an ordinary one. */
  onFollow?: ((href: string) => void) | undefined;
};

/** A real address that can be opened in a new tab, followed by the application's own router on a plain press. */
export function InAppLink({ href, onFollow, onClick, ...rest }: InAppLinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!onFollow || !plain || event.defaultPrevented) return;
    event.preventDefault();
    onFollow(href);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
