import { type ComponentPropsWithRef, useId, useState } from "react";
import type { FieldWords } from "./field.tsx";
import { PasswordField } from "./password-field.tsx";
import { useWords } from "./words.tsx";

type NewPasswordFieldProps = Pick<FieldWords, "error"> &
  Pick<ComponentPropsWithRef<"input">, "name" | "ref" | "id"> & {
    /** So many characters are enough. */
    least: number;
  };

/** As the server counts: one for each character, whatever it is made of. */
const charactersOf = (password: string): number => [...password.normalize("NFC")].length;

/** Advice instead of rules, and how long it is so far. A screen reader hears the number with the field, and once when it is enough. */
export function NewPasswordField({ least, error, ...input }: NewPasswordFieldProps) {
  const t = useWords();
  const countId = useId();
  const [count, setCount] = useState(0);
  const enough = count >= least;
  return (
    <div className="stack stack--close">
      <PasswordField
        {...input}
        alsoDescribedBy={countId}
        autoComplete="new-password"
        error={error}
        hint={t("password.advice", { least })}
        label={t("password.new")}
        onChange={(event) => setCount(charactersOf(event.target.value))}
      />
      <p className="password__count" id={countId}>
        {t(enough ? "password.count-enough" : "password.count", { count, least })}
      </p>
      <span className="screen-reader-only" role="status">
        {enough ? t("password.enough") : ""}
      </span>
    </div>
  );
}
