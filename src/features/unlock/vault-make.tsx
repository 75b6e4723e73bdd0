import { type FormEvent, useState } from "react";
import { ownPasskey, tabletPasskeys } from "../../storage/passkey.ts";
import { weakPassphrase } from "../../storage/passphrase.ts";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { NewPassphraseFields } from "../../ui/new-passphrase-fields.tsx";
import { Page } from "../../ui/page.tsx";
import { fieldOfSlip, type PassphraseSlip, slipIn } from "../../ui/passphrase-slip.ts";
import { SecretAlert, type SecretProblem } from "../../ui/secret-alert.tsx";
import { useAnswer } from "../../ui/use-answer.ts";
import { useWords } from "../../ui/words.tsx";

type MakeVaultProps = { world: World; onSignOut: () => void };

/** A recruiter's first time on this tablet: a passphrase, and why. */
export function MakeVault({ world, onSignOut }: MakeVaultProps) {
  const t = useWords();
  return (
    <Page lede={t("vault.make.lede")} title={t("vault.make.title")}>
      <Card look="sunk" title={t("vault.make.know")}>
        <ul>
          <li>{t("vault.make.know.opens")}</li>
          <li>{t("vault.make.know.nobody")}</li>
          <li>{t("vault.make.know.choose")}</li>
        </ul>
      </Card>
      <Card title={t("vault.make.card")}>
        <ChooseForm world={world} />
      </Card>
      <div className="button-row">
        <Button icon="logout" onClick={onSignOut} variant="quiet">
          {t("vault.make.somebody-else")}
        </Button>
      </div>
    </Page>
  );
}

/** For whoever has forgotten the passphrase of the vault that is there: a new one beside it. */
export function MakeAnother({ world, onBack }: { world: World; onBack: () => void }) {
  const t = useWords();
  return (
    <Page lede={t("vault.another.lede")} title={t("vault.another.title")}>
      <Card title={t("vault.make.card")}>
        <ChooseForm another world={world} />
      </Card>
      <div className="button-row">
        <Button icon="arrow-back" onClick={onBack} variant="quiet">
          {t("vault.another.back")}
        </Button>
      </div>
    </Page>
  );
}

function ChooseForm({ world, another = false }: { world: World; another?: boolean }) {
  const t = useWords();
  const [slip, setSlip] = useState<PassphraseSlip | null>(null);
  const [problem, setProblem] = useState<SecretProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const offered = useAnswer(tabletPasskeys, false);
  const [withPasskey, setWithPasskey] = useState(false);
  const make = async (passphrase: string) => {
    setBusy(true);
    setProblem(null);
    const problem = await makeVault(world, passphrase, offered && withPasskey, another).catch(() => ({
      code: "unexpected",
    }));
    if (problem === null) return;
    setBusy(false);
    setProblem(problem);
    // Pressed again, it goes on with the passphrase alone.
    if (problem.code === "no-prf") setWithPasskey(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const [first, again] = ["passphrase", "again"].map((name) => String(new FormData(form).get(name) ?? ""));
    const found = slipIn(weakPassphrase, first ?? "", again ?? "");
    setSlip(found);
    if (found === null) return void make(first ?? "");
    form.querySelector<HTMLInputElement>(`[name="${fieldOfSlip(found)}"]`)?.focus();
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      {problem ? <SecretAlert problem={problem} /> : null}
      <NewPassphraseFields againHint={t("vault.make.again.hint")} judge={weakPassphrase} slip={slip} />
      {offered ? (
        <Checkbox
          checked={withPasskey}
          hint={t("vault.make.passkey.hint")}
          label={t("vault.make.passkey")}
          onChange={(event) => setWithPasskey(event.target.checked)}
        />
      ) : null}
      <div className="button-row">
        <Button busy={busy} icon="shield" type="submit">
          {t("vault.make.go")}
        </Button>
      </div>
    </form>
  );
}

/** The passkey first: it wants the press of the button, which is forgotten while a passphrase is stretched. */
async function makeVault(
  world: World,
  passphrase: string,
  withPasskey: boolean,
  another: boolean,
): Promise<SecretProblem | null> {
  const { tabletVault } = world;
  const passkey = withPasskey ? await ownPasskey(world) : null;
  if (passkey !== null && !passkey.ok) return { code: passkey.error };
  const key = passkey?.value ?? null;
  const made = await (another ? tabletVault.makeAnother(passphrase, key) : tabletVault.make(passphrase, key));
  return made.ok ? null : made.error;
}
