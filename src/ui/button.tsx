import type { ComponentPropsWithRef, MouseEvent, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-look.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

type ButtonProps = ComponentPropsWithRef<"button"> &
  ButtonLook & {
    icon?: IconName | undefined;
    iconAfter?: IconName | undefined;
    /** At work: keeps its place and its focus, and ignores further presses (a wet finger taps twice). */
    busy?: boolean | undefined;
    children: ReactNode;
  };

export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    wide,
    narrowIcon,
    icon,
    iconAfter,
    busy,
    children,
    className,
    onClick,
    type = "button",
    ...rest
  } = props;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || rest["aria-disabled"] === true) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      className={buttonClass({ variant, size, wide, narrowIcon }, className)}
      onClick={press}
      type={type}
    >
      {busy ? <Icon name="autorenew" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
      {iconAfter && <Icon name={iconAfter} />}
    </button>
  );
}
