import { useState } from "react";
import { emptyCoeAnswers } from "../../domain/coe/coe.ts";
import { familyNameOf } from "../../domain/coe/summary.ts";
import { nameOfYouthAlone } from "../../domain/story/story.ts";
import type { SaveProblem } from "../../storage/failure.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { beginCorrection, continueCorrection, toCorrectOf } from "./begin.ts";
import { CommentList } from "./comment-list.tsx";
import { DecisionNotice } from "./decision-notice.tsx";
import { ForkChoice } from "./fork-choice.tsx";
import { NotAcceptedNotice } from "./not-accepted-notice.tsx";
import { SignAgain } from "./sign-again.tsx";
import { type Corrections, useCorrections } from "./use-corrections.ts";

interface CorrectionsScreenProps {
  readonly world: World;
  readonly coeId: string;
  readonly go: (path: string) => void;
}

/** What the State returned, comment by comment, and the way to answer it. */
export function CorrectionsScreen({ world, coeId, go }: CorrectionsScreenProps) {
  const t = useWords();
  const { found, again } = useCorrections(world, coeId);
  if (!found) return <Skeleton label={t("corrections.opening")} lines={6} />;
  const { decision, draft, decided, fork, notAccepted } = found;
  const answers = draft?.answers ?? decided ?? notAccepted?.answers ?? fork?.mine ?? fork?.theirs ?? emptyCoeAnswers();
  const youth = nameOfYouthAlone(answers);
  const name = youth ?? familyNameOf(answers);
  // Nothing has come back yet: what is to be done here is choosing.
  const twoVersions = fork !== null && decision === null && notAccepted === null;
  const about = twoVersions ? "corrections.fork.title" : "corrections.title";
  return (
    <Page
      kicker={<a href="/coes">{t("corrections.all-coes")}</a>}
      lede={twoVersions ? undefined : t(`corrections.lede${notAccepted === null ? "" : "-not-accepted"}`)}
      namelessTitle={t(about)}
      title={name === "" ? t(about) : t(`${about}-${youth === null ? "named" : "youth"}`, { name })}
    >
      <div className="stack">
        {fork ? <ForkChoice coeId={coeId} fork={fork} onJoined={again} world={world} /> : null}
        {notAccepted ? <NotAcceptedNotice problems={notAccepted.problems} /> : null}
        {twoVersions || (notAccepted && decision === null) ? null : decision === null ? (
          <Alert title={t("corrections.none.title")} tone="told">
            <p>{t("corrections.none.words")}</p>
          </Alert>
        ) : (
          <DecisionNotice decision={decision} lost={found.decisionLost} />
        )}
        <Answering coeId={coeId} found={found} go={go} world={world} />
        <div className="button-row">
          <LinkButton href={`/coes/${coeId}/view`} icon="visibility" variant="secondary">
            {t(twoVersions ? "corrections.view-unsigned" : "corrections.view")}
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}

type AnsweringProps = CorrectionsScreenProps & { found: Corrections };

/** The comments of a return, and the next step: begin the correction, go on with it, or wait for the State. */
function Answering({ world, coeId, found, go }: AnsweringProps) {
  const t = useWords();
  const { decision, draft, decided, elsewhere } = found;
  const from = toCorrectOf(found);
  if (from === null) return null;
  const correcting = draft?.stage === "draft";
  const handedIn = draft?.stage === "signed" && draft.baseRevisionId !== from.revisionId;
  const answered = correcting || handedIn || found.notAccepted !== null;
  return (
    <>
      {decision?.decision === "returned" ? (
        <CommentList
          coeId={coeId}
          decided={decided}
          decision={decision}
          now={answered ? (draft?.answers ?? null) : (elsewhere?.answers ?? null)}
          open={correcting}
        />
      ) : null}
      {handedIn && !elsewhere ? (
        <Alert title={t("corrections.handed-in.title")} tone="good">
          <p>{t("corrections.handed-in.words")}</p>
        </Alert>
      ) : null}
      {correcting && draft ? <SignAgain coeId={coeId} draft={draft} world={world} /> : null}
      {!correcting && (elsewhere || !handedIn) ? <FirstStep coeId={coeId} found={found} go={go} world={world} /> : null}
    </>
  );
}

/** Begins the correction here, or goes on with the one that was begun on another tablet: never both. */
function FirstStep({ world, coeId, found, go }: AnsweringProps) {
  const t = useWords();
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const { elsewhere } = found;
  const body = toCorrectOf(found)?.answers ?? null;
  const step = async () => {
    setBusy(true);
    const outcome = await (elsewhere
      ? continueCorrection(world, coeId, elsewhere)
      : beginCorrection(world, coeId, found));
    setBusy(false);
    if (outcome?.ok) go(`/coes/${coeId}`);
    else setProblem(outcome?.error ?? { code: "storage-failed", cause: "" });
  };
  const isMine = elsewhere?.answers != null && elsewhere.isMine;
  return (
    <>
      {elsewhere ? (
        <Alert icon="tablet" title={t("corrections.elsewhere.title")} tone="told">
          <p>{t(`corrections.elsewhere.${elsewhere.answers === null ? "not-here" : isMine ? "words" : "other"}`)}</p>
        </Alert>
      ) : null}
      {!elsewhere && !body ? (
        <Alert tone="told">
          <p>{t("corrections.body-missing")}</p>
        </Alert>
      ) : null}
      {isMine || (!elsewhere && body) ? (
        <div className="button-row">
          <Button busy={busy} icon="edit" onClick={() => void step()} size="large">
            {t(elsewhere ? "corrections.continue-here" : "corrections.begin")}
          </Button>
        </div>
      ) : null}
      {problem ? (
        <Alert live="alert" title={t("signing.problem.title")} tone="bad">
          <p>{t(`signing.problem.${problem.code}`)}</p>
        </Alert>
      ) : null}
    </>
  );
}
