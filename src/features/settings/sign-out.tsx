import { useState, useSyncExternalStore } from "react";
import type { SyncStatus, World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useWords } from "../../ui/words.tsx";

/** Without a network it says what follows from it, and asks once. */
export function SignOut({ world, onSignOut }: { world: World; onSignOut: () => void }) {
  const t = useWords();
  const { status } = world.sync;
  const offline = useSyncExternalStore(watchNetwork(status), () => isOffline(status.get()));
  const [asking, setAsking] = useState(false);
  return (
    <>
      {offline ? (
        <Alert title={t("settings.sign-out.offline.title")} tone="caution">
          <p>{t("settings.sign-out.offline")}</p>
        </Alert>
      ) : null}
      <div className="button-row">
        <Button icon="logout" onClick={() => (offline ? setAsking(true) : onSignOut())} variant="secondary">
          {t("settings.sign-out")}
        </Button>
      </div>
      <Dialog
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("settings.sign-out.stay")}</Button>
            <Button icon="logout" onClick={onSignOut} variant="secondary">
              {t("settings.sign-out.anyway")}
            </Button>
          </>
        }
        onClose={() => setAsking(false)}
        open={asking}
        title={t("settings.sign-out.ask")}
      >
        <p>{t("settings.sign-out.offline")}</p>
      </Dialog>
    </>
  );
}

/** The State did not answer the last time, or the browser knows of no network. Only a hint hangs on it: signing out stays possible. */
const isOffline = ({ problem }: SyncStatus): boolean =>
  !navigator.onLine || problem === "no-answer" || problem === "not-an-answer";

const watchNetwork = (status: World["sync"]["status"]) => (changed: () => void) => {
  const stop = status.subscribe(changed);
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    stop();
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
};
