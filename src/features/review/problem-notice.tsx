import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { isSignedOut, readingWords } from "./problem-words.ts";

type ProblemNoticeProps = {
  failure: unknown;
  onRetry: () => void;
  busy: boolean;
  /** When that was read which is still on the screen; nothing, or 0, where there is nothing on it. */
  readAt?: number;
};

/** What went wrong with a question to the office, and the way on. What was read before stays on the screen. */
export function ProblemNotice({ failure, onRetry, busy, readAt = 0 }: ProblemNoticeProps) {
  const t = useWords();
  const locale = useLocale();
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
      title={
        readAt > 0
          ? t("review.problem.title-stale", { time: momentWords(new Date(readAt).toISOString(), locale, "at-time") })
          : t("review.problem.title")
      }
      tone="caution"
    >
      <p>{readingWords(t, failure)}</p>
    </Alert>
  );
}
