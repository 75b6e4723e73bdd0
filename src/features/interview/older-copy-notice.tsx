import { useEffect, useState } from "react";
import { watchOlderCopy } from "../../storage/older-copy.ts";
import { Alert } from "../../ui/alert.tsx";
import { useWords } from "../../ui/words.tsx";
import { useInterview } from "./interview-context.ts";

/** Before somebody writes on from answers that are not the newest, they are told. */
export function OlderCopyNotice() {
  const t = useWords();
  const { world, coeId } = useInterview();
  const [isOlder, setIsOlder] = useState(false);
  useEffect(() => {
    const watching = watchOlderCopy(world.db, coeId).subscribe({ next: setIsOlder, error: () => undefined });
    return () => watching.unsubscribe();
  }, [world, coeId]);
  if (!isOlder) return null;
  return (
    <Alert live="status" title={t("interview.older-copy.title")} tone="caution">
      <p>{t("interview.older-copy.why")}</p>
    </Alert>
  );
}
