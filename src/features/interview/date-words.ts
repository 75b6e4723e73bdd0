import { useMemo } from "react";
import type { DateWords } from "../../ui/date-parts.ts";
import { useLocale, useWords } from "../../ui/words.tsx";

/** The names around a memorable date; months by name, because 04/05 is two different days in two countries. */
export function useDateWords(): DateWords {
  const t = useWords();
  const locale = useLocale();
  return useMemo(() => {
    const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
    return {
      month: t("interview.date.month"),
      day: t("interview.date.day"),
      year: t("interview.date.year"),
      noMonth: t("interview.date.no-month"),
      monthNames: Array.from({ length: 12 }, (_, month) => name.format(new Date(Date.UTC(2024, month, 15)))),
    };
  }, [t, locale]);
}
