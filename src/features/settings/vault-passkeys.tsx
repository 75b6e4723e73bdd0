import { useState } from "react";
import { err } from "../../domain/base/result.ts";
import { ownPasskey } from "../../storage/passkey.ts";
import type { Proof } from "../../storage/strongbox.ts";
import type { PasskeySlot } from "../../storage/vault-row.ts";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { VaultProofForm } from "./vault-proof-form.tsx";

type NewVaultPasskeyProps = { world: World; onDone: () => void; onCancel: () => void };

export function NewVaultPasskey({ world, onDone, onCancel }: NewVaultPasskeyProps) {
  const t = useWords();
  const add = async (proof: Proof) => {
    const made = await ownPasskey(world);
    return made.ok ? await world.tabletVault.addPasskey(proof, made.value) : err({ code: made.error });
  };
  return (
    <VaultProofForm
      act={add}
      go={t("vault.settings.passkeys.add.go")}
      label={t("vault.settings.proof")}
      onCancel={onCancel}
      onDone={onDone}
      passkeyServes={false}
      world={world}
    />
  );
}

type PasskeyListProps = { world: World; passkeys: readonly PasskeySlot[]; onRemoved: () => void };

export function VaultPasskeyList({ world, passkeys, onRemoved }: PasskeyListProps) {
  const t = useWords();
  const locale = useLocale();
  const [asked, setAsked] = useState<string | null>(null);
  const remove = async () => {
    if (asked !== null) await world.tabletVault.removePasskey(asked);
    setAsked(null);
    onRemoved();
  };
  if (passkeys.length === 0) return null;
  return (
    <>
      <ul aria-label={t("vault.settings.passkeys.list")} className="places">
        {passkeys.map(({ credential, addedAt }) => (
          <li className="places__one" key={credential}>
            <span className="places__words">
              {t("vault.settings.passkeys.one", { moment: momentWords(addedAt, locale, "long-day") })}
            </span>
            <Button
              aria-label={t("vault.settings.passkeys.remove.named", { moment: momentWords(addedAt, locale, "moment") })}
              icon="delete"
              onClick={() => setAsked(credential)}
              variant="quiet"
            >
              {t("vault.settings.passkeys.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog
        actions={
          <>
            <Button icon="delete" onClick={() => void remove()}>
              {t("vault.settings.passkeys.remove")}
            </Button>
            <Button onClick={() => setAsked(null)} variant="secondary">
              {t("vault.settings.cancel")}
            </Button>
          </>
        }
        onClose={() => setAsked(null)}
        open={asked !== null}
        title={t("vault.settings.passkeys.remove.ask")}
      >
        <p>{t("vault.settings.passkeys.remove.words")}</p>
      </Dialog>
    </>
  );
}
