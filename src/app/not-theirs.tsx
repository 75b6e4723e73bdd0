import { useHandedOn } from "../features/notices/use-handed-on.ts";
import type { HandedOn } from "../storage/handed-on.ts";
import type { World } from "../storage/world.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { Page } from "../ui/page.tsx";
import { useWords } from "../ui/words.tsx";
import { NotFound } from "./not-found.tsx";

/** In place of a COE that is not one's own: like one that does not exist, but for whoever had it until it was handed on. */
export function NotTheirs({ world, coeId }: { world: World; coeId: string }) {
  const handed = useHandedOn(world.db, coeId);
  if (handed === undefined) return null;
  if (handed === null || handed.formerId !== world.person?.id) return <NotFound />;
  return <HandedOnPage {...handed} coeId={coeId} />;
}

function HandedOnPage({ to, unsent, mayFinish, coeId }: HandedOn & { coeId: string }) {
  const t = useWords();
  return (
    <Page lede={t("handed-on.words", { name: to })} title={t("handed-on.title", { name: to })}>
      <p>{t("handed-on.unsent", { count: unsent })}</p>
      {mayFinish ? <p>{t("handed-on.signature", { name: to })}</p> : null}
      <div className="button-row">
        {mayFinish ? (
          <LinkButton href={`/coes/${coeId}/sign`} icon="edit">
            {t("handed-on.finish")}
          </LinkButton>
        ) : null}
        <LinkButton href="/coes" icon="arrow-back" variant={mayFinish ? "secondary" : "primary"}>
          {t("handed-on.back")}
        </LinkButton>
      </div>
    </Page>
  );
}
