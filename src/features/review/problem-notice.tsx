import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../ui/words.tsx";
import { isSignedOut, readingWords } from "./problem-words.ts";

type ProblemNoticeProps = { failure: unknown; onRetry: () => void; busy: boolean; stillShown?: boolean };

/** What went wrong with a question to the office, and the way on. What was read before stays on the screen. */
export function ProblemNotice({ failure, onRetry, busy, stillShown = false }: ProblemNoticeProps) {
  const t = useWords();
  return (
    <Alert
      actions={
        isSignedOut(failure) ? (
          <LinkButton href="/sign-in">{t("review.problem.sign-in")}</LinkButton>
        ) : (
          <Button busy={busy} icon="autorenew" onClick={onRetry} variant="secondary">
            {t("review.problem.retry")}
          </Button>
        )
      }
      icon="cloud-off"
      live="status"
      title={t(stillShown ? "review.problem.title-stale" : "review.problem.title")}
      tone="caution"
    >
      <p>{readingWords(t, failure)}</p>
    </Alert>
  );
}
