import type { ComponentPropsWithRef } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldWords } from "./field.tsx";
import { splitWords } from "./split-words.ts";

/** Widths say how long an answer is expected to be; they never limit it. */
export type FieldWidth = "short" | "medium" | "long" | "full";

type TextFieldProps = FieldWords &
  Omit<ComponentPropsWithRef<"input">, "width" | "lang"> & { width?: FieldWidth | undefined };

/** Takes every native input property, so `{...register("name")}` of a form can be spread on it. */
export function TextField(props: TextFieldProps) {
  const { words, control } = splitWords(props);
  const { id, width = "long", className, type = "text", autoComplete = "off", ...input } = control;
  return (
    <Field {...words} id={id}>
      {(given) => (
        <input
          {...input}
          {...given}
          autoComplete={autoComplete}
          className={classNames("usa-input control", `control--${width}`, className)}
          type={type}
        />
      )}
    </Field>
  );
}
