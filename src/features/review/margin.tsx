import type { ReactNode } from "react";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { Severity } from "../../domain/eligibility/determination.ts";
import type { Decision } from "../../domain/protocol/review.ts";
import { Icon } from "../../ui/icon.tsx";
import type { IconName } from "../../ui/icon-paths.ts";
import { momentWords } from "../../ui/moment-words.ts";
import type { Tone } from "../../ui/tone.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { type MarginPlace, type Note, placeOfField, placeOfLine } from "./margin-place.ts";
import { marginId } from "./note-links.tsx";
import { writtenComments } from "./review-notes.ts";
import { useNotes, useSheet } from "./sheet-context.ts";
import { nameOf } from "./value-words.ts";

export const severityLook: Readonly<Record<Severity, { readonly tone: Tone; readonly icon: IconName }>> = {
  blocks: { tone: "bad", icon: "cancel" },
  "unknown-yet": { tone: "told", icon: "help" },
  "needs-review": { tone: "caution", icon: "warning" },
  "needs-comment": { tone: "caution", icon: "comment" },
  information: { tone: "plain", icon: "info" },
};

/** A part of the form with what is said about it: in the margin where there is room, below it where there is not. */
export function WithMargin({ place, children }: { place: MarginPlace; children: ReactNode }) {
  return (
    <div className="with-margin">
      <div className="with-margin__main">{children}</div>
      <MarginNotes className="with-margin__side" place={place} />
    </div>
  );
}

/** The notes alone, for what is said about the COE as a whole. */
export function MarginNotes({ place, className }: { place: MarginPlace; className: string }) {
  const t = useWords();
  const { findings, notes, record, revisionId, used } = useSheet();
  const here = findings.filter(({ line }) => placeOfLine(line) === place);
  const mine = writtenComments(useNotes(notes)).filter(({ field }) => placeOfField(field, used) === place);
  const made = record.decisions.flatMap((decision) =>
    decision.comments
      .filter(({ field }) => placeOfField(field, used) === place)
      .map((comment) => ({ decision, comment })),
  );
  if (here.length + mine.length + made.length === 0) return <div className={className} />;
  return (
    <aside
      aria-label={t("review.margin-of", { place: t(`review.place.${place}`) })}
      className={className}
      id={marginId(place)}
      tabIndex={-1}
    >
      {here.map((note) => (
        <FindingNote key={`${note.line.message} ${note.line.fields.join()}`} note={note} />
      ))}
      {mine.map(({ field, text }) => (
        <OwnNote field={field} key={field} text={text} />
      ))}
      {made.map(({ decision, comment }) => (
        <EarlierNote
          current={decision.revisionId === revisionId}
          decision={decision}
          key={`${decision.reviewId} ${comment.field}`}
          {...comment}
        />
      ))}
    </aside>
  );
}

function FindingNote({ note: { line, childIds } }: { note: Note }) {
  const t = useWords();
  const { answers } = useSheet();
  const look = severityLook[line.severity];
  const names = childIds.length < answers.childData.children.length ? childIds.map((id) => nameOf(answers, id)) : [];
  return (
    <div className={`margin-note tone-${look.tone}`}>
      <Icon name={look.icon} size="small" />
      <div>
        <p className="margin-note__kind">
          {t(`review.severity.${line.severity}`)}
          {names.length > 0 ? ` · ${names.join(", ")}` : null}
        </p>
        <p>{t(line.message, line.values)}</p>
        <p className="margin-note__citation" lang="en">
          {line.rule} · {line.citation}
        </p>
      </div>
    </div>
  );
}

function OwnNote({ field, text }: { field: string; text: string }) {
  const t = useWords();
  const locale = useLocale();
  const { answers, canComment, comment } = useSheet();
  return (
    <div className="margin-note margin-note--own">
      <Icon name="comment" size="small" />
      <div>
        <p className="margin-note__kind">
          {t("review.comment.yours")} · {fieldLabel(field, answers)[locale]}
        </p>
        <p className="margin-note__text">{text}</p>
        {canComment ? (
          <button className="link-like" onClick={() => comment(field)} type="button">
            {t("review.comment.change")}
          </button>
        ) : null}
      </div>
    </div>
  );
}

type EarlierNoteProps = { decision: Decision; field: string; text: string; current: boolean };

function EarlierNote({ decision, field, text, current }: EarlierNoteProps) {
  const t = useWords();
  const locale = useLocale();
  const { answers } = useSheet();
  return (
    <div className="margin-note">
      <Icon name="history" size="small" />
      <div>
        <p className="margin-note__kind">
          {t(current ? "review.comment.made" : "review.comment.earlier", {
            who: decision.reviewer.name,
            when: momentWords(decision.at, locale),
          })}
        </p>
        <p className="margin-note__about">{fieldLabel(field, answers)[locale]}</p>
        <p className="margin-note__text">{text}</p>
      </div>
    </div>
  );
}
