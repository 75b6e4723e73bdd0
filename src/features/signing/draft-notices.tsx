import type { ReactNode } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import type { SaveProblem } from "../../storage/failure.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";
import { FieldNames } from "./field-names.tsx";

/** Something could not be kept. What was typed and drawn is still here, and so is the way to try again. */
export function SaveProblemAlert({ problem, onRetry }: { problem: SaveProblem; onRetry: () => void }) {
  const t = useWords();
  const reload = problem.code === "edited-elsewhere" || problem.code === "code-too-old" || problem.code === "frozen";
  return (
    <Alert
      actions={
        <Button
          icon="autorenew"
          onClick={() => {
            if (reload) location.reload();
            else onRetry();
          }}
        >
          {t(reload ? "signing.problem.reload" : "signing.problem.retry")}
        </Button>
      }
      live="alert"
      title={t("signing.problem.title")}
      tone="bad"
    >
      <p>{t(`signing.problem.${problem.code}`)}</p>
    </Alert>
  );
}

/** A signature stands for what was shown. Something else is written now, so it stands for nothing any more. */
export function VoidedNotice(props: { coeId: string; answers: CoeAnswers; because: readonly FieldPath[] }) {
  const t = useWords();
  return (
    <Alert live="status" title={t("signing.voided.title")} tone="caution">
      <p>{t("signing.voided.why", { count: props.because.length })}</p>
      <FieldNames answers={props.answers} coeId={props.coeId} fields={props.because} />
    </Alert>
  );
}

type OnlyWordsProps = { topic: string; href: string; action: string; children?: ReactNode };

/** A page that says one thing and the way on. */
export function OnlyWords({ topic, href, action, children }: OnlyWordsProps) {
  const t = useWords();
  return (
    <Page title={t(`${topic}.title`)}>
      <div className="stack">
        {children}
        <Alert actions={<LinkButton href={href}>{t(action)}</LinkButton>} tone="told">
          <p>{t(`${topic}.words`)}</p>
        </Alert>
      </div>
    </Page>
  );
}

/** Dates are about to be signed: a clock that is wrong by more than ten minutes is said first (P20). */
export function ClockNotice({ offsetMs }: { offsetMs: number | null }) {
  const t = useWords();
  if (offsetMs === null || Math.abs(offsetMs) <= 600_000) return null;
  return (
    <Alert title={t("signing.clock.title")} tone="caution">
      <p>{t("signing.clock.words", { minutes: Math.round(Math.abs(offsetMs) / 60_000) })}</p>
    </Alert>
  );
}
