import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { DecisionKind } from "../../domain/protocol/review.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { writtenComments } from "./review-notes.ts";
import { recruiterNow, useNotes, useSheet } from "./sheet-context.ts";

/** What goes along with the decision, once more before it does. */
export function WrittenComments({ decision }: { decision: DecisionKind }) {
  const t = useWords();
  const locale = useLocale();
  const { answers, notes, record, revision } = useSheet();
  const comments = writtenComments(useNotes(notes));
  if (comments.length === 0) {
    return decision === "returned" ? (
      <p className="decide__none">
        {t("review.decide.no-comments", { recruiter: recruiterNow({ record, revision }) })}
      </p>
    ) : null;
  }
  return (
    <section className="decide__comments">
      <h3>{t("review.decide.comments", { count: comments.length })}</h3>
      <dl>
        {comments.map(({ field, text }) => (
          <div key={field}>
            <dt>{fieldLabel(field, answers)[locale]}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
