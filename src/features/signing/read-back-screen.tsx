import { useEffect, useMemo } from "react";
import type { CalendarDate } from "../../domain/base/calendar-date.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { familyNameOf } from "../../domain/coe/summary.ts";
import { readinessOf } from "../../domain/signing/readiness.ts";
import { type RefusedSigning, refusedSigning, signaturesDue } from "../../domain/signing/refused-signing.ts";
import { signaturesSince } from "../../domain/signing/signing-act.ts";
import { nameOfYouthAlone } from "../../domain/story/story.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Locale, useLocale, useWords } from "../../ui/words.tsx";
import { OnlyWords, SaveProblemAlert, VoidedNotice } from "./draft-notices.tsx";
import { carriedWords } from "./family-signature.tsx";
import { MustFix } from "./must-fix.tsx";
import { onlyCertification, readBack } from "./signing-progress.ts";
import { statementLanguage } from "./statement.tsx";
import { StoryColumns } from "./story-columns.tsx";
import { type OpenDraft, useProblem, useRow, useSigningDraft } from "./use-signing-draft.ts";
import "./signing.scss";

export interface SigningScreenProps {
  readonly world: World;
  readonly coeId: string;
  readonly go: (path: string, options?: { replace?: boolean }) => void;
}

/** The COE as the family told it, read to them before anybody signs. */
export function ReadBackScreen({ world, coeId, go }: SigningScreenProps) {
  const t = useWords();
  const { open } = useSigningDraft(world, coeId);
  if (open === "opening") return <Skeleton label={t("signing.opening")} lines={8} />;
  if (open === "missing") return <OnlyWords action="signing.to-list" href="/coes" topic="signing.missing" />;
  return <ReadBack coeId={coeId} go={go} open={open} today={world.today()} />;
}

type ReadBackProps = Pick<SigningScreenProps, "coeId" | "go"> & { open: OpenDraft; today: CalendarDate };

function ReadBack({ coeId, go, open, today }: ReadBackProps) {
  const t = useWords();
  const locale = useLocale();
  const { writer, policy, lastSigned } = open;
  const row = useRow(writer);
  const problem = useProblem(writer);
  const readiness = useMemo(() => readinessOf(row.answers, policy, today), [row.answers, policy, today]);
  const { answers, signing } = row;
  const { handedOver = false } = signing ?? {};
  useEffect(() => {
    if (handedOver) go(`/coes/${coeId}/sign`, { replace: true });
  }, [handedOver, coeId, go]);
  if (row.stage === "signed")
    return <OnlyWords action="signing.to-view" href={`/coes/${coeId}/view`} topic="signing.frozen" />;

  const shown = signing?.shown ?? null;
  const since = shown ? signaturesSince(shown, answers, policy) : null;
  const correction = lastSigned ? signaturesDue(lastSigned, answers, policy) : null;
  const voided = Boolean(signing?.intervieweeSignature && since?.interviewee);
  const onlyRecruiter = correction !== null && !correction.interviewee;
  const confirm = async (certifies: boolean) => {
    const goOn = certifies ? signing?.step === "certification" && shown === null : since?.interviewee === false;
    if (goOn || (await writer.change({ signing: begun(answers, certifies, locale) }))) go(`/coes/${coeId}/sign`);
  };
  const youth = nameOfYouthAlone(answers);
  const name = youth ?? familyNameOf(answers);
  const whose = name === "" ? "" : youth === null ? "-named" : "-youth";
  return (
    <Page
      kicker={<a href={`/coes/${coeId}`}>{t("signing.all-sections")}</a>}
      lede={youth === null ? t("signing.read-back.lede") : t("signing.read-back.lede-youth", { name: youth })}
      namelessTitle={t("signing.read-back.title")}
      title={t(`signing.read-back.title${whose}`, { name })}
      width="desk"
    >
      <div className="stack">
        {open.standing === "elsewhere" ? <Elsewhere /> : null}
        {problem ? <SaveProblemAlert onRetry={() => void writer.retry()} problem={problem} /> : null}
        {voided ? <VoidedNotice answers={answers} because={since?.because ?? []} coeId={coeId} /> : null}
        <MustFix answers={answers} coeId={coeId} go={go} readiness={readiness} />
        <StoryColumns answers={answers} determination={readiness.determination} />
        {readiness.ready && open.standing === "held" ? (
          <Confirm
            nothingChanged={correction?.recruiter === "none"}
            onlyRecruiter={onlyRecruiter}
            onSign={() => void confirm(onlyRecruiter)}
            onSignAgain={() => void confirm(false)}
            refused={lastSigned && refusedSigning(lastSigned)}
          />
        ) : null}
        <div className="button-row">
          <LinkButton href={`/coes/${coeId}`} icon="edit" variant="secondary">
            {t("signing.read-back.not-right")}
          </LinkButton>
        </div>
        {readiness.ready ? null : <p>{t("signing.read-back.not-yet")}</p>}
      </div>
    </Page>
  );
}

function Elsewhere() {
  const t = useWords();
  return (
    <Alert live="status" title={t("signing.elsewhere.title")} tone="caution">
      <p>{t("signing.elsewhere.words")}</p>
    </Alert>
  );
}

const begun = (answers: CoeAnswers, certifies: boolean, locale: Locale) =>
  certifies
    ? onlyCertification(locale)
    : readBack(answers, statementLanguage(answers.intervieweeSignature.interviewLanguage));

type ConfirmProps = {
  nothingChanged: boolean;
  onlyRecruiter: boolean;
  refused: RefusedSigning | null;
  onSign: () => void;
  onSignAgain: () => void;
};

function Confirm(props: ConfirmProps) {
  const t = useWords();
  if (props.nothingChanged) {
    return (
      <Alert title={t("signing.unchanged.title")} tone="told">
        <p>{t("signing.unchanged.words")}</p>
      </Alert>
    );
  }
  return (
    <div className="stack">
      {props.onlyRecruiter ? (
        <Alert title={t("signing.carried.title")} tone="good">
          <p>{t(carriedWords(props.refused))}</p>
        </Alert>
      ) : null}
      <div className="button-row">
        <Button iconAfter="arrow-forward" onClick={props.onSign} size="large">
          {t(props.onlyRecruiter ? "signing.read-back.certify" : "signing.read-back.right")}
        </Button>
        {props.onlyRecruiter && props.refused?.photo ? (
          <Button onClick={props.onSignAgain} size="large" variant="secondary">
            {t("signing.photo-again.no-paper")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
