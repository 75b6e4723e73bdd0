import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { TONE_ICONS, type Tone } from "./tone.ts";

type AlertProps = {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  title?: ReactNode | undefined;
  /** "status" waits its turn with a screen reader, "alert" interrupts: only for what cannot wait. */
  live?: "status" | "alert" | undefined;
  actions?: ReactNode | undefined;
  lang?: string | undefined;
  children?: ReactNode | undefined;
};

export function Alert({ tone = "told", icon, title, live, actions, lang, children }: AlertProps) {
  return (
    <div className={`alert tone-${tone}`} lang={lang} role={live}>
      <Icon name={icon ?? TONE_ICONS[tone]} />
      <div className="alert__words">
        {title ? <p className="alert__title">{title}</p> : null}
        {children}
        {actions ? <div className="button-row alert__actions">{actions}</div> : null}
      </div>
    </div>
  );
}
