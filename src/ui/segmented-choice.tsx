import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type SegmentedChoiceProps<Value extends string> = {
  label: string;
  choices: readonly { value: Value; label: ReactNode; lang?: string | undefined; count?: number | undefined }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few views, each one press away: a filter, a language. */
export function SegmentedChoice<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: SegmentedChoiceProps<Value>) {
  return (
    <fieldset aria-label={label} className="segmented">
      {choices.map((choice) => (
        <button
          aria-pressed={choice.value === value}
          className="chip"
          key={choice.value}
          lang={choice.lang}
          onClick={() => onChange(choice.value)}
          type="button"
        >
          {choice.value === value && <Icon name="check" size="small" />}
          <span>{choice.label}</span>
          {choice.count === undefined ? null : <span className="chip__count">{choice.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
