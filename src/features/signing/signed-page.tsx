import { useEffect, useState } from "react";
import type { Custody } from "../../storage/custody.ts";
import { watchCustody } from "../../storage/custody-watch.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import type { IconName } from "../../ui/icon-paths.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";
import { SigningPage } from "./signing-page.tsx";

const icons: Readonly<Partial<Record<Custody["word"], IconName>>> = {
  "on-this-tablet-only": "tablet",
  received: "mail",
  complete: "check-circle",
  secured: "shield",
};

const wordsOf = (word: Custody["word"]) =>
  word === "on-this-tablet-only" ? "here" : word === "received" ? "partly" : "there";

/** Signed: where the COE is now, and what happens next. */
export function SignedPage({ world, coeId }: { world: World; coeId: string }) {
  const t = useWords();
  const word = useCustody(world, coeId)?.word ?? "on-this-tablet-only";
  return (
    <SigningPage>
      <Page lede={t("signing.signed.lede")} title={t("signing.signed.title")}>
        <div className="stack">
          <Alert
            icon={icons[word] ?? "check-circle"}
            live="status"
            title={t(`signing.custody.${word}`)}
            tone={word === "on-this-tablet-only" ? "told" : "good"}
          >
            <p>{t(`signing.signed.${wordsOf(word)}`)}</p>
          </Alert>
          <p>{t("signing.signed.next")}</p>
          <div className="button-row">
            <LinkButton href="/coes">{t("signing.to-list")}</LinkButton>
            <LinkButton href={`/coes/${coeId}/view`} icon="visibility" variant="secondary">
              {t("signing.to-view")}
            </LinkButton>
          </div>
        </div>
      </Page>
    </SigningPage>
  );
}

function useCustody(world: World, coeId: string): Custody | null {
  const [custody, setCustody] = useState<Custody | null>(null);
  useEffect(() => {
    const watch = watchCustody(world.db, coeId).subscribe(setCustody, () => setCustody(null));
    return () => watch.unsubscribe();
  }, [world, coeId]);
  return custody;
}
