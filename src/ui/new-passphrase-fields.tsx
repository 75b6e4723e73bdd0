import { useId, useState } from "react";
import type { Judge, PassphraseSlip } from "./passphrase-slip.ts";
import { PasswordField } from "./password-field.tsx";
import { useWords } from "./words.tsx";

type NewPassphraseFieldsProps = {
  /** The words for what it says stand under `vault.judged`. */
  judge: Judge;
  slip: PassphraseSlip | null;
  /** Why it is written once more. */
  againHint?: string | undefined;
};

/** A new passphrase and the same once more, under the names `passphrase` and `again`. */
export function NewPassphraseFields({ judge, slip, againHint }: NewPassphraseFieldsProps) {
  const t = useWords();
  const errors = { missing: "vault.make.missing", weak: "secret.weak-passphrase.title" } as const;
  return (
    <>
      <JudgedField error={slip === null || slip === "different" ? undefined : t(errors[slip])} judge={judge} />
      <PasswordField
        autoComplete="new-password"
        error={slip === "different" ? t("vault.make.again.different") : undefined}
        hint={againHint}
        label={t("vault.make.again")}
        name="again"
      />
    </>
  );
}

/** Judges while somebody writes, without blame; a screen reader hears it with the field, and once when it is good. */
function JudgedField({ judge, error }: { judge: Judge; error: string | undefined }) {
  const t = useWords();
  const judgementId = useId();
  const [typed, setTyped] = useState("");
  const why = judge(typed);
  const judgement = typed === "" ? "" : t(`vault.judged.${why ?? "good"}`);
  return (
    <div className="stack stack--close">
      <PasswordField
        alsoDescribedBy={judgementId}
        autoComplete="new-password"
        error={error}
        hint={t("vault.make.hint")}
        label={t("vault.make.new")}
        name="passphrase"
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="password__count" id={judgementId}>
        {judgement}
      </p>
      <span className="screen-reader-only" role="status">
        {typed !== "" && why === null ? judgement : ""}
      </span>
    </div>
  );
}
