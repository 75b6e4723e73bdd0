import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "../storage/database.ts";
import { noteWipeRead } from "../storage/wiped.ts";
import { Button } from "../ui/button.tsx";
import { momentWords } from "../ui/moment-words.ts";
import { Page } from "../ui/page.tsx";
import { useLocale, useWords } from "../ui/words.tsx";

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
