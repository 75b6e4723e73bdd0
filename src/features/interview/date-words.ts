import type { DateWords } from "../../ui/date-parts.ts";
import { monthNames } from "../../ui/month-names.ts";
import { useLocale, useWords } from "../../ui/words.tsx";

/** The names around a memorable date; months by name, because 04/05 is two different days in two countries. */
export function useDateWords(): DateWords {
  const t = useWords();
  const locale = useLocale();
  return {
    month: t("interview.date.month"),
    day: t("interview.date.day"),
    year: t("interview.date.year"),
    noMonth: t("interview.date.no-month"),
    monthNames: monthNames[locale],
  };
}
