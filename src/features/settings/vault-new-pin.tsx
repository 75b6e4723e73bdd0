import { useState } from "react";
import { weakPin } from "../../storage/pin.ts";
import type { World } from "../../storage/world.ts";
import { PasswordField } from "../../ui/password-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { VaultProofForm } from "./vault-proof-form.tsx";

type VaultNewPinProps = { world: World; onDone: () => void; onCancel: () => void };

export function VaultNewPin({ world, onDone, onCancel }: VaultNewPinProps) {
  const t = useWords();
  const [weak, setWeak] = useState(false);
  return (
    <VaultProofForm
      act={(proof, answers) => world.tabletVault.unlock(proof, answers.pin ?? "")}
      go={t("vault.settings.pin.save")}
      label={t("vault.settings.proof")}
      lacking={({ pin = "" }) => {
        setWeak(weakPin(pin) !== null);
        return weakPin(pin) === null ? null : "pin";
      }}
      onCancel={onCancel}
      onDone={onDone}
      passkeyServes
      world={world}
    >
      <PasswordField
        autoComplete="new-password"
        error={weak ? t("secret.weak-pin.title") : undefined}
        hint={t("vault.settings.pin.hint")}
        inputMode="numeric"
        label={t("vault.settings.pin.new")}
        name="pin"
      />
    </VaultProofForm>
  );
}
