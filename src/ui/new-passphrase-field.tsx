import { type ComponentPropsWithRef, useId, useState } from "react";
import { PasswordField } from "./password-field.tsx";
import { useWords } from "./words.tsx";

type NewPassphraseFieldProps = Pick<ComponentPropsWithRef<"input">, "name"> & {
  error?: string | undefined;
  /** Why these words do not protect, or null. The words for it stand under `vault.judged`. */
  judge: (typed: string) => string | null;
};

/** Judges while somebody writes, without blame; a screen reader hears it with the field, and once when it is good. */
export function NewPassphraseField({ judge, error, name }: NewPassphraseFieldProps) {
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
        name={name}
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
