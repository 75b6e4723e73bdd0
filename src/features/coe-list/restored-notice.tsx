import { useEffect, useState } from "react";
import type { SurcoDatabase } from "../../storage/database.ts";
import { noteRestoredRead, watchRestored } from "../../storage/restored.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { useAllWords, useWords } from "../../ui/words.tsx";

/** A storage that was lost and filled again is never passed over in silence. */
export function RestoredNotice({ db }: { db: SurcoDatabase }) {
  const [coes, setCoes] = useState(0);
  useEffect(() => {
    const watching = watchRestored(db).subscribe({
      next: (restored) => setCoes(restored?.coes ?? 0),
      error: () => undefined, // a storage that cannot be read is told by the list
    });
    return () => watching.unsubscribe();
  }, [db]);
  // A storage that does not take it tells it once more.
  const read = () => void noteRestoredRead(db).catch(() => undefined);
  return coes === 0 ? null : <Told coes={coes} onRead={read} />;
}

function Told({ coes, onRead }: { coes: number; onRead: () => void }) {
  useAllWords();
  const t = useWords();
  const read = (
    <Button onClick={onRead} size="dense" variant="secondary">
      {t("second-copy.restored.read")}
    </Button>
  );
  return (
    <Alert actions={read} icon="shield" live="status" title={t("second-copy.restored", { count: coes })} tone="good">
      <p>{t("second-copy.restored.words")}</p>
    </Alert>
  );
}
