import { useState } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { SignatureMethod } from "../../domain/coe/interviewee-signature.ts";
import { relationInWords } from "../../domain/coe/relationship.ts";
import { fieldAddress } from "../../domain/coe/section-of-field.ts";
import {
  isOnScreen,
  methodsFor,
  needsWitness,
  type SigningGap,
  signingGaps,
  withMethod,
  withWitness,
} from "../../domain/signing/signing-act.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import type { SigningProgress } from "../../storage/signing-progress.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { jumpToField } from "../../ui/jump-to-field.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { ClockNotice, SaveProblemAlert } from "./draft-notices.tsx";
import { PaperPhoto } from "./paper-photo.tsx";
import { SigningComment } from "./signing-comment.tsx";
import { SigningPage } from "./signing-page.tsx";
import { withoutFamilySignature } from "./signing-progress.ts";
import { firstLanguage, Statement, statementLanguage } from "./statement.tsx";
import { TextDraft } from "./text-draft.tsx";
import { type StepProps, useProblem, useRow } from "./use-signing-draft.ts";

/** Still in the recruiter's hands: how the family signs, and in which language it meets the statement. */
export function MethodStep({ world, open }: StepProps) {
  const t = useWords();
  const { writer, policy } = open;
  const row = useRow(writer);
  const problem = useProblem(writer);
  const [tried, setTried] = useState(false);
  const { answers, coeId } = row;
  const signing = row.signing as SigningProgress;
  const { method, intervieweeName } = answers.intervieweeSignature;
  const gaps = signingGaps(answers, policy, signing.intervieweeSignature !== null);
  const errorOf = (gap: SigningGap) => (tried && gaps.includes(gap) ? t(`signing.gap.${gap}`) : undefined);
  const onScreen = method === null || isOnScreen(method);
  const goOn = () => {
    const missing = gaps.filter((gap) => !(onScreen && gap === "signature"));
    if (missing.length > 0) {
      setTried(true);
      jumpToField(`signing.${missing[0]}`);
    } else if (onScreen) void writer.change({ signing: { ...signing, step: "statement", handedOver: true } });
    else {
      const moment = { intervieweeSignedOn: world.today(), intervieweeSignedAt: world.now() };
      void writer.change({ signing: { ...signing, ...moment, step: "certification" } });
    }
  };
  return (
    <SigningPage>
      <Page
        kicker={<a href={`/coes/${coeId}/read-back`}>{t("signing.back-to-read-back")}</a>}
        lede={t(onScreen ? "signing.method.lede" : `signing.method-lede.${method}`)}
        namelessTitle={t("signing.method.question")}
        title={t("signing.method.title", { name: intervieweeName })}
      >
        <div className="stack">
          {problem ? <SaveProblemAlert onRetry={() => void writer.retry()} problem={problem} /> : null}
          <ClockNotice offsetMs={world.sync.status.get().serverTimeOffsetMs} />
          <Who answers={answers} coeId={coeId} />
          <MethodFields errorOf={errorOf} open={open} row={row} />
          {onScreen ? null : (
            <Card look="tint" title={t("signing.statement.aloud")}>
              <Statement first={firstLanguage(signing.language)} />
            </Card>
          )}
          <div className="button-row">
            <Button iconAfter="arrow-forward" onClick={goOn} size="large">
              {onScreen ? t("signing.method.hand-over", { name: intervieweeName }) : t("signing.method.go-on")}
            </Button>
            <LinkButton href={`/coes/${coeId}`} variant="secondary">
              {t("signing.method.later")}
            </LinkButton>
          </div>
        </div>
      </Page>
    </SigningPage>
  );
}

type MethodFieldsProps = {
  open: StepProps["open"];
  row: DraftRow;
  errorOf: (gap: SigningGap) => string | undefined;
};

/** How they sign, in which language, who sees it, and the comment it owes. */
function MethodFields({ open, row, errorOf }: MethodFieldsProps) {
  const t = useWords();
  const { writer, policy } = open;
  const { answers } = row;
  const signing = row.signing as SigningProgress;
  const { method } = answers.intervieweeSignature;
  const change = (next: CoeAnswers) => void writer.change({ answers: next });
  const choose = (chosen: SignatureMethod) => {
    const paper = chosen === "paper" ? signing.paper : null;
    void writer.change({
      answers: withMethod(answers, chosen),
      signing: { ...withoutFamilySignature(signing), paper },
    });
  };
  return (
    <>
      <RadioGroup
        choices={methodsFor(policy).map((value) => ({
          value,
          label: t(`signing.method.${value}`),
          hint: t(`signing.method-hint.${value}`),
        }))}
        error={errorOf("method") ?? errorOf("method-not-accepted")}
        id="signing.method"
        label={t("signing.method.question")}
        onChange={choose}
        value={method ?? undefined}
      />
      <LanguageChoice
        answers={answers}
        onChoose={(language) => void writer.change({ signing: { ...signing, language } })}
        value={signing.language}
      />
      {needsWitness(method) ? (
        <TextDraft
          error={errorOf("witness")}
          hint={t(method === "x-mark" ? "signing.witness.hint-mark" : "signing.witness.hint")}
          id="signing.witness"
          label={t("signing.witness")}
          onKeep={(text) => change(withWitness(writer.row().answers, text))}
          value={answers.intervieweeSignature.witness}
        />
      ) : null}
      {method === "paper" ? (
        <PaperPhoto onKeep={(paper) => void writer.change({ signing: { ...signing, paper } })} paper={signing.paper} />
      ) : null}
      <SigningComment error={errorOf("comment")} onChange={change} policy={policy} row={row} />
    </>
  );
}

function Who({ answers, coeId }: { answers: CoeAnswers; coeId: string }) {
  const t = useWords();
  const locale = useLocale();
  const { intervieweeName, relationship } = answers.intervieweeSignature;
  return (
    <Card
      look="sunk"
      status={
        <LinkButton href={fieldAddress(coeId, "intervieweeSignature.intervieweeName")} variant="quiet">
          {t("signing.who.change")}
        </LinkButton>
      }
      title={t("signing.who.title")}
    >
      <FactList
        facts={[
          { id: "name", term: t("signing.who.name"), value: intervieweeName },
          { id: "relationship", term: t("signing.who.relationship"), value: relationInWords(relationship, locale) },
        ]}
      />
    </Card>
  );
}

type LanguageChoiceProps = { answers: CoeAnswers; value: string; onChoose: (language: string) => void };

function LanguageChoice({ answers, value, onChoose }: LanguageChoiceProps) {
  const t = useWords();
  const spoken = statementLanguage(answers.intervieweeSignature.interviewLanguage);
  const isOther = spoken !== "en" && spoken !== "es";
  const aloud = isOther ? [{ value: spoken, label: t("signing.language.aloud", { language: spoken }) }] : [];
  return (
    <RadioGroup
      choices={[
        { value: "es", label: t("signing.language.es") },
        { value: "en", label: t("signing.language.en") },
        ...aloud,
      ]}
      hint={t("signing.language.hint")}
      label={t("signing.language.question")}
      onChange={onChoose}
      value={value}
    />
  );
}
