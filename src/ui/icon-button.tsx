import type { ComponentPropsWithRef } from "react";
import { type ButtonLook, buttonClass } from "./button-look.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

type IconButtonProps = Omit<ComponentPropsWithRef<"button">, "children" | "type"> &
  Pick<ButtonLook, "variant" | "size"> & { icon: IconName; label: string };

/** A square button whose word is spoken, and shown as a tooltip. Only where the place leaves no room for words. */
export function IconButton({ icon, label, variant = "quiet", size, className, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      aria-label={label}
      className={buttonClass({ variant, size }, `button--icon ${className ?? ""}`.trim())}
      title={label}
      type="button"
    >
      <Icon name={icon} />
    </button>
  );
}
