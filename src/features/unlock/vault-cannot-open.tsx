import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";
import { SealedWorkCard } from "./sealed-work-card.tsx";

type CannotOpenProps = { world: World; onBack: () => void; onNewPassphrase: () => void };

/** For whoever has forgotten: first that nothing is lost, then what can be done, in the order in which it is done. */
export function CannotOpen({ world, onBack, onNewPassphrase }: CannotOpenProps) {
  const t = useWords();
  return (
    <Page lede={t("vault.cannot.lede")} title={t("vault.cannot.title")}>
      <Card look="sunk" title={t("vault.cannot.try")}>
        <ul>
          <li>{t("vault.cannot.try.look")}</li>
          <li>{t("vault.cannot.try.passkey")}</li>
          <li>{t("vault.cannot.try.time")}</li>
        </ul>
      </Card>
      <Card look="sunk" title={t("vault.cannot.state")}>
        <ul>
          <li>{t("vault.cannot.state.sent")}</li>
          <li>{t("vault.cannot.state.rescue")}</li>
          <li>{t("vault.cannot.state.call")}</li>
        </ul>
      </Card>
      <SealedWorkCard which="all" world={world} />
      <Card title={t("handing-in.another")}>
        <div className="stack">
          <p>{t("handing-in.another.words")}</p>
          <div className="button-row">
            <Button icon="shield" onClick={onNewPassphrase} variant="secondary">
              {t("handing-in.another.go")}
            </Button>
          </div>
        </div>
      </Card>
      <div className="button-row">
        <Button icon="arrow-back" onClick={onBack} variant="quiet">
          {t("vault.cannot.back")}
        </Button>
      </div>
    </Page>
  );
}
