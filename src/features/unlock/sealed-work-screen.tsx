import type { World } from "../../storage/world.ts";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";
import { CarryInCard } from "./carry-in-card.tsx";
import { SealedWorkCard } from "./sealed-work-card.tsx";

/** Work that a forgotten passphrase keeps shut: one's own from before, and what a colleague's file brings. */
export function SealedWorkScreen({ world }: { world: World }) {
  const t = useWords();
  const isRecruiter = world.person?.roles.includes("recruiter") ?? false;
  return (
    <Page
      kicker={<a href="/settings">{t("handing-in.settings-link")}</a>}
      lede={t("handing-in.screen.lede")}
      title={t("handing-in.screen.title")}
    >
      {isRecruiter ? <SealedWorkCard which="former" world={world} /> : null}
      <CarryInCard world={world} />
    </Page>
  );
}
