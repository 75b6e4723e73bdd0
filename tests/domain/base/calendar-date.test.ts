import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  type CalendarDate,
  calendarDateFrom,
  daysBetween,
  daysInMonth,
  earlierOf,
  formatForForm,
  isLeapYear,
  laterOf,
  parseCalendarDate,
  performancePeriodOf,
  yearMonthDay,
} from "../../../src/domain/base/calendar-date.ts";

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date === null) throw new Error(`not a day: ${text}`);
  return date;
};

const everyDay: readonly Temporal.PlainDate[] = (() => {
  const days: Temporal.PlainDate[] = [];
  const last = Temporal.PlainDate.from("2100-12-31");
  for (
    let d = Temporal.PlainDate.from("1900-01-01");
    Temporal.PlainDate.compare(d, last) <= 0;
    d = d.add({ days: 1 })
  ) {
    days.push(d);
  }
  return days;
})();

/** Temporal's own clamping; one day further where it clamped is our `overflow`. */
function oracleAddMonths(date: Temporal.PlainDate, months: number, monthEnd: "clamp" | "overflow"): string {
  const clamped = date.add({ months });
  const lost = clamped.day !== date.day;
  return (lost && monthEnd === "overflow" ? clamped.add({ days: 1 }) : clamped).toString();
}

const anyDay = fc
  .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([year, month, dayOfMonth]) => dayOfMonth <= daysInMonth(year, month))
  .map(([year, month, dayOfMonth]) => Temporal.PlainDate.from({ year, month, day: dayOfMonth }));

describe("CalendarDate against Temporal, every day of 1900 to 2100", () => {
  it("reads, writes and takes apart every day", () => {
    const wrong = everyDay.filter((oracle) => {
      const date = parseCalendarDate(oracle.toString());
      if (date === null || date !== oracle.toString()) return true;
      const parts = yearMonthDay(date);
      return (
        parts.year !== oracle.year ||
        parts.month !== oracle.month ||
        parts.day !== oracle.day ||
        calendarDateFrom(parts.year, parts.month, parts.day) !== date ||
        daysInMonth(parts.year, parts.month) !== oracle.daysInMonth ||
        isLeapYear(parts.year) !== oracle.inLeapYear
      );
    });
    expect(wrong.map(String)).toEqual([]);
  });

  it("steps from every day to the next and counts the days from the first", () => {
    const first = day("1900-01-01");
    const wrong = everyDay.filter((oracle, index) => {
      const date = day(oracle.toString());
      return (
        addDays(first, index) !== date ||
        daysBetween(first, date) !== index ||
        daysBetween(date, first) !== 0 - index ||
        addDays(date, -index) !== first
      );
    });
    expect(wrong.map(String)).toEqual([]);
  });

  it("[R-70] [R-75] adds 3 years to every day, at both rules for the month's end", () => {
    const wrong = everyDay.filter((oracle) => {
      const date = day(oracle.toString());
      return (["clamp", "overflow"] as const).some(
        (monthEnd) => addYears(date, 3, monthEnd) !== oracleAddMonths(oracle, 36, monthEnd),
      );
    });
    expect(wrong.map(String)).toEqual([]);
  });

  it("[R-36] looks 36 months and one month back from every day that allows it", () => {
    const wrong = everyDay.filter((oracle) => {
      if (oracle.year < 1904) return false;
      const date = day(oracle.toString());
      return (["clamp", "overflow"] as const).some((monthEnd) =>
        [-36, -1, 1].some((months) => addMonths(date, months, monthEnd) !== oracleAddMonths(oracle, months, monthEnd)),
      );
    });
    expect(wrong.map(String)).toEqual([]);
  });

  it("[R-80] finds the performance period, 1 September to 31 August, of every day", () => {
    const wrong = everyDay.filter((oracle) => {
      if (oracle.year === 1900 && oracle.month < 9) return false;
      const start = oracle.month >= 9 ? oracle.year : oracle.year - 1;
      const period = performancePeriodOf(day(oracle.toString()));
      return period.start !== `${start}-09-01` || period.end !== `${start + 1}-08-31`;
    });
    expect(wrong.map(String)).toEqual([]);
  });

  it("writes MM/DD/YY as the form's blanks ask", () => {
    const two = (value: number) => String(value).padStart(2, "0");
    const wrong = everyDay.filter(
      (d) => formatForForm(day(d.toString())) !== `${two(d.month)}/${two(d.day)}/${two(d.year % 100)}`,
    );
    expect(wrong.map(String)).toEqual([]);
  });
});

describe("CalendarDate against Temporal, any two days", () => {
  it("adds any number of months at both rules", () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -240, max: 240 }),
        fc.constantFrom("clamp", "overflow"),
        (d, months, end) => {
          const target = d.add({ months });
          fc.pre(target.year >= 1900 && target.year <= 2199);
          expect(addMonths(day(d.toString()), months, end)).toBe(oracleAddMonths(d, months, end));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("counts days, orders and picks as Temporal does", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [x, y] = [day(a.toString()), day(b.toString())];
        expect(daysBetween(x, y)).toBe(a.until(b, { largestUnit: "days" }).days);
        expect(laterOf(x, y)).toBe(Temporal.PlainDate.compare(a, b) < 0 ? y : x);
        expect(earlierOf(x, y)).toBe(Temporal.PlainDate.compare(a, b) < 0 ? x : y);
      }),
      { numRuns: 2000 },
    );
  });

  it("[R-01] [R-75] knows the age, a birthday on 29 February being kept on 1 March in other years", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (birth, on) => {
        fc.pre(Temporal.PlainDate.compare(birth, on) <= 0);
        let years = on.year - birth.year;
        const birthday = Temporal.PlainDate.from({ year: on.year, month: birth.month, day: birth.day });
        const kept = birthday.day === birth.day ? birthday : birthday.add({ days: 1 });
        if (Temporal.PlainDate.compare(on, kept) < 0) years -= 1;
        expect(ageOn(day(birth.toString()), day(on.toString()))).toBe(years);
      }),
      { numRuns: 4000 },
    );
  });
});

describe("CalendarDate at its edges", () => {
  it("[R-01] [R-75] turns 22 on 1 March when born on 29 February", () => {
    expect(ageOn(day("2004-02-29"), day("2026-02-28"))).toBe(21);
    expect(ageOn(day("2004-02-29"), day("2026-03-01"))).toBe(22);
    expect(ageOn(day("2004-02-29"), day("2028-02-29"))).toBe(24);
    expect(ageOn(day("2026-03-14"), day("2026-03-14"))).toBe(0);
  });

  it("[R-75] has two third anniversaries of 29 February 2024", () => {
    expect(addYears(day("2024-02-29"), 3, "clamp")).toBe("2027-02-28");
    expect(addYears(day("2024-02-29"), 3, "overflow")).toBe("2027-03-01");
    expect(addDays(addYears(day("2024-02-29"), 3, "overflow"), -1)).toBe("2027-02-28");
    expect(addDays(addYears(day("2021-03-01"), 3), -1)).toBe("2024-02-29");
  });

  it.each(["", "2026", "2026-02-30", "2026-13-01", "2026-00-10", "1899-12-31", "2201-01-01", "26-01-01", "2026-1-1"])(
    "does not read %j as a day",
    (text) => {
      expect(parseCalendarDate(text)).toBeNull();
    },
  );

  it.each([" 2026-01-01", "2026-01-01T00:00", "2026/01/01", "२०२६-०१-०१", "2026-01-01\n"])(
    "does not read %j as a day",
    (text) => {
      expect(parseCalendarDate(text)).toBeNull();
    },
  );

  it("refuses numbers that are not whole", () => {
    expect(calendarDateFrom(2026.5, 1, 1)).toBeNull();
    expect(calendarDateFrom(Number.NaN, 1, 1)).toBeNull();
    expect(() => addDays(day("2026-01-01"), 0.5)).toThrow(RangeError);
  });

  it("never leaves 1900 to 2200 silently", () => {
    expect(() => addDays(day("1900-01-01"), -1)).toThrow(RangeError);
    expect(() => addDays(day("2200-12-31"), 1)).toThrow(RangeError);
    expect(() => addMonths(day("2200-12-31"), 1)).toThrow(RangeError);
    expect(() => addMonths(day("1900-01-31"), -1)).toThrow(RangeError);
    expect(() => addMonths(day("1900-01-31"), -30000)).toThrow(RangeError);
  });
});
