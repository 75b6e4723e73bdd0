/** What was typed, as it was typed. Whether it is a date is for others to say. `m` is "" or "1" to "12". */
export type DateParts = { y: string; m: string; d: string };

export type DateWords = {
  month: string;
  day: string;
  year: string;
  /** The empty first line of the month's list. */
  noMonth: string;
  /** Twelve, January first. */
  monthNames: readonly string[];
};
