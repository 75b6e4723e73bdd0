import type { CalendarDate } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { childField } from "../coe/field-path.ts";
import type { TraceLine } from "./determination.ts";
import { usableDate } from "./interview-facts.ts";
import { comparable } from "./place-facts.ts";
import { needsReview, spokenFor } from "./trace-line.ts";

/** A child that other COEs of the State already hold. */
export interface KnownChild {
  readonly name: string;
  readonly birthDate: CalendarDate;
  readonly qad: CalendarDate | null;
}

const fullName = (child: Child): string => comparable(`${child.firstName} ${child.lastName1}`);

/** V-13 within one COE: the same name and birth date twice. Twins with one name are told apart by MB = Y. */
export function duplicateChildren(answers: CoeAnswers): readonly TraceLine[] {
  const seen = new Map<string, Child>();
  const findings: TraceLine[] = [];
  for (const child of answers.childData.children) {
    const birthDate = usableDate(child.birthDate);
    const name = fullName(child);
    if (birthDate === null || name === "") continue;
    const key = `${name} ${birthDate}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, child);
    else if (child.multipleBirth !== true || other.multipleBirth !== true) {
      const fields = [childField(child.id, "firstName"), childField(other.id, "firstName")];
      findings.push(
        spokenFor(child.id, needsReview("V-13", "twice-on-this-coe", fields, { child: child.firstName.trim() })),
      );
    }
  }
  return findings;
}

/** V-13 against other COEs: the same name, birth date and QAD. */
export function duplicatesOf(
  answers: CoeAnswers,
  qadOf: (childId: string) => CalendarDate | null,
  known: readonly KnownChild[],
) {
  const held = new Set(known.map(({ name, birthDate, qad }) => `${comparable(name)} ${birthDate} ${qad ?? ""}`));
  return answers.childData.children.flatMap((child): TraceLine[] => {
    const birthDate = usableDate(child.birthDate);
    const key = `${fullName(child)} ${birthDate ?? ""} ${qadOf(child.id) ?? ""}`;
    if (birthDate === null || child.multipleBirth === true || !held.has(key)) return [];
    const line = needsReview("V-13", "on-another-coe", [childField(child.id, "firstName")], {
      child: child.firstName.trim(),
    });
    return [spokenFor(child.id, line)];
  });
}
