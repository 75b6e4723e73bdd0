import { classNames } from "./class-names.ts";

export type ButtonLook = {
  /** One primary per view; danger for what takes something away. */
  variant?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  /** Dense only in the tables of the desk (44 px); everywhere else 48 px. */
  size?: "normal" | "dense" | "large" | undefined;
  wide?: boolean | undefined;
  /** Shows only its icon on a narrow screen; the word is still its name. */
  narrowIcon?: boolean | undefined;
};

export function buttonClass(
  { variant = "primary", size = "normal", wide, narrowIcon }: ButtonLook,
  extra?: string,
): string {
  return classNames(
    "usa-button",
    "button",
    `button--${variant}`,
    `button--${size}`,
    wide && "button--wide",
    narrowIcon && "button--narrow-icon",
    extra,
  );
}
