import { type ReactNode, useState, useSyncExternalStore } from "react";
import { tabletPasskeys } from "../../storage/passkey.ts";
import type { VaultRow } from "../../storage/vault-row.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useAnswer } from "../../ui/use-answer.ts";
import { useWords } from "../../ui/words.tsx";
import { VaultNewPin } from "./vault-new-pin.tsx";
import { NewVaultPasskey, VaultPasskeyList } from "./vault-passkeys.tsx";
import { VaultPassphrase } from "./vault-passphrase.tsx";

/** What protects a recruiter's work on this tablet, and what can be changed about it. */
export function VaultCard({ world }: { world: World }) {
  const t = useWords();
  const { tabletVault } = world;
  const state = useSyncExternalStore(tabletVault.subscribe, tabletVault.get);
  if (state.kind !== "open") return null;
  if (state.row.main.kind === "practice") {
    return (
      <Card title={t("vault.settings")}>
        <p>{t("vault.settings.practice")}</p>
      </Card>
    );
  }
  return <Protection row={state.row} world={world} />;
}

const cardId = "protection";

type Open = "passphrase" | "pin" | "passkey";

function Protection({ world, row }: { world: World; row: VaultRow }) {
  const t = useWords();
  const [open, setOpen] = useState<Open | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const done = (words: string) => () => {
    setOpen(null);
    setTold(words);
    // The button that was pressed is gone; what was done is told in this card.
    document.getElementById(cardId)?.focus();
  };
  const form = { world, onCancel: () => setOpen(null) };
  const begin = (what: Open) => () => {
    setTold(null);
    setOpen(what);
  };
  return (
    <>
      <Card id={cardId} title={t("vault.settings")}>
        <p>{t("vault.settings.words")}</p>
        {told === null ? null : <Alert live="status" title={t(told)} tone="good" />}
        {open === "passphrase" ? (
          <VaultPassphrase {...form} onDone={done("vault.settings.change.done")} />
        ) : (
          <div className="button-row">
            <LockNow world={world} />
            <Button icon="edit" onClick={begin("passphrase")} variant="secondary">
              {t("vault.settings.change")}
            </Button>
          </div>
        )}
      </Card>
      <Card title={t("vault.settings.pin")}>
        <p>{t(world.tabletVault.pinIsSet ? "vault.settings.pin.on" : "vault.settings.pin.off")}</p>
        {open === "pin" ? (
          <VaultNewPin {...form} onDone={done("vault.settings.pin.done")} />
        ) : (
          <div className="button-row">
            <Button icon="lock" onClick={begin("pin")} variant="secondary">
              {t(world.tabletVault.pinIsSet ? "vault.settings.pin.renew" : "vault.settings.pin.set")}
            </Button>
          </div>
        )}
      </Card>
      <Passkeys
        begin={begin("passkey")}
        form={open === "passkey" ? <NewVaultPasskey {...form} onDone={done("vault.settings.passkeys.added")} /> : null}
        onRemoved={done("vault.settings.passkeys.removed")}
        row={row}
        world={world}
      />
    </>
  );
}

type PasskeysProps = {
  world: World;
  row: VaultRow;
  form: ReactNode;
  begin: () => void;
  onRemoved: () => void;
};

function Passkeys({ world, row, form, begin, onRemoved }: PasskeysProps) {
  const t = useWords();
  const here = useAnswer(tabletPasskeys, false);
  if (!here && row.passkeys.length === 0) return null;
  return (
    <Card title={t("vault.settings.passkeys")}>
      <p>{t("vault.settings.passkeys.words")}</p>
      <VaultPasskeyList onRemoved={onRemoved} passkeys={row.passkeys} world={world} />
      {form ?? (
        <div className="button-row">
          <Button icon="shield" onClick={begin} variant="secondary">
            {t("vault.settings.passkeys.add")}
          </Button>
        </div>
      )}
    </Card>
  );
}

function LockNow({ world }: { world: World }) {
  const t = useWords();
  const [failed, setFailed] = useState(false);
  const lock = async () => setFailed(!(await world.tabletVault.rest()));
  return (
    <>
      {failed ? <Alert live="alert" title={t("vault.settings.not-locked")} tone="caution" /> : null}
      <Button icon="lock" onClick={() => void lock()}>
        {t("vault.settings.lock")}
      </Button>
    </>
  );
}
