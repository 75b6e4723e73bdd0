import { memo, useMemo } from "react";
import { nationalForm } from "../../domain/coe/form.ts";
import { commentsNoteInSpanish } from "../../domain/coe/reading-aid-statements.ts";
import type { OwedComment } from "../../domain/eligibility/determination.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { InEnglish } from "../../ui/in-english.tsx";
import { Pill } from "../../ui/pill.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { LongTextAnswer } from "./answer-fields.tsx";
import { CardForm } from "./card-form.tsx";
import { commentPart } from "./card-parts.ts";
import { goToField } from "./go-to-field.ts";
import { useAnswers, useInterview } from "./interview-context.ts";
import { useJudgement } from "./judgement.ts";
import { withComment } from "./owed-comment-list.tsx";

/** One sub-section per comment, as the instructions allow; what is owed comes first, what is asked for after it. */
export function CommentsSection() {
  const t = useWords();
  const locale = useLocale();
  const { comments } = useJudgement().determination;
  const written = useAnswers((answers) => Object.keys(answers.comments).sort().join("\n"));
  const owed = [...comments].sort((a, b) => Number(b.required) - Number(a.required));
  const owedKinds = new Set(owed.map((comment) => comment.kind));
  const others = written.split("\n").filter((kind) => kind !== "" && kind !== "other" && !owedKinds.has(kind));
  return (
    <div className="stack">
      <p className="field__official" lang="en">
        {nationalForm.comments.text}
        {locale === "es" ? (
          <span className="reading-aid" lang="es">
            {t("interview.reading-aid")} {commentsNoteInSpanish}
          </span>
        ) : null}
      </p>
      {owed.length === 0 ? <p>{t("interview.comment.none-owed")}</p> : null}
      {owed.map((comment) => (
        <CommentCard key={comment.kind} kind={comment.kind} owed={comment} />
      ))}
      {others.map((kind) => (
        <CommentCard key={kind} kind={kind} owed={null} />
      ))}
      <CommentCard kind="other" owed={null} />
    </div>
  );
}

/** `2bi`, `6a` … are items of the form; other kinds have words of their own. */
function useCommentTitle(kind: string): string {
  const t = useWords();
  if (kind === "other") return t("interview.comment.other");
  const [about, topic] = kind.split(":");
  if (topic === undefined) return t(`interview.comment.item-${about}`);
  return about === "signature" ? t("interview.comment.signature") : t("interview.comment.advisory");
}

const CommentCard = memo(function CommentCard({ kind, owed }: { kind: string; owed: OwedComment | null }) {
  const t = useWords();
  const part = useMemo(() => commentPart(kind), [kind]);
  const title = useCommentTitle(kind);
  return (
    <Card status={owed ? <CommentState owed={owed} /> : undefined} title={title}>
      <CardForm part={part} path="comments">
        <LongTextAnswer
          hint={owed ? <Starter owed={owed} /> : undefined}
          id={`comments.${kind}`}
          label={t("interview.comment.label")}
          name="text"
          rows={3}
        />
      </CardForm>
      {owed ? <InsertStarter owed={owed} /> : null}
    </Card>
  );
});

function CommentState({ owed }: { owed: OwedComment }) {
  const t = useWords();
  if (owed.written) return <Pill tone="good">{t("interview.comment.written")}</Pill>;
  return owed.required ? (
    <Pill tone="caution">{t("interview.comment.required")}</Pill>
  ) : (
    <Pill tone="told">{t("interview.comment.optional")}</Pill>
  );
}

function Starter({ owed }: { owed: OwedComment }) {
  const t = useWords();
  const locale = useLocale();
  const sentence = t(owed.starter.message, owed.starter.values);
  return (
    <>
      <span className="starter">{sentence} …</span>
      {locale === "en" ? null : <span className="field__hint">{t("interview.comment.english")}</span>}
    </>
  );
}

function InsertStarter({ owed }: { owed: OwedComment }) {
  const label = useWords()("interview.comment.insert");
  return (
    <InEnglish>
      {(english) => (
        <StarterButton label={label} owed={owed} starter={english(owed.starter.message, owed.starter.values)} />
      )}
    </InEnglish>
  );
}

function StarterButton({ owed, starter, label }: { owed: OwedComment; starter: string; label: string }) {
  const { session, readOnly } = useInterview();
  const has = useAnswers((answers) => (answers.comments[owed.kind] ?? "").includes(starter));
  if (has || readOnly) return null;
  const insert = () => {
    session.change((answers) => withComment(answers, owed.kind, starter));
    goToField(`comments.${owed.kind}`);
  };
  return (
    <Button icon="add" onClick={insert} variant="secondary">
      {label}
    </Button>
  );
}
