import { type FormEvent, useState } from "react";
import type { VaultRow } from "../../storage/vault-row.ts";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { SecretAlert, type SecretProblem } from "../../ui/secret-alert.tsx";
import { useWords } from "../../ui/words.tsx";

type OpenByPinProps = { world: World; row: VaultRow; onPassphrase: () => void };

/** After a pause: the PIN of this session, and the passphrase for whoever has forgotten it. */
export function OpenByPin({ world, row, onPassphrase }: OpenByPinProps) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<SecretProblem | null>(null);
  const open = async (pin: string) => {
    setBusy(true);
    setProblem(null);
    const opened = await world.tabletVault.resume(pin);
    setBusy(false);
    if (!opened.ok) setProblem(opened.error);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const pin = String(new FormData(form).get("pin") ?? "").trim();
    setMissing(pin === "");
    form.querySelector("input")?.focus();
    if (pin === "") return;
    form.reset();
    void open(pin);
  };
  return (
    <Page lede={t("vault.pin.lede", { initials: row.initials })} title={t("vault.pin.title")}>
      <Card>
        <form className="stack" noValidate onSubmit={submit}>
          {problem ? <SecretAlert problem={problem} /> : null}
          <PasswordField
            autoComplete="current-password"
            // The one question of this page.
            autoFocus
            error={missing ? t("vault.pin.missing") : undefined}
            inputMode="numeric"
            label={t("vault.pin.label")}
            name="pin"
          />
          <div className="button-row">
            <Button busy={busy} icon="lock" type="submit">
              {t("vault.open.go")}
            </Button>
          </div>
        </form>
      </Card>
      <div className="button-row">
        <Button icon="help" onClick={onPassphrase} variant="quiet">
          {t("vault.pin.passphrase")}
        </Button>
      </div>
    </Page>
  );
}
