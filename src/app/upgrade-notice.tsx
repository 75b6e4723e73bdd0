import { useCallback, useSyncExternalStore } from "react";
import type { SurcoDatabase } from "../storage/database.ts";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { useWords } from "../ui/words.tsx";

type UpgradeNoticeProps = { db: SurcoDatabase; reload: () => void };

function standingOf(db: SurcoDatabase): "stopped" | "blocked" | "older" | null {
  if (db.closedForUpgrade) return "stopped";
  if (db.upgradeBlocked) return "blocked";
  return db.usedByLater ? "older" : null;
}

/** A newer release needs the storage, or has written in it: this one writes nothing more until it is loaded again (P17). */
export function UpgradeNotice({ db, reload }: UpgradeNoticeProps) {
  const t = useWords();
  const subscribe = useCallback((told: () => void) => db.onUpgrade(told), [db]);
  const standing = useSyncExternalStore(subscribe, () => standingOf(db));
  if (standing === null) return null;
  return (
    <Alert
      actions={
        <Button icon="autorenew" onClick={reload}>
          {t("shell.update.reload")}
        </Button>
      }
      live="alert"
      title={t("shell.update.label")}
      tone="caution"
    >
      <p>{t(`shell.update.${standing}`)}</p>
    </Alert>
  );
}
