import { useState } from "react";
import { weakPassphrase } from "../../storage/passphrase.ts";
import type { World } from "../../storage/world.ts";
import { NewPassphraseFields } from "../../ui/new-passphrase-fields.tsx";
import { fieldOfSlip, type PassphraseSlip, slipIn } from "../../ui/passphrase-slip.ts";
import { useWords } from "../../ui/words.tsx";
import { VaultProofForm } from "./vault-proof-form.tsx";

type VaultPassphraseProps = { world: World; onDone: () => void; onCancel: () => void };

export function VaultPassphrase({ world, onDone, onCancel }: VaultPassphraseProps) {
  const t = useWords();
  const [slip, setSlip] = useState<PassphraseSlip | null>(null);
  return (
    <VaultProofForm
      act={(proof, answers) => world.tabletVault.changePassphrase(proof, answers.passphrase ?? "")}
      go={t("vault.settings.change.save")}
      label={t("vault.settings.current")}
      lacking={({ passphrase = "", again = "" }) => {
        const found = slipIn(weakPassphrase, passphrase, again);
        setSlip(found);
        return found && fieldOfSlip(found);
      }}
      onCancel={onCancel}
      onDone={onDone}
      passkeyServes
      world={world}
    >
      <NewPassphraseFields judge={weakPassphrase} slip={slip} />
    </VaultProofForm>
  );
}
