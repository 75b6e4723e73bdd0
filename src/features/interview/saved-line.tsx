import { startTransition, useEffect, useState, useSyncExternalStore } from "react";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { StatusLine } from "../../ui/status-line.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { CopyAsFile } from "./copy-as-file.tsx";
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

const subscribeNetwork = (tell: () => void) => {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  return () => {
    removeEventListener("online", tell);
    removeEventListener("offline", tell);
  };
};

/** The browser knows of no network. Only words hang on it (P15). */
const useOffline = (): boolean => useSyncExternalStore(subscribeNetwork, () => !navigator.onLine);

/** "Saved at 2:03 PM" beside the title; spoken the first time and then only when something went wrong. */
export function SavedLine() {
  const t = useWords();
  const locale = useLocale();
  const state = useSaveState();
  const { session } = useInterview();
  const offline = useOffline();
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
  if (at === undefined) {
    if (!offline) return null;
    return (
      <StatusLine spoken="" tone="plain">
        {t("interview.save.offline")}
      </StatusLine>
    );
  }
  const time = momentWords(at, locale, "at-time");
  return (
    <StatusLine spoken={state.kind === "saved" ? t("interview.save.saved") : ""}>
      {t(savedWords(state.kind === "saved", offline), { time })}
    </StatusLine>
  );
}

function savedWords(now: boolean, offline: boolean): string {
  if (offline) return "interview.save.saved-offline";
  return now ? "interview.save.saved-at" : "interview.save.last-saved";
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
          <CopyAsFile content={session.answers} label={t("interview.save.copy")} name={`coe-${coeId.slice(0, 8)}`} />
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
