import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { OwedComment } from "../../domain/eligibility/determination.ts";
import { Button } from "../../ui/button.tsx";
import { InEnglish } from "../../ui/in-english.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { FieldLink } from "./field-link.tsx";
import { goToField } from "./go-to-field.ts";
import { useInterview } from "./interview-context.ts";

export function withComment(answers: CoeAnswers, kind: string, text: string): CoeAnswers {
  const before = answers.comments[kind]?.trim() ?? "";
  const next = before === "" ? text : `${before} ${text}`;
  return { ...answers, comments: { ...answers.comments, [kind]: next } };
}

/** The comments that are still to be written, each with the beginning of its sentence. */
export function OwedCommentList({ comments }: { comments: readonly OwedComment[] }) {
  const t = useWords();
  const open = comments.filter((comment) => !comment.written);
  if (open.length === 0) return null;
  return (
    <section aria-label={t("interview.panel.comments")} className="owed-comments">
      <h3 className="child-verdict__name">{t("interview.panel.comments")}</h3>
      <ul className="child-verdict__lines">
        {open.map((comment) => (
          <OwedCommentLine comment={comment} key={comment.kind} />
        ))}
      </ul>
    </section>
  );
}

function OwedCommentLine({ comment }: { comment: OwedComment }) {
  const t = useWords();
  const locale = useLocale();
  const { session, announce, readOnly } = useInterview();
  const insert = (starter: string) => {
    session.change((answers) => withComment(answers, comment.kind, starter));
    announce({ text: t("interview.comment.inserted") });
    goToField(`comments.${comment.kind}`);
  };
  return (
    <li>
      <FieldLink field={`comments.${comment.kind}`}>
        {t(comment.required ? "interview.comment.owed" : "interview.comment.advised", { item: comment.kind })}
      </FieldLink>
      <p className="starter">{t(comment.starter.message, comment.starter.values)} …</p>
      {locale === "en" ? null : <p className="field__hint">{t("interview.comment.english")}</p>}
      {readOnly ? null : (
        <InEnglish>
          {(english) => (
            <Button
              icon="add"
              onClick={() => insert(english(comment.starter.message, comment.starter.values))}
              size="dense"
              variant="secondary"
            >
              {t("interview.comment.insert")}
            </Button>
          )}
        </InEnglish>
      )}
    </li>
  );
}
