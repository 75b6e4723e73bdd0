import type { ComponentPropsWithRef, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-look.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

type LinkButtonProps = ComponentPropsWithRef<"a"> &
  ButtonLook & { icon?: IconName | undefined; iconAfter?: IconName | undefined; children: ReactNode };

/** A link that looks like a button. A router's link may wrap it and hand it `href` and `onClick`. */
export function LinkButton(props: LinkButtonProps) {
  const { variant, size, wide, narrowIcon, icon, iconAfter, children, className, ...rest } = props;
  return (
    <a {...rest} className={buttonClass({ variant, size, wide, narrowIcon }, className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {iconAfter && <Icon name={iconAfter} />}
    </a>
  );
}
