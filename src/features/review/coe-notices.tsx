import type { Decision } from "../../domain/protocol/review.ts";
import type { DecisionRefusal } from "../../domain/review/decisions.ts";
import { madeGoodBy, waitsForRecruiter } from "../../domain/review/set-aside.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { OtherCoes } from "./other-coes.tsx";
import { reasonWords } from "./reason-words.ts";
import { refusalWords } from "./refusal-words.ts";
import { useSheet } from "./sheet-context.ts";
import { type Version, versionNumber } from "./version-choice.ts";

type CoeNoticesProps = {
  version: Version;
  current: Version;
  standing: Decision | null;
  /** Why nothing can be decided here, or null. */
  refusal: DecisionRefusal | null;
  onChoose: (revisionId: string) => void;
};

/** What has to be known before one reads: another version, a decision that stands, why nothing can be decided. */
export function CoeNotices({ version, current, standing, refusal, onChoose }: CoeNoticesProps) {
  const isCurrent = version.revisionId === current.revisionId;
  return (
    <>
      {isCurrent ? null : <OtherVersion current={current} onChoose={onChoose} version={version} />}
      {standing ? <Standing decision={standing} /> : null}
      {isCurrent ? <OtherCoes /> : null}
      <SetAsideVersions onChoose={onChoose} shown={version} />
      {isCurrent && refusal ? <CannotDecide refusal={refusal} version={version} /> : null}
    </>
  );
}

type OtherVersionProps = Pick<CoeNoticesProps, "version" | "current" | "onChoose">;

function OtherVersion({ version, current, onChoose }: OtherVersionProps) {
  const t = useWords();
  const { record } = useSheet();
  return (
    <Alert
      actions={
        <Button icon="update" onClick={() => onChoose(current.revisionId)} variant="secondary">
          {t("review.version.show-current")}
        </Button>
      }
      icon="history"
      live="status"
      title={t("review.version.not-current", {
        number: versionNumber(record, version.revisionId),
        current: versionNumber(record, current.revisionId),
      })}
      tone="caution"
    >
      <p>{t("review.version.not-current-words")}</p>
    </Alert>
  );
}

type SetAsideProps = Pick<CoeNoticesProps, "onChoose"> & { shown: Version };

/** The mark "set aside" of the queue, with the version it means: it may hold what its recruiter wanted to say. One that was signed again since is history. */
function SetAsideVersions({ shown, onChoose }: SetAsideProps) {
  const t = useWords();
  const { record } = useSheet();
  const madeGood = madeGoodBy(
    record.revisions.filter(({ stage, receipt }) => stage === "signed" && receipt.standing === "accepted"),
    record.revisions,
  );
  const others = record.revisions.filter(
    ({ receipt, revisionId }) =>
      receipt.standing === "set-aside" && revisionId !== shown.revisionId && !madeGood.has(revisionId),
  );
  return others.map(({ revisionId, receipt }) => {
    const number = versionNumber(record, revisionId);
    return (
      <Alert
        actions={
          <Button onClick={() => onChoose(revisionId)} variant="secondary">
            {t("review.version.show", { number })}
          </Button>
        }
        icon="flag"
        key={revisionId}
        title={t("review.version.set-aside", { number })}
        tone="caution"
      >
        <SetAsideReasons problems={receipt.problems} />
      </Alert>
    );
  });
}

function Standing({ decision }: { decision: Decision }) {
  const t = useWords();
  const locale = useLocale();
  const tone = { approved: "good", returned: "caution", denied: "bad" } as const;
  const icon = { approved: "verified", returned: "undo", denied: "cancel" } as const;
  return (
    <Alert
      icon={icon[decision.decision]}
      title={t(`review.standing.${decision.decision}`, {
        who: decision.reviewer.name,
        when: momentWords(decision.at, locale),
      })}
      tone={tone[decision.decision]}
    >
      {decision.reasons.length > 0 ? <p>{reasonWords(t, decision.reasons)}</p> : null}
      {decision.note === "" ? null : <p className="as-written">{decision.note}</p>}
      {decision.comments.length > 0 ? (
        <p>{t("review.standing.comments", { count: decision.comments.length })}</p>
      ) : null}
      <p>{t(`review.standing.${decision.decision}-words`)}</p>
    </Alert>
  );
}

function CannotDecide({ refusal, version }: { refusal: DecisionRefusal; version: Version }) {
  const t = useWords();
  const locale = useLocale();
  const { awaiting, problems } = version.receipt;
  return (
    <Alert
      icon={refusal === "own-coe" ? "person" : "lock"}
      title={t(refusal === "revision-not-signed" ? "review.not-handed-in" : "review.cannot-decide")}
      tone="told"
    >
      <p>{refusalWords(t, locale, refusal)}</p>
      {refusal === "revision-incomplete" ? <p>{t("review.awaiting", { count: awaiting.length })}</p> : null}
      {refusal === "revision-set-aside" ? <SetAsideReasons problems={problems} /> : null}
    </Alert>
  );
}

/** Why, and whose turn it is: what a recruiter can put right is on their tablet already (P7). */
function SetAsideReasons({ problems }: Pick<Version["receipt"], "problems">) {
  const t = useWords();
  return (
    <>
      {[...new Set(problems.map(({ code }) => code))].map((code) => (
        <p key={code}>{t(`review.set-aside.${code}`)}</p>
      ))}
      {waitsForRecruiter(problems) ? <p>{t("review.set-aside-told")}</p> : null}
    </>
  );
}
