import type { ComponentPropsWithRef } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldWords } from "./field.tsx";
import { splitWords } from "./split-words.ts";

type TextAreaProps = FieldWords & Omit<ComponentPropsWithRef<"textarea">, "lang">;

/** Grows with what is written where the browser can. */
export function TextArea(props: TextAreaProps) {
  const { words, control } = splitWords(props);
  const { id, className, rows = 3, autoComplete = "off", ...textarea } = control;
  return (
    <Field {...words} id={id}>
      {(given) => (
        <textarea
          {...textarea}
          {...given}
          autoComplete={autoComplete}
          className={classNames("usa-textarea control control--full", className)}
          rows={rows}
        />
      )}
    </Field>
  );
}
