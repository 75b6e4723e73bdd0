import { requiredCommentItems } from "../../domain/coe/comments.ts";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import { commentField } from "../../domain/coe/field-path.ts";
import { nationalForm } from "../../domain/coe/form.ts";
import { commentsNoteInSpanish, sectionTitlesInSpanish } from "../../domain/coe/reading-aid-statements.ts";
import { Pill } from "../../ui/pill.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { FieldValue } from "./field-value.tsx";
import { useSheet } from "./sheet-context.ts";
import { Aid, SheetSection } from "./sheet-section.tsx";

/** The Comments section: what was written, whole and as it was typed, by item; and what is owed and not there. */
export function CommentsPart() {
  const t = useWords();
  const locale = useLocale();
  const { answers, determination } = useSheet();
  const owed = new Map(determination.comments.map((comment) => [comment.kind, comment]));
  const keys = [
    ...requiredCommentItems,
    ...[...new Set([...owed.keys(), ...Object.keys(answers.comments)])].filter(
      (key) => !requiredCommentItems.some((item) => item === key),
    ),
  ].filter((key) => owed.has(key) || (answers.comments[key] ?? "").trim() !== "");
  return (
    <SheetSection title={nationalForm.comments.title} translated={sectionTitlesInSpanish.comments}>
      <p className="sheet-section__note">
        <span lang="en">{nationalForm.comments.text}</span>
        {locale === "es" ? <Aid>{commentsNoteInSpanish}</Aid> : null}
      </p>
      {keys.length === 0 ? <p>-</p> : null}
      <dl className="coe-comments">
        {keys.map((key) => (
          <div className="coe-comment" key={key}>
            <dt>{fieldLabel(commentField(key), answers)[locale]}</dt>
            <dd>
              <FieldValue field={commentField(key)} look="text">
                {(answers.comments[key] ?? "").trim() === "" ? "-" : answers.comments[key]}
              </FieldValue>
              {owed.get(key)?.required && !owed.get(key)?.written ? (
                <Pill icon="comment" tone="caution">
                  {t("review.comment.owed")}
                </Pill>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </SheetSection>
  );
}
