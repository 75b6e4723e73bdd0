import { type ReactNode, useId } from "react";
import type { DateParts, DateWords } from "./date-parts.ts";
import type { FieldWords } from "./field.tsx";
import { FieldGroup } from "./field-group.tsx";
import { DateEstimate, type Estimate } from "./memorable-date-estimate.tsx";
import { DatePart, MonthPart } from "./memorable-date-part.tsx";
import { splitWords } from "./split-words.ts";

type MemorableDateProps = FieldWords & {
  id?: string | undefined;
  value: DateParts;
  onChange: (value: DateParts) => void;
  /** Called when the focus leaves the whole question, not between its parts. */
  onBlur?: (() => void) | undefined;
  words: DateWords;
  /** "mdy" as on the form; "dmy" as many families say it. */
  order?: "mdy" | "dmy" | undefined;
  /** The date in words and the age, shown and announced as soon as there is a date. */
  echo?: ReactNode | undefined;
  estimate?: Estimate | undefined;
  disabled?: boolean | undefined;
};

/** Month by name, day and year typed: never a picker to scroll through, never 04/05. */
export function MemorableDate(props: MemorableDateProps) {
  const { words: around, control } = splitWords(props);
  const { id: givenId, value, onChange, onBlur, words, order = "mdy", echo, estimate, disabled } = control;
  const ownId = useId();
  const id = givenId ?? ownId;
  const shared = { disabled, invalid: Boolean(around.error) };

  const month = (
    <MonthPart
      {...shared}
      id={`${id}-month`}
      key="month"
      onChange={(m) => onChange({ ...value, m })}
      value={value.m}
      words={words}
    />
  );
  const day = (
    <DatePart
      {...shared}
      id={`${id}-day`}
      key="day"
      label={words.day}
      length={2}
      onChange={(d) => onChange({ ...value, d })}
      part="day"
      value={value.d}
    />
  );
  return (
    <FieldGroup {...around} id={id} onLeave={onBlur}>
      <div className="memorable-date__parts">
        {order === "mdy" ? [month, day] : [day, month]}
        <DatePart
          {...shared}
          id={`${id}-year`}
          label={words.year}
          length={4}
          onChange={(y) => onChange({ ...value, y })}
          part="year"
          value={value.y}
        />
      </div>
      {echo === undefined ? null : (
        <p className="memorable-date__echo" role="status">
          {echo}
        </p>
      )}
      {estimate ? <DateEstimate disabled={disabled} estimate={estimate} id={id} /> : null}
    </FieldGroup>
  );
}
