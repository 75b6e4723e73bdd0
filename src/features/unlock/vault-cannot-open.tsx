import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";

/** For whoever has forgotten: first that nothing is lost, then what can be done. */
export function CannotOpen({ onBack }: { onBack: () => void }) {
  const t = useWords();
  return (
    <Page lede={t("vault.cannot.lede")} title={t("vault.cannot.title")}>
      <Card title={t("vault.cannot.try")}>
        <ul>
          <li>{t("vault.cannot.try.look")}</li>
          <li>{t("vault.cannot.try.passkey")}</li>
          <li>{t("vault.cannot.try.time")}</li>
        </ul>
      </Card>
      <Card title={t("vault.cannot.state")}>
        <ul>
          <li>{t("vault.cannot.state.sent")}</li>
          <li>{t("vault.cannot.state.rescue")}</li>
          <li>{t("vault.cannot.state.call")}</li>
        </ul>
      </Card>
      <div className="button-row">
        <Button icon="arrow-back" onClick={onBack}>
          {t("vault.cannot.back")}
        </Button>
      </div>
    </Page>
  );
}
