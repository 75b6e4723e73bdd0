import type * as z from "zod";
import { type CalendarDate, calendarDateFrom } from "../base/calendar-date.ts";
import type { dashableTextSchema, dateAnswerSchema, yesNoUnknownSchema } from "./answer-schema.ts";

/**
 * Where the form allows a dash there are three different reasons for it (COE instructions: nothing is left blank): there is
 * none, the family did not say, or nobody knows.
 */
export const dashReasons = ["none", "not-told", "unknown"] as const;
export type DashReason = (typeof dashReasons)[number];

/** A text, or a dash with its reason. `""` is a question not answered yet. */
export type DashableText = z.infer<typeof dashableTextSchema>;

/** A memorable date exactly as typed. */
export type DateAnswer = z.infer<typeof dateAnswerSchema>;

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
