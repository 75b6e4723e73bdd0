import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { TONE_ICONS, type Tone } from "./tone.ts";

type StatusLineProps = {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  /** What stands on the screen; it may change as often as it likes. */
  children: ReactNode;
  /** What is spoken, and only when it changes: the first "Saved", then failures. Empty is silence. */
  spoken: string;
  /** Two announcements are at least this far apart; of those between, the last is spoken. */
  quietMs?: number | undefined;
};

export function StatusLine({ tone = "good", icon, children, spoken, quietMs = 4000 }: StatusLineProps) {
  const announced = useThrottled(spoken, quietMs);
  return (
    <span className={`status-line tone-${tone}`}>
      <Icon name={icon ?? TONE_ICONS[tone]} size="small" />
      <span>{children}</span>
      <span className="screen-reader-only" role="status">
        {announced}
      </span>
    </span>
  );
}

function useThrottled(text: string, quietMs: number): string {
  const [announced, setAnnounced] = useState(text);
  const quietUntil = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, quietUntil.current - performance.now());
    const timer = setTimeout(() => {
      quietUntil.current = performance.now() + quietMs;
      setAnnounced(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, quietMs]);
  return announced;
}
