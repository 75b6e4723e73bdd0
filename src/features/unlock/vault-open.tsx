import { type FormEvent, useEffect, useState } from "react";
import { err } from "../../domain/base/result.ts";
import { passkeyProof } from "../../storage/passkey.ts";
import { type VaultRow, waitAfterMissed } from "../../storage/vault-row.ts";
import { readVaults, vaultOf } from "../../storage/vault-rows.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { SecretAlert, type SecretProblem } from "../../ui/secret-alert.tsx";
import { useWords } from "../../ui/words.tsx";

type OpenVaultProps = {
  world: World;
  row: VaultRow;
  pinIsGone: boolean;
  onCannotOpen: () => void;
  onSignOut: () => void;
};

/** Passphrase or passkey. The full name of nobody stands here: whoever finds the tablet sees this page. */
export function OpenVault({ world, row, pinIsGone, onCannotOpen, onSignOut }: OpenVaultProps) {
  const t = useWords();
  const others = useOthers(world, row);
  const { problem, opening, byPassphrase, byPasskey } = useOpening(world, row);
  return (
    <Page lede={t("vault.open.lede", { initials: row.initials })} title={t("vault.open.title")}>
      {pinIsGone ? <Alert live="status" title={t("vault.open.pin-gone")} tone="told" /> : null}
      <Card>
        <div className="stack">
          {problem ? <SecretAlert problem={problem} /> : null}
          {row.passkeys.length > 0 ? (
            <div className="button-row">
              <Button busy={opening === "passkey"} icon="shield" onClick={() => void byPasskey()} size="large">
                {t("vault.open.passkey")}
              </Button>
            </div>
          ) : null}
          <PassphraseForm
            busy={opening === "passphrase"}
            first={row.passkeys.length === 0}
            onPassphrase={(typed) => void byPassphrase(typed)}
          />
        </div>
      </Card>
      {others === "" ? null : <p>{t("vault.open.others", { initials: others })}</p>}
      <div className="button-row">
        <Button icon="help" onClick={onCannotOpen} variant="quiet">
          {t("vault.open.cannot")}
        </Button>
        <Button icon="logout" onClick={onSignOut} variant="quiet">
          {t("vault.open.somebody-else")}
        </Button>
      </div>
    </Page>
  );
}

type PassphraseFormProps = { busy: boolean; first: boolean; onPassphrase: (typed: string) => void };

function PassphraseForm({ busy, first, onPassphrase }: PassphraseFormProps) {
  const t = useWords();
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const typed = String(new FormData(event.currentTarget).get("passphrase") ?? "");
    setMissing(typed.trim() === "");
    event.currentTarget.querySelector("input")?.focus();
    if (typed.trim() !== "") onPassphrase(typed);
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      {first ? null : <h2 className="card__title">{t("vault.open.or")}</h2>}
      <PasswordField
        autoComplete="current-password"
        // The one question of this page; with a passkey its button comes first.
        autoFocus={first}
        error={missing ? t("vault.open.missing") : undefined}
        hint={t("vault.open.hint")}
        label={t("vault.open.passphrase")}
        name="passphrase"
      />
      <div className="button-row">
        <Button busy={busy} icon="lock" type="submit" variant={first ? "primary" : "secondary"}>
          {t("vault.open.go")}
        </Button>
      </div>
    </form>
  );
}

/** After the fifth wrong try the wait is told at once, and not only when it is tried again. */
function useOpening({ db, tabletVault, now }: World, row: VaultRow) {
  const waiting = (of: VaultRow): SecretProblem | null => {
    const left = waitAfterMissed(of, Date.parse(now()));
    return left > 0 ? { code: "wait", ms: left } : null;
  };
  const [problem, setProblem] = useState<SecretProblem | null>(() => waiting(row));
  const [opening, setOpening] = useState<"passphrase" | "passkey" | null>(null);
  const byPassphrase = async (passphrase: string) => {
    setOpening("passphrase");
    setProblem(null);
    const opened = await tabletVault.unlock({ kind: "passphrase", passphrase }).catch(failed);
    if (!opened.ok) {
      const stored = opened.error.code === "wrong-secret" ? await vaultOf(db, row.personId) : null;
      setProblem((stored && waiting(stored)) ?? opened.error);
    }
    setOpening(null);
  };
  const byPasskey = async () => {
    setOpening("passkey");
    setProblem(null);
    const proof = await passkeyProof(navigator.credentials, row);
    const opened = proof.ok ? await tabletVault.unlock(proof.value).catch(failed) : proof;
    setOpening(null);
    if (!opened.ok) setProblem(typeof opened.error === "string" ? { code: opened.error } : opened.error);
  };
  return { problem, opening, byPassphrase, byPasskey };
}

const failed = () => err({ code: "unexpected" });

/** Initials of everybody else whose work is here. */
function useOthers({ db }: World, { personId }: VaultRow): string {
  const [initials, setInitials] = useState("");
  useEffect(() => {
    let here = true;
    void readVaults(db).then((rows) => {
      const others = rows.filter((row) => row.personId !== personId && row.main.kind === "passphrase");
      if (here) setInitials([...new Set(others.map((row) => row.initials))].join(", "));
    });
    return () => {
      here = false;
    };
  }, [db, personId]);
  return initials;
}
