import { Suspense, useCallback } from "react";
import { custodyOfCoe } from "../storage/custody.ts";
import { isOnlyHere } from "../storage/handed-on.ts";
import type { World } from "../storage/world.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { Page } from "../ui/page.tsx";
import { useAnswer } from "../ui/use-answer.ts";
import { useAllWords, useWords } from "../ui/words.tsx";
import { NotFound } from "./not-found.tsx";

interface Handed {
  readonly to: string;
  /** Versions and photos of it that have not left this tablet, and its working copy where something of that is in no version. */
  readonly unsent: number;
}

async function handedOn({ db, person }: World, coeId: string): Promise<Handed | "elsewhere"> {
  const owner = await db.owners.get(coeId);
  if (owner === undefined || owner.recruiterId === person?.id || owner.formerId !== person?.id) return "elsewhere";
  const unsent = (await custodyOfCoe(db, coeId))?.unsent.length ?? 0;
  return { to: owner.name, unsent: unsent + ((await isOnlyHere(db, coeId)) ? 1 : 0) };
}

/** In place of a COE that is not one's own: like one that does not exist, but for whoever had it until it was handed on. */
export function NotTheirs({ world, coeId }: { world: World; coeId: string }) {
  const ask = useCallback(() => handedOn(world, coeId), [world, coeId]);
  const found = useAnswer<Handed | "elsewhere" | null>(ask, null);
  if (found === null) return null;
  if (found === "elsewhere") return <NotFound />;
  return (
    <Suspense fallback={null}>
      <HandedOn {...found} />
    </Suspense>
  );
}

function HandedOn({ to, unsent }: Handed) {
  useAllWords();
  const t = useWords();
  return (
    <Page lede={t("handed-on.words", { name: to })} title={t("handed-on.title", { name: to })}>
      <p>{t("handed-on.unsent", { count: unsent })}</p>
      <LinkButton href="/coes" icon="arrow-back">
        {t("handed-on.back")}
      </LinkButton>
    </Page>
  );
}
