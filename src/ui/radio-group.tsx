import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import type { FieldWords } from "./field.tsx";
import { FieldGroup } from "./field-group.tsx";
import { splitWords } from "./split-words.ts";

type RadioChoice<Value extends string> = {
  value: Value;
  label: ReactNode;
  hint?: ReactNode | undefined;
};

type RadioGroupProps<Value extends string> = FieldWords & {
  id?: string | undefined;
  name?: string | undefined;
  choices: readonly RadioChoice<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  onBlur?: (() => void) | undefined;
  disabled?: boolean | undefined;
  /** Side by side for two to four short answers; one under the other for sentences. */
  layout?: "row" | "stack" | undefined;
};

/** Each choice is a tile: the whole surface can be tapped. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { words, control } = splitWords(props);
  const { id, name, choices, value, onChange, onBlur, disabled, layout = "stack" } = control;
  const ownName = useId();
  return (
    <FieldGroup {...words} id={id} onLeave={onBlur}>
      <div className={classNames("tiles", `tiles--${layout}`)}>
        {choices.map((choice) => (
          <label className="tile" key={choice.value}>
            <input
              checked={value === choice.value}
              className="tile__input"
              disabled={disabled}
              name={name ?? ownName}
              onChange={() => onChange(choice.value)}
              type="radio"
              value={choice.value}
            />
            <span className="tile__words">
              <span className="tile__label">{choice.label}</span>
              {choice.hint ? <span className="tile__hint">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
