/**
 * A day on the calendar without time or zone, as the COE form knows it: an ISO `YYYY-MM-DD` string between
 * 1900-01-01 and 2200-12-31, proleptic Gregorian. The string order is the order of days. All arithmetic is on
 * integers, so a Qualifying Arrival Date cannot move by a day on a tablet in another time zone.
 */
export type CalendarDate = string & { readonly __brand: "CalendarDate" };

interface YearMonthDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What to do when the day does not exist in the target month: the last day before it, or the first day after it. */
type MonthEnd = "clamp" | "overflow";

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

const earliestYear = 1900;
const latestYear = 2200;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day, or null where these three numbers are not a day between 1900 and 2200. */
export function calendarDateFrom(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < earliestYear || year > latestYear || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CalendarDate;
}

/** Reads `YYYY-MM-DD`; null for anything else, also for days that do not exist. */
export function parseCalendarDate(text: string): CalendarDate | null {
  const match = shape.exec(text);
  if (!match) return null;
  return calendarDateFrom(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function yearMonthDay(date: CalendarDate): YearMonthDay {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? b : a);

export const earlierOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b);

/** Days since 0000-03-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function dayNumber(date: CalendarDate): number {
  const { year, month, day } = yearMonthDay(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
}

function fromDayNumber(days: number): CalendarDate {
  const era = Math.floor(days / 146097);
  const dayOfEra = days - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return within(calendarDateFrom(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1));
}

function within(date: CalendarDate | null): CalendarDate {
  if (date === null) throw new RangeError(`a calendar date outside ${earliestYear}–${latestYear}`);
  return date;
}

/** Whole days from `start` to `end`; negative when `end` is earlier. The start day is day 0. */
export const daysBetween = (start: CalendarDate, end: CalendarDate): number => dayNumber(end) - dayNumber(start);

/** Throws RangeError outside 1900–2200. */
export const addDays = (date: CalendarDate, days: number): CalendarDate => fromDayNumber(dayNumber(date) + days);

/**
 * The same day of the month, `months` later. Where that month has no such day, `clamp` (default) gives its last day,
 * `overflow` the first day of the next month. Throws RangeError outside 1900–2200.
 */
export function addMonths(date: CalendarDate, months: number, monthEnd: MonthEnd = "clamp"): CalendarDate {
  const { year, month, day } = yearMonthDay(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  const last = daysInMonth(targetYear, targetMonth);
  if (day <= last) return within(calendarDateFrom(targetYear, targetMonth, day));
  const end = within(calendarDateFrom(targetYear, targetMonth, last));
  return monthEnd === "clamp" ? end : addDays(end, 1);
}

/** As addMonths, by whole years; only 29 February can lack its day. */
export const addYears = (date: CalendarDate, years: number, monthEnd: MonthEnd = "clamp"): CalendarDate =>
  addMonths(date, years * 12, monthEnd);

/** Completed years of age on `day`. A birthday on 29 February is kept on 1 March in other years. */
export function ageOn(birthDate: CalendarDate, day: CalendarDate): number {
  const birth = yearMonthDay(birthDate);
  const on = yearMonthDay(day);
  const hadBirthday = on.month > birth.month || (on.month === birth.month && on.day >= birth.day);
  return on.year - birth.year - (hadBirthday ? 0 : 1);
}

/** The first of the 12 months, 1 September to 31 August, that contain `day` (34 CFR 200.103; R-80). */
export function performancePeriodOf(day: CalendarDate): { readonly start: CalendarDate; readonly end: CalendarDate } {
  const { year, month } = yearMonthDay(day);
  const startYear = month >= 9 ? year : year - 1;
  return { start: within(calendarDateFrom(startYear, 9, 1)), end: within(calendarDateFrom(startYear + 1, 8, 31)) };
}

/** `MM/DD/YY`, as the blanks of the national COE ask for it. */
export function formatForForm(date: CalendarDate): string {
  return `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(2, 4)}`;
}
