import type { Child } from "../coe/child-data.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { childField } from "../coe/field-path.ts";
import type { ChildDetermination, TraceLine } from "./determination.ts";
import { usableDate } from "./interview-facts.ts";
import { comparable } from "./place-facts.ts";
import { needsReview, spokenFor } from "./trace-line.ts";

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

/** By what one child is known across the COEs of a State. */
export interface ChildKey {
  readonly childId: string;
  readonly key: string;
}

/**
 * V-13 against other COEs: the same name, birth date and QAD. A twin (MB = Y) has no key, as a twin of the same name would be found;
 * neither has a child without a QAD.
 */
export function childKeysOf(
  answers: CoeAnswers,
  determined: readonly Pick<ChildDetermination, "childId" | "qad">[],
): readonly ChildKey[] {
  const qads = new Map(determined.map(({ childId, qad }) => [childId, qad]));
  return answers.childData.children.flatMap((child): ChildKey[] => {
    const birthDate = usableDate(child.birthDate);
    const name = fullName(child);
    const qad = qads.get(child.id) ?? null;
    if (birthDate === null || qad === null || name === "" || child.multipleBirth === true) return [];
    return [{ childId: child.id, key: `${name}|${birthDate}|${qad}` }];
  });
}

/** What is said of the children that were found on another COE. */
export const duplicateFindings = (answers: CoeAnswers, childIds: ReadonlySet<string>): readonly TraceLine[] =>
  answers.childData.children
    .filter((child) => childIds.has(child.id))
    .map((child) => {
      const values = { child: child.firstName.trim() };
      return spokenFor(child.id, needsReview("V-13", "on-another-coe", [childField(child.id, "firstName")], values));
    });
