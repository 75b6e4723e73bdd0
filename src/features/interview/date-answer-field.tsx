import { useState } from "react";
import { useController } from "react-hook-form";
import { ageOn, type CalendarDate, calendarDateFrom } from "../../domain/base/calendar-date.ts";
import { type DateAnswer, dateOf, isDateEmpty } from "../../domain/coe/answer.ts";
import { Button } from "../../ui/button.tsx";
import { MemorableDate } from "../../ui/memorable-date.tsx";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import type { Question } from "./answer-fields.tsx";
import { useFieldId } from "./card-form.tsx";
import { useFieldProblem } from "./check-marks.ts";
import { useDateWords } from "./date-words.ts";
import { goToField } from "./go-to-field.ts";
import { useInterview } from "./interview-context.ts";
import { unlessSaid } from "./official-words.tsx";

type DateQuestion = Question & {
  /** Echo the age beside the day. */
  age?: boolean | undefined;
  /** Families remember harvests: the day may be marked as estimated. */
  mayBeEstimated?: boolean | undefined;
  /** Days that cannot be after today ask for a second look when day and month, exchanged, would be in the past. */
  past?: boolean | undefined;
};

export function DateAnswerField({ name, age, mayBeEstimated, past, note, ...rest }: DateQuestion) {
  const t = useWords();
  const locale = useLocale();
  const id = useFieldId(name);
  const { world } = useInterview();
  const { field } = useController({ name });
  const value = field.value as DateAnswer;
  // A date that was left behind unfinished says so when the page is opened again, not while it is being typed.
  const [left, setLeft] = useState(() => !isDateEmpty(value));
  const problem = useFieldProblem(id);
  const day = dateOf(value);
  const today = world.today();
  const future = past === true && day !== null && day > today;

  const swap = (swapped: DateAnswer) => {
    field.onChange(swapped);
    goToField(id);
  };
  const echo = day === null ? "" : dayInWords(formatDay(day, locale), age ? ageWords(t, day, today) : "");
  return (
    <MemorableDate
      {...rest}
      echo={echo}
      error={unreadable(t, value, left) ?? (future ? t("interview.date.future") : problem)}
      estimate={
        mayBeEstimated
          ? {
              label: t("interview.date.estimated"),
              checked: value.estimated,
              onChange: (estimated) => field.onChange({ ...value, estimated }),
              how: {
                label: t("interview.date.how"),
                hint: t("interview.date.how-hint"),
                value: value.how,
                onChange: (how) => field.onChange({ ...value, how }),
              },
            }
          : undefined
      }
      id={id}
      note={
        future || note ? (
          <>
            <SwapHint onSwap={swap} today={today} value={value} />
            {note}
          </>
        ) : undefined
      }
      onBlur={() => {
        setLeft(!isDateEmpty(value));
        field.onBlur();
      }}
      official={unlessSaid(rest.official, rest.label)}
      onChange={(parts) => field.onChange({ ...value, ...parts })}
      value={value}
      words={useDateWords()}
    />
  );
}

/** Why this is no day, once the question was left or all of it is there. */
function unreadable(t: ReturnType<typeof useWords>, value: DateAnswer, left: boolean): string | undefined {
  const year = value.y.trim();
  // A year of two digits may be of either century: it is asked for in the words of the check.
  if (left && year !== "" && year.length < 4) return t("complete.date-not-a-day");
  const told = value.y !== "" && value.m !== "" && value.d !== "";
  const wrong = told && (left || year.length >= 4) && dateOf(value) === null;
  return wrong ? t("interview.date.impossible") : undefined;
}

const dayInWords = (day: string, age: string): string => (age ? `${day} · ${age}` : day);

function ageWords(t: ReturnType<typeof useWords>, birth: CalendarDate, today: CalendarDate): string {
  if (birth > today) return "";
  return t("interview.date.age", { years: ageOn(birth, today) });
}

/** Many families say the day first. Where the day as typed lies ahead and the exchanged one does not, the exchange is offered. */
function SwapHint({
  value,
  today,
  onSwap,
}: {
  value: DateAnswer;
  today: CalendarDate;
  onSwap: (value: DateAnswer) => void;
}) {
  const t = useWords();
  const locale = useLocale();
  const day = dateOf(value);
  if (day === null || day <= today) return null;
  const swapped = calendarDateFrom(Number(value.y), Number(value.d), Number(value.m));
  if (swapped === null || swapped > today || swapped === day) return null;
  return (
    <Button
      icon="autorenew"
      onClick={() => onSwap({ ...value, m: String(Number(value.d)), d: value.m })}
      variant="secondary"
    >
      {t("interview.date.swap", { day: formatDay(swapped, locale) })}
    </Button>
  );
}
