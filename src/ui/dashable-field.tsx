import { type ComponentPropsWithoutRef, useRef } from "react";
import { classNames } from "./class-names.ts";
import { Field, type FieldWords } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { splitWords } from "./split-words.ts";
import type { FieldWidth } from "./text-field.tsx";

/** Either words or one of the answers that stand on the form as a dash; never both. */
export type DashableValue<Dash extends string> = { text: string; dash: Dash | undefined };

type DashChoice<Dash extends string> = { value: Dash; label: string };

type NativeInput = Pick<
  ComponentPropsWithoutRef<"input">,
  "inputMode" | "maxLength" | "autoCapitalize" | "spellCheck" | "type" | "list" | "disabled" | "readOnly"
>;

type DashableFieldProps<Dash extends string> = FieldWords &
  NativeInput & {
    id?: string | undefined;
    name?: string | undefined;
    value: DashableValue<Dash>;
    /** The dashes this element allows: "none", "not told", "unknown" are different answers. */
    choices: readonly DashChoice<Dash>[];
    /** What the row of choices is called for a screen reader: "Or, for last name 2". */
    choicesLabel: string;
    width?: FieldWidth | undefined;
    onChange: (value: DashableValue<Dash>) => void;
    onBlur?: (() => void) | undefined;
  };

/**
 * Typing takes a dash away; choosing a dash empties the input; choosing the same dash again brings back what was typed,
 * so that a slip of the finger costs nothing.
 */
export function DashableField<Dash extends string>(props: DashableFieldProps<Dash>) {
  const { words, control } = splitWords(props);
  const { id, value, choices, choicesLabel, width = "long", onChange, onBlur, ...input } = control;
  const typedBefore = useRef("");
  const chosen = choices.find((choice) => choice.value === value.dash);

  const toggle = (dash: Dash) => {
    if (value.dash === dash) {
      onChange({ text: typedBefore.current, dash: undefined });
      return;
    }
    if (value.text !== "") typedBefore.current = value.text;
    onChange({ text: "", dash });
  };

  return (
    <Field {...words} id={id}>
      {(given) => (
        <div className="dashable">
          <input
            autoComplete="off"
            {...input}
            {...given}
            className={classNames("usa-input control", `control--${width}`, chosen && "control--answered")}
            onBlur={onBlur}
            onChange={(event) => {
              typedBefore.current = "";
              onChange({ text: event.target.value, dash: undefined });
            }}
            placeholder={chosen ? `— ${chosen.label}` : undefined}
            type={input.type ?? "text"}
            value={chosen ? "" : value.text}
          />
          <fieldset aria-label={choicesLabel} className="dashable__choices">
            {choices.map((choice) => (
              <button
                aria-pressed={value.dash === choice.value}
                className="chip"
                disabled={input.disabled || input.readOnly}
                key={choice.value}
                onBlur={onBlur}
                onClick={() => toggle(choice.value)}
                type="button"
              >
                {value.dash === choice.value && <Icon name="check" size="small" />}
                {choice.label}
              </button>
            ))}
          </fieldset>
        </div>
      )}
    </Field>
  );
}
