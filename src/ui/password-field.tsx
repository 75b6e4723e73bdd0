import { type ComponentPropsWithRef, useState } from "react";
import { Button } from "./button.tsx";
import { Field, type FieldWords } from "./field.tsx";
import { splitWords } from "./split-words.ts";
import { useWords } from "./words.tsx";

type PasswordFieldProps = FieldWords &
  Omit<ComponentPropsWithRef<"input">, "type" | "lang" | "autoComplete"> & {
    autoComplete: "current-password" | "new-password";
    /** The id of further words about it, read out with it. */
    alsoDescribedBy?: string | undefined;
  };

/** Takes what is pasted and what a password manager fills in, and shows what was typed to whoever wants to see it. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  const { words, control } = splitWords(props);
  const { id, alsoDescribedBy, ...input } = control;
  return (
    <Field {...words} id={id}>
      {(given) => (
        <div className="password">
          <input
            {...input}
            {...given}
            aria-describedby={[given["aria-describedby"], alsoDescribedBy].filter(Boolean).join(" ") || undefined}
            autoCapitalize="off"
            autoCorrect="off"
            className="usa-input control"
            spellCheck={false}
            type={shown ? "text" : "password"}
          />
          <Button
            aria-pressed={shown}
            className="password__show"
            icon="visibility"
            onClick={() => setShown(!shown)}
            variant="secondary"
          >
            {t("password.show")}
          </Button>
        </div>
      )}
    </Field>
  );
}
