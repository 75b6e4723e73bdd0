import { useMemo } from "react";
import { familyNameOf } from "../../domain/coe/summary.ts";
import { parseAnswers } from "../../domain/coe/upgrade.ts";
import { determine } from "../../domain/eligibility/determine.ts";
import { waitsForRecruiter } from "../../domain/review/set-aside.ts";
import { standingDecision } from "../../domain/review/standing-decision.ts";
import { nameOfYouthAlone } from "../../domain/story/story.ts";
import type { Custody } from "../../storage/custody.ts";
import { setAsideText } from "../../storage/sending.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Pill } from "../../ui/pill.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { CoeLife } from "./coe-life.tsx";
import { ContinueHere } from "./continue-here.tsx";
import { FormComments, FormState } from "./form-comments.tsx";
import { FormMoves } from "./form-moves.tsx";
import { FormChildren, FormFamily } from "./form-part-one.tsx";
import { FormSignatures } from "./form-signatures.tsx";
import { useCoeView, type ViewedCoe } from "./use-coe-view.ts";
import "./coe-view.scss";

interface CoeViewScreenProps {
  readonly world: World;
  readonly coeId: string;
  readonly go: (path: string) => void;
}

/** A COE that is not written any more: the official form as it was signed, where it is held, and what the State said. */
export function CoeViewScreen({ world, coeId, go }: CoeViewScreenProps) {
  const t = useWords();
  const viewed = useCoeView(world, coeId);
  if (!viewed) return <Skeleton label={t("coe-view.opening")} lines={8} />;
  return <Viewed coeId={coeId} go={go} viewed={viewed} world={world} />;
}

function Viewed({ world, coeId, go, viewed }: CoeViewScreenProps & { viewed: ViewedCoe }) {
  const t = useWords();
  const { revision, revisionId, custody, draft, decisions } = viewed;
  const answers = useMemo(() => {
    const read = revision && parseAnswers(revision.answersSchema, revision.answers);
    return read?.ok ? read.value : null;
  }, [revision]);
  const determination = useMemo(
    () => (answers && revision ? determine(answers, world.policy(revision.policy.state)) : null),
    [answers, revision, world],
  );
  const decision = revisionId === null ? null : standingDecision(decisions, revisionId);
  const youth = answers ? nameOfYouthAlone(answers) : null;
  const name = youth ?? (answers ? familyNameOf(answers) : "");
  const word = decision?.decision ?? (custody?.safetyCopy ? "safety-copy" : (custody?.word ?? null));
  return (
    <Page
      kicker={<a href="/coes">{t("coe-view.all-coes")}</a>}
      status={word ? <Pill tone={word === "approved" ? "good" : "told"}>{t(`coe-view.custody.${word}`)}</Pill> : null}
      namelessTitle={t("coe-view.title")}
      title={name === "" ? t("coe-view.title") : t(`coe-view.title-${youth === null ? "named" : "youth"}`, { name })}
      width="desk"
    >
      <div className="stack">
        {viewed.elsewhere ? <ContinueHere coeId={coeId} elsewhere={viewed.elsewhere} go={go} world={world} /> : null}
        <NextSteps
          coeId={coeId}
          decided={decision?.decision ?? null}
          draft={draft}
          isSigned={revision?.stage === "signed"}
          notAccepted={
            custody && decision === null && waitsForRecruiter(custody.setAside) ? codesOf(custody.setAside) : null
          }
        />
        <CoeLife viewed={viewed} />
        {answers && determination && revision ? (
          <div className="stack coe-view__form">
            <FormFamily alone={youth !== null} answers={answers} />
            <FormChildren answers={answers} determination={determination} />
            <FormMoves answers={answers} determination={determination} />
            <FormComments answers={answers} />
            <FormSignatures decision={decision} revision={revision} world={world} />
            <FormState answers={answers} policy={world.policy(revision.policy.state)} />
          </div>
        ) : revisionId === null && draft ? null : (
          <Alert tone="told">
            <p>{t("coe-view.body-missing")}</p>
          </Alert>
        )}
        <div className="button-row coe-view__print">
          <Button icon="print" onClick={() => window.print()} variant="secondary">
            {t("coe-view.print")}
          </Button>
        </div>
      </div>
    </Page>
  );
}

const codesOf = (problems: Custody["setAside"]): readonly string[] => [...new Set(problems.map(({ code }) => code))];

type NextStepsProps = {
  coeId: string;
  decided: string | null;
  draft: ViewedCoe["draft"];
  isSigned: boolean;
  /** Why the State could not accept it, where its recruiter puts that right. */
  notAccepted: readonly string[] | null;
};

/** An interview or a correction under way, what the State could not accept, or a return that waits for one. */
function NextSteps({ coeId, decided, draft, isSigned, notAccepted }: NextStepsProps) {
  const t = useWords();
  if (draft?.stage === "draft") {
    const topic = isSigned ? "coe-view.being-written" : "coe-view.being-written-first";
    return (
      <Alert
        actions={<LinkButton href={`/coes/${coeId}`}>{t("coe-view.go-on")}</LinkButton>}
        title={t(topic)}
        tone="told"
      >
        <p>{t(`${topic}-words`)}</p>
      </Alert>
    );
  }
  if (notAccepted) {
    return (
      <Alert
        actions={<LinkButton href={`/coes/${coeId}/corrections`}>{t("coe-view.to-not-accepted")}</LinkButton>}
        title={t("coe-view.not-accepted")}
        tone="caution"
      >
        {notAccepted.map((code) => (
          <p key={code}>{t(setAsideText(code), { code })}</p>
        ))}
      </Alert>
    );
  }
  if (decided !== "returned") return null;
  return (
    <Alert
      actions={<LinkButton href={`/coes/${coeId}/corrections`}>{t("coe-view.to-corrections")}</LinkButton>}
      title={t("coe-view.returned")}
      tone="caution"
    />
  );
}
