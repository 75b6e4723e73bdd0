import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { signingComment, withSigningComment } from "../../domain/signing/signing-act.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../ui/words.tsx";
import { TextDraft } from "./text-draft.tsx";

type SigningCommentProps = {
  row: DraftRow;
  policy: StatePolicy;
  error: string | undefined;
  onChange: (answers: CoeAnswers) => void;
};

/** The comment that every way of signing but the drawn one owes, with the sentence that begins it. */
export function SigningComment({ row, policy, error, onChange }: SigningCommentProps) {
  const t = useWords();
  const { answers } = row;
  const { method } = answers.intervieweeSignature;
  const owed = signingComment(answers, policy);
  if (owed === null || method === null) return null;
  const written = answers.comments[owed.kind] ?? "";
  // What is not known yet leaves a gap that is seen.
  const values = Object.fromEntries(Object.entries(owed.starter.values).map(([name, value]) => [name, value || "…"]));
  const starter = t(owed.starter.message, values);
  return (
    <div className="stack stack--close">
      <TextDraft
        error={error}
        hint={starter}
        id="signing.comment"
        key={owed.kind}
        label={t("signing.comment")}
        long
        onKeep={(text) => onChange(withSigningComment(answers, method, text))}
        value={written}
      />
      {written.includes(starter) ? null : (
        <div className="button-row">
          <Button
            icon="add"
            onClick={() => onChange(withSigningComment(answers, method, `${starter} ${written}`.trim()))}
            variant="secondary"
          >
            {t("signing.comment.begin")}
          </Button>
        </div>
      )}
    </div>
  );
}
