import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { InView } from "../../ui/in-view.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../ui/words.tsx";
import { problemWords, wantsFreshSignIn, wantsSignIn } from "./problem-words.ts";

type ReadingProblemProps = { failure: unknown; busy: boolean; onRetry: () => void };

/** What went wrong with a question to the office, and the way on. What was read before stays on the screen. */
export function ReadingProblem({ failure, busy, onRetry }: ReadingProblemProps) {
  const t = useWords();
  return (
    <Alert
      actions={
        wantsSignIn(failure) ? (
          <SignIn />
        ) : (
          <Button busy={busy} icon="autorenew" onClick={onRetry} variant="secondary">
            {t("administration.problem.retry")}
          </Button>
        )
      }
      icon="cloud-off"
      live="status"
      title={t("administration.problem.reading")}
      tone="caution"
    >
      <p>{problemWords(t, failure)}</p>
    </Alert>
  );
}

/** Why something was not done. Who works here was already asked about where the State wanted to know (beside the screen). */
export function DeedProblem({ error }: { error: unknown }) {
  const t = useWords();
  if (error === null) return null;
  return (
    <InView of={error}>
      <Alert
        actions={wantsSignIn(error) || wantsFreshSignIn(error) ? <SignIn /> : undefined}
        live="alert"
        title={t("administration.problem.not-done")}
        tone="caution"
      >
        <p>{problemWords(t, error)}</p>
      </Alert>
    </InView>
  );
}

function SignIn() {
  const t = useWords();
  return (
    <LinkButton href="/sign-in" icon="person" variant="secondary">
      {t("administration.problem.sign-in")}
    </LinkButton>
  );
}
