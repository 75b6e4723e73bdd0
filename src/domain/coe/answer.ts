import * as z from "zod";
import { type CalendarDate, calendarDateFrom } from "../base/calendar-date.ts";

/**
 * Where the form allows a dash there are three different reasons for it (COE instructions: nothing is left blank): there is
 * none, the family did not say, or nobody knows.
 */
export const dashReasons = ["none", "not-told", "unknown"] as const;
export type DashReason = (typeof dashReasons)[number];

const dashSchema = z.strictObject({ dash: z.enum(dashReasons) });

/** A text, or a dash with its reason. `""` is a question not answered yet. */
export const dashableTextSchema = z.union([z.string(), dashSchema]);
export type DashableText = z.infer<typeof dashableTextSchema>;

/**
 * A memorable date exactly as typed, so that a half-typed day survives a reload: month 1–12, day and a four-digit year.
 * `estimated` says the family gave no exact day; `how` tells how the recruiter established it.
 */
export const dateAnswerSchema = z.strictObject({
  y: z.string(),
  m: z.string(),
  d: z.string(),
  estimated: z.boolean(),
  how: z.string(),
});
export type DateAnswer = z.infer<typeof dateAnswerSchema>;

/** yes, no, or not answered yet. "The family does not know" is `unknown` where a question allows it. */
export const yesNoSchema = z.boolean().nullable();

export const yesNoUnknownSchema = z.enum(["yes", "no", "unknown"]).nullable();
export type YesNoUnknown = z.infer<typeof yesNoUnknownSchema>;

export const emptyDate: DateAnswer = { y: "", m: "", d: "", estimated: false, how: "" };

/** The day that was typed, or null while it is not a real day of a four-digit year. */
export function dateOf(answer: DateAnswer): CalendarDate | null {
  const digits = /^\d{1,2}$/;
  if (!/^\d{4}$/.test(answer.y.trim()) || !digits.test(answer.m.trim()) || !digits.test(answer.d.trim())) return null;
  return calendarDateFrom(Number(answer.y), Number(answer.m), Number(answer.d));
}

/** Nothing typed yet, as against something typed that is not a day. */
export const isDateEmpty = (answer: DateAnswer): boolean =>
  answer.y.trim() === "" && answer.m.trim() === "" && answer.d.trim() === "";

export function dateAnswer(date: CalendarDate, estimated = false, how = ""): DateAnswer {
  return {
    y: date.slice(0, 4),
    m: String(Number(date.slice(5, 7))),
    d: String(Number(date.slice(8, 10))),
    estimated,
    how,
  };
}

/** The text itself, or null for a dash or an unanswered question. */
export const textOf = (answer: DashableText): string | null =>
  typeof answer === "string" && answer.trim() !== "" ? answer.trim() : null;

/** Answered: with a text or with a reason for the dash. */
export const isAnswered = (answer: DashableText): boolean => typeof answer !== "string" || answer.trim() !== "";

/** As the form is printed: nothing is left blank, a dash stands for every reason. */
export const onTheForm = (answer: DashableText): string => textOf(answer) ?? "-";

/** A whole number that was typed, or null. */
export const wholeNumberOf = (text: string): number | null =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null;

/** Told apart by shape: a State's question may be called `y` or `dash`, so one key alone does not tell. */
export const isDateAnswer = (value: object): value is DateAnswer =>
  "y" in value && "m" in value && "d" in value && "estimated" in value && "how" in value;

export const isDash = (value: object): value is { dash: DashReason } =>
  "dash" in value && Object.keys(value).length === 1 && dashReasons.some((reason) => reason === value.dash);
