import { type ReactNode, useEffect, useId, useRef } from "react";
import { Disclosure } from "./disclosure.tsx";
import { Icon } from "./icon.tsx";
import { jumpToField } from "./jump-to-field.ts";
import { TONE_ICONS, type Tone } from "./tone.ts";

export type SummaryEntry = {
  id: string;
  /** The id of the control, or of the group, that the sentence is about. */
  fieldId: string;
  text: ReactNode;
  /** Whose line it is, or of which part of the form: the lines of one are shown together under it. */
  under?: string | undefined;
};

export type SummaryGroup = {
  id: string;
  title: ReactNode;
  tone: Tone;
  entries: readonly SummaryEntry[];
};

type ErrorSummaryProps = {
  title: ReactNode;
  lede?: ReactNode | undefined;
  /** Groups without entries are not shown. */
  groups: readonly SummaryGroup[];
  /** Counts the attempts to finish: with each new one the summary takes the focus. 0 leaves the focus alone. */
  attempt: number;
  /** For a field that is not on this page yet: bring it there, then call `jumpToField`. */
  onJump?: ((entry: SummaryEntry) => void) | undefined;
};

export function ErrorSummary({ title, lede, groups, attempt, onJump }: ErrorSummaryProps) {
  const titleId = useId();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  return (
    <section aria-labelledby={titleId} className="error-summary" ref={box} tabIndex={-1}>
      <h2 className="error-summary__title" id={titleId}>
        {title}
      </h2>
      {lede ? <p>{lede}</p> : null}
      {groups
        .filter((group) => group.entries.length > 0)
        .map((group) => (
          <div className={`error-summary__group tone-${group.tone}`} key={group.id}>
            <h3 className="error-summary__group-title">
              <Icon name={TONE_ICONS[group.tone]} />
              <span>{group.title}</span>
            </h3>
            <Parts entries={group.entries} onJump={onJump} />
          </div>
        ))}
    </section>
  );
}

type LinesProps = { entries: readonly SummaryEntry[]; onJump: ErrorSummaryProps["onJump"] };

/** More parts than this are opened one by one: a family of thirty is no wall of lines. */
const partsAtOnce = 6;

function Parts({ entries, onJump }: LinesProps) {
  const parts = new Map<string, SummaryEntry[]>();
  for (const entry of entries) {
    const under = entry.under ?? "";
    parts.set(under, [...(parts.get(under) ?? []), entry]);
  }
  return [...parts].map(([under, lines]) => {
    if (under === "") return <Lines entries={lines} key={under} onJump={onJump} />;
    if (parts.size > partsAtOnce) {
      return (
        <Disclosure aside={<span className="chip__count">{lines.length}</span>} key={under} summary={under}>
          <Lines entries={lines} onJump={onJump} />
        </Disclosure>
      );
    }
    return (
      <div className="error-summary__part" key={under}>
        <h4>{under}</h4>
        <Lines entries={lines} onJump={onJump} />
      </div>
    );
  });
}

function Lines({ entries, onJump }: LinesProps) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id}>
          <a
            href={`#${entry.fieldId}`}
            onClick={(event) => {
              event.preventDefault();
              if (onJump) onJump(entry);
              else jumpToField(entry.fieldId);
            }}
          >
            {entry.text}
          </a>
        </li>
      ))}
    </ul>
  );
}
