import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { relationInWords } from "../../domain/coe/relationship.ts";
import { signingComment, withSigningComment } from "../../domain/signing/signing-act.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import { Button } from "../../ui/button.tsx";
import { InEnglish } from "../../ui/in-english.tsx";
import { jumpToField } from "../../ui/jump-to-field.ts";
import { type Locale, useLocale, useWords } from "../../ui/words.tsx";
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
  const locale = useLocale();
  const { answers } = row;
  const { method } = answers.intervieweeSignature;
  const owed = signingComment(answers, policy);
  if (owed === null || method === null) return null;
  const written = answers.comments[owed.kind] ?? "";
  // What is not known yet leaves a gap that is seen.
  const known = Object.entries(owed.starter.values).map(([name, value]) => [name, value || "…"] as const);
  const { relationship } = answers.intervieweeSignature;
  const valuesIn = (language: Locale) => ({
    ...Object.fromEntries(known),
    relationship: relationInWords(relationship, language) || "…",
  });
  const read = t(owed.starter.message, valuesIn(locale));
  return (
    <div className="stack stack--close">
      <TextDraft
        error={error}
        hint={locale === "en" ? read : `${read} (${t("signing.comment.english")})`}
        id="signing.comment"
        key={owed.kind}
        label={t(method === "refused" ? "signing.comment.refused" : "signing.comment")}
        long
        onKeep={(text) => onChange(withSigningComment(answers, method, text))}
        value={written}
      />
      <InEnglish>
        {(english) => {
          const starter = english(owed.starter.message, valuesIn("en"));
          if (written.includes(starter)) return null;
          const begin = () => {
            onChange(withSigningComment(answers, method, `${starter} ${written}`.trim()));
            // The button goes; the sentence waits to be finished.
            jumpToField("signing.comment");
          };
          return (
            <div className="button-row">
              <Button icon="add" onClick={begin} variant="secondary">
                {t("signing.comment.begin")}
              </Button>
            </div>
          );
        }}
      </InEnglish>
    </div>
  );
}
