import type { ComponentPropsWithRef } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldWords } from "./field.tsx";
import { splitWords } from "./split-words.ts";
import type { FieldWidth } from "./text-field.tsx";

type SelectChoice = { value: string; label: string; disabled?: boolean | undefined };

type SelectFieldProps = FieldWords &
  Omit<ComponentPropsWithRef<"select">, "lang" | "children"> & {
    choices: readonly SelectChoice[];
    /** The first, empty choice ("Choose one"). Without it the first choice is chosen from the start. */
    blank?: string | undefined;
    width?: FieldWidth | undefined;
  };

export function SelectField(props: SelectFieldProps) {
  const { words, control } = splitWords(props);
  const { id, className, choices, blank, width = "long", ...select } = control;
  return (
    <Field {...words} id={id}>
      {(given) => (
        <select {...select} {...given} className={classNames("control select", `control--${width}`, className)}>
          {blank === undefined ? null : <option value="">{blank}</option>}
          {choices.map((choice) => (
            <option disabled={choice.disabled} key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
