import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { InView } from "../../ui/in-view.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { problemWords } from "./problem-words.ts";
import { refusalWords } from "./refusal-words.ts";
import { isWritten } from "./review-notes.ts";
import type { Sent } from "./send-decision.ts";
import { useNotes, useSheet } from "./sheet-context.ts";

type Refused = Extract<Sent, { kind: "refused" }>;

type OvertakenProps = {
  refused: Refused;
  personId: string | undefined;
  onShowCurrent: () => void;
  onClose: () => void;
};

/** The COE does not stand any more as this page shows it: there is nothing to try again, only to look. */
export function Overtaken({ refused, personId, onShowCurrent, onClose }: OvertakenProps) {
  const t = useWords();
  const locale = useLocale();
  const { notes } = useSheet();
  const written = isWritten(useNotes(notes));
  return (
    <Dialog
      actions={
        <>
          <Button data-first-focus="" icon="autorenew" onClick={onShowCurrent}>
            {t("review.decide.show-current")}
          </Button>
          <Button onClick={onClose} variant="secondary">
            {t("review.close")}
          </Button>
        </>
      }
      closeLabel={t("review.close")}
      onClose={onClose}
      open
      title={t("review.decide.refused")}
    >
      <Alert live="alert" tone="caution">
        <p>{refusalWords(t, locale, refused.code, { details: refused.details, personId })}</p>
      </Alert>
      {written ? <p>{t("review.decide.kept")}</p> : null}
    </Dialog>
  );
}

/** Why it did not happen, or that nobody knows yet; below what was written, which stays as it is. */
export function DecisionOutcome({ sent }: { sent: Sent | null }) {
  const t = useWords();
  const locale = useLocale();
  if (sent === null || sent.kind === "stands") return null;
  return (
    <InView of={sent}>
      {sent.kind === "refused" ? (
        <Alert
          actions={
            sent.code === "not-signed-in" ? (
              <LinkButton href="/sign-in">{t("review.problem.sign-in")}</LinkButton>
            ) : undefined
          }
          live="alert"
          title={t("review.decide.refused")}
          tone="bad"
        >
          <p>{refusalWords(t, locale, sent.code, { details: sent.details })}</p>
        </Alert>
      ) : (
        <Alert live="alert" title={t("review.decide.unknown")} tone="caution">
          <p>{problemWords(t, sent.problem)}</p>
          <p>{t("review.decide.unknown-words")}</p>
        </Alert>
      )}
    </InView>
  );
}
