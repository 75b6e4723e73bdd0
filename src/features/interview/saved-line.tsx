import { startTransition, useEffect, useState } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { StatusLine } from "../../ui/status-line.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import type { SaveState } from "./draft-session.ts";
import { useInterview } from "./interview-context.ts";

function useSaveState(): SaveState {
  const { session } = useInterview();
  const [state, setState] = useState(session.saveState);
  useEffect(() => {
    const take = () => startTransition(() => setState(session.saveState()));
    take();
    return session.subscribe(take);
  }, [session]);
  return state;
}

/** "Saved 14:03" beside the title; spoken the first time and then only when something went wrong. */
export function SavedLine() {
  const t = useWords();
  const locale = useLocale();
  const state = useSaveState();
  const { session } = useInterview();
  const row = session.row();
  if (state.kind === "failed") {
    return (
      <StatusLine spoken={t("interview.save.failed")} tone="bad">
        {t("interview.save.failed")}
      </StatusLine>
    );
  }
  if (state.kind === "pending")
    return (
      <StatusLine icon="edit" spoken="" tone="plain">
        {t("interview.save.pending")}
      </StatusLine>
    );
  const at = state.kind === "saved" ? state.at : row?.changedAt;
  if (at === undefined) return null;
  const time = momentWords(at, locale, "time");
  return (
    <StatusLine spoken={state.kind === "saved" ? t("interview.save.saved") : ""}>
      {t(state.kind === "saved" ? "interview.save.saved-at" : "interview.save.last-saved", { time })}
    </StatusLine>
  );
}

/** What was not saved stays on the screen and can be taken along as a file; why, and what to do, in words. */
export function SaveProblemNotice({ onReload }: { onReload: () => void }) {
  const t = useWords();
  const state = useSaveState();
  const { session, coeId } = useInterview();
  if (state.kind !== "failed") return null;
  const { code } = state.problem;
  const mustReload = session.stopped();
  return (
    <Alert
      actions={
        <>
          {mustReload ? (
            <Button icon="autorenew" onClick={onReload}>
              {t("interview.save.reload")}
            </Button>
          ) : (
            <Button icon="autorenew" onClick={() => void session.flush()}>
              {t("interview.save.retry")}
            </Button>
          )}
          <CopyAsFile answers={session.answers} name={`coe-${coeId.slice(0, 8)}`} />
        </>
      }
      live="alert"
      title={t("interview.save.failed-title")}
      tone="bad"
    >
      <p>{t(`interview.save.problem.${code}`)}</p>
    </Alert>
  );
}

/** A plain copy of the answers, made on this tablet and sent nowhere. */
function CopyAsFile({ answers, name }: { answers: () => CoeAnswers; name: string }) {
  const t = useWords();
  const [done, setDone] = useState(false);
  const copy = () => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(answers(), null, 2)], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${name}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    setDone(true);
  };
  return (
    <Button icon={done ? "check" : "file-present"} onClick={copy} variant="secondary">
      {t("interview.save.copy")}
    </Button>
  );
}
