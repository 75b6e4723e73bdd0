import { addDays, addYears, type CalendarDate, earlierOf } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import { childField } from "../coe/field-path.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { ageOutBirthday, lastDayByAge } from "./age.ts";
import type { ChildDetermination } from "./determination.ts";
import { usableDate } from "./interview-facts.ts";
import { lastEligibleDayOf } from "./thirty-six-months.ts";
import { blocks, holds, type Line } from "./trace-line.ts";

export interface Expiration {
  readonly lastEligibleDay: CalendarDate;
  readonly eed: CalendarDate;
  readonly endsEarly: ChildDetermination["endsEarly"];
  /** The day after which the child is no longer eligible, whatever the State reports as EED. */
  readonly lastDay: CalendarDate;
  readonly lines: readonly Line[];
}

/** The end of eligibility as the State reports it: 36 months or the 22nd birthday, whichever is first. */
function eedOf(qad: CalendarDate, birthDate: CalendarDate | null, policy: StatePolicy): CalendarDate {
  const anniversary = policy.eedConvention === "anniversary";
  // The anniversary of 29 February that is reported is 28 February: it has no 36 months to keep, only a date to name.
  const byTime = anniversary ? addYears(qad, 3, "clamp") : lastEligibleDayOf(qad, policy);
  if (birthDate === null) return byTime;
  return earlierOf(byTime, anniversary ? ageOutBirthday(birthDate, policy) : lastDayByAge(birthDate, policy));
}

interface EarlyEnd {
  readonly date: CalendarDate;
  readonly rule: "R-72" | "R-73";
  readonly field: string;
}

/** Graduation, an equivalency diploma or death ends eligibility on that day. */
function earlyEnds(child: Child): readonly EarlyEnd[] {
  const { graduationDate, hsedDate } = child.schooling;
  const ends = [
    { date: usableDate(graduationDate), rule: "R-72", field: childField(child.id, "schooling.graduationDate") },
    { date: usableDate(hsedDate), rule: "R-72", field: childField(child.id, "schooling.hsedDate") },
    { date: usableDate(child.deathDate), rule: "R-73", field: childField(child.id, "deathDate") },
  ] as const;
  return ends
    .flatMap(({ date, rule, field }) => (date === null ? [] : [{ date, rule, field }]))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

export function expirationOf(qad: CalendarDate, child: Child, policy: StatePolicy): Expiration {
  const birthDate = usableDate(child.birthDate);
  const lastEligibleDay = lastEligibleDayOf(qad, policy);
  const byAge = birthDate === null ? null : lastDayByAge(birthDate, policy);
  const regularEnd = byAge === null ? lastEligibleDay : earlierOf(lastEligibleDay, byAge);
  const eed = eedOf(qad, birthDate, policy);
  const early = earlyEnds(child).find((end) => end.date >= qad && end.date < eed) ?? null;
  const lines: Line[] = [holds("R-70", `eed-${policy.eedConvention}`, [], { eedDate: eed, lastDay: lastEligibleDay })];
  if (byAge !== null) {
    const first = byAge < lastEligibleDay ? "birthday-first" : "birthday-later";
    lines.push(holds("R-71", first, [childField(child.id, "birthDate")], { birthdayOn: addDays(byAge, 1) }));
  }
  if (early) lines.push(holds(early.rule, "ends-early", [early.field], { endDate: early.date }));
  return {
    lastEligibleDay,
    eed,
    endsEarly: early ? { date: early.date, rule: early.rule } : null,
    lastDay: early ? earlierOf(regularEnd, early.date) : regularEnd,
    lines,
  };
}

/** A child who died before the move was completed did not make it. */
export function deathLines(child: Child, qad: CalendarDate | null): Line[] {
  const death = usableDate(child.deathDate);
  if (death === null || qad === null || death >= qad) return [];
  return [blocks("R-73", "before-the-move", [childField(child.id, "deathDate")], { deathDate: death })];
}
