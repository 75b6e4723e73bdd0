import type { DateWords } from "./date-parts.ts";

type PartProps = {
  id: string;
  value: string;
  onChange: (value: string) => void;
  disabled: boolean | undefined;
  invalid: boolean;
};

export function MonthPart({ id, value, onChange, disabled, invalid, words }: PartProps & { words: DateWords }) {
  return (
    <div className="memorable-date__part memorable-date__part--month">
      <label htmlFor={id}>{words.month}</label>
      <select
        aria-invalid={invalid || undefined}
        className="control select"
        disabled={disabled}
        id={id}
        onChange={(event) => onChange(event.target.value)}
        value={value}
      >
        <option value="">{words.noMonth}</option>
        {words.monthNames.map((name, index) => (
          <option key={name} value={String(index + 1)}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

type DatePartProps = PartProps & { label: string; length: number; part: "day" | "year" };

export function DatePart({ id, value, onChange, disabled, invalid, label, length, part }: DatePartProps) {
  return (
    <div className={`memorable-date__part memorable-date__part--${part}`}>
      <label htmlFor={id}>{label}</label>
      <input
        aria-invalid={invalid || undefined}
        autoComplete="off"
        className="usa-input control"
        disabled={disabled}
        id={id}
        inputMode="numeric"
        maxLength={length}
        onChange={(event) => onChange(event.target.value)}
        type="text"
        value={value}
      />
    </div>
  );
}
