import { useEffect, useState } from "react";
import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "../storage/database.ts";
import { noteWipeRead, watchWiped } from "../storage/wiping.ts";
import { Button } from "../ui/button.tsx";
import { momentWords } from "../ui/moment-words.ts";
import { Page } from "../ui/page.tsx";
import { useLocale, useWords } from "../ui/words.tsx";

/** When this tablet erased itself on the State's order; null while it has not, or somebody has read it. Every window hears of it. */
export function useWiped(db: SurcoDatabase): Instant | null {
  const [wiped, setWiped] = useState<Instant | null>(null);
  useEffect(() => {
    const watching = watchWiped(db).subscribe({ next: setWiped, error: () => undefined });
    return () => watching.unsubscribe();
  }, [db]);
  return wiped;
}

/** Takes the place of every other screen. Whoever holds the tablet is told what happened, and nobody is blamed. */
export function WipedScreen({ db, at }: { db: SurcoDatabase; at: Instant }) {
  const t = useWords();
  const locale = useLocale();
  return (
    <Page lede={t("shell.wiped.words", { when: momentWords(at, locale, "brief") })} title={t("shell.wiped.title")}>
      <p>{t("shell.wiped.work")}</p>
      <p>{t("shell.wiped.next")}</p>
      <Button icon="person" onClick={() => void noteWipeRead(db)}>
        {t("shell.wiped.sign-in")}
      </Button>
    </Page>
  );
}
