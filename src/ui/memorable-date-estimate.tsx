import { Checkbox } from "./checkbox.tsx";
import { TextField } from "./text-field.tsx";

/** The mark that nobody knows the date exactly, and how it was established. */
export type Estimate = {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  how: {
    label: string;
    hint?: string | undefined;
    error?: string | undefined;
    value: string;
    onChange: (value: string) => void;
  };
};

type DateEstimateProps = {
  id: string;
  estimate: Estimate;
  disabled: boolean | undefined;
};

export function DateEstimate({ id, estimate, disabled }: DateEstimateProps) {
  const { how } = estimate;
  return (
    <div className="memorable-date__estimate">
      <Checkbox
        checked={estimate.checked}
        disabled={disabled}
        id={`${id}-estimated`}
        label={estimate.label}
        onChange={(event) => estimate.onChange(event.target.checked)}
      />
      {estimate.checked ? (
        <TextField
          disabled={disabled}
          error={how.error}
          hint={how.hint}
          id={`${id}-how`}
          label={how.label}
          onChange={(event) => how.onChange(event.target.value)}
          value={how.value}
        />
      ) : null}
    </div>
  );
}
