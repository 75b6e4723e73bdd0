import { useState } from "react";
import { weakPassphrase } from "../../storage/passphrase.ts";
import type { World } from "../../storage/world.ts";
import { NewPassphraseField } from "../../ui/new-passphrase-field.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { VaultProofForm } from "./vault-proof-form.tsx";

type VaultPassphraseProps = { world: World; onDone: () => void; onCancel: () => void };

export function VaultPassphrase({ world, onDone, onCancel }: VaultPassphraseProps) {
  const t = useWords();
  const [slip, setSlip] = useState<"passphrase" | "again" | null>(null);
  return (
    <VaultProofForm
      act={(proof, answers) => world.tabletVault.changePassphrase(proof, answers.passphrase ?? "")}
      go={t("vault.settings.change.save")}
      label={t("vault.settings.current")}
      lacking={({ passphrase = "", again }) => {
        const found = weakPassphrase(passphrase) !== null ? "passphrase" : again === passphrase ? null : "again";
        setSlip(found);
        return found;
      }}
      onCancel={onCancel}
      onDone={onDone}
      passkeyServes
      world={world}
    >
      <NewPassphraseField
        error={slip === "passphrase" ? t("secret.weak-passphrase.title") : undefined}
        judge={weakPassphrase}
        name="passphrase"
      />
      <PasswordField
        autoComplete="new-password"
        error={slip === "again" ? t("vault.make.again.different") : undefined}
        label={t("vault.make.again")}
        name="again"
      />
    </VaultProofForm>
  );
}
