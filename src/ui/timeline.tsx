import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";
import { TONE_ICONS, type Tone } from "./tone.ts";

export type TimelineEntry = {
  id: string;
  tone: Tone;
  icon?: IconName | undefined;
  title: ReactNode;
  /** The moment in words, with the machine's form beside it. */
  when: { words: string; dateTime: string };
  who?: ReactNode | undefined;
  detail?: ReactNode | undefined;
  current?: boolean | undefined;
};

/** Versions and events, in the order they are given. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol aria-label={label} className="timeline">
      {entries.map((entry) => (
        <li aria-current={entry.current || undefined} className={`timeline__entry tone-${entry.tone}`} key={entry.id}>
          <span className="timeline__mark">
            <Icon name={entry.icon ?? TONE_ICONS[entry.tone]} size="small" />
          </span>
          <div className="timeline__words">
            <p className="timeline__title">{entry.title}</p>
            <p className="timeline__when">
              <time dateTime={entry.when.dateTime}>{entry.when.words}</time>
              {entry.who ? <> · {entry.who}</> : null}
            </p>
            {entry.detail}
          </div>
        </li>
      ))}
    </ol>
  );
}
