import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { TONE_ICONS, type Tone } from "./tone.ts";

type PillProps = { tone?: Tone | undefined; icon?: IconName | undefined; children: ReactNode };

/** A state in an icon and words. */
export function Pill({ tone = "plain", icon, children }: PillProps) {
  return (
    <span className={`pill tone-${tone}`}>
      <Icon name={icon ?? TONE_ICONS[tone]} size="small" />
      <span>{children}</span>
    </span>
  );
}
