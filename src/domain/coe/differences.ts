import { canonicalText, type Plain } from "../base/canonical.ts";
import { isDash, isDateAnswer } from "./answer.ts";
import type { CoeAnswers } from "./coe.ts";
import type { FieldPath } from "./field-path.ts";

/** One field that two versions of a COE say differently. `added`, `removed` and `moved` are about a member of a list. */
export interface Difference {
  readonly field: FieldPath;
  readonly kind: "changed" | "added" | "removed" | "moved";
  readonly before: Plain;
  readonly after: Plain;
}

interface Member {
  readonly id: string;
}

type Tree = { readonly [key: string]: unknown };

const isMemberList = (value: unknown): value is readonly Member[] =>
  Array.isArray(value) && value.every((member) => typeof member === "object");

/** A date and a dash are one answer each, although they are written as objects. */
const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isDash(value) && !isDateAnswer(value);

/** The order of ids says nothing: a move is made by the same persons whoever was ticked first. */
const comparable = (value: unknown): string =>
  canonicalText((Array.isArray(value) ? value.toSorted() : (value ?? null)) as Plain);

/** Field by field, in the order of the form; members of lists are matched by id, never by place. */
export function differencesBetween(before: CoeAnswers, after: CoeAnswers): readonly Difference[] {
  const found: Difference[] = [];
  compareTrees(before, after, "", found);
  return found;
}

function compareTrees(before: Tree, after: Tree, path: string, found: Difference[]): void {
  const keys = [...Object.keys(before), ...Object.keys(after).filter((key) => !(key in before))];
  for (const key of keys) compareValues(before[key], after[key], path === "" ? key : `${path}.${key}`, found);
}

function compareValues(before: unknown, after: unknown, path: string, found: Difference[]): void {
  if (before === after) return;
  if (isMemberList(before) && isMemberList(after) && before.length + after.length > 0) {
    compareLists(before, after, path, found);
  } else if (isTree(before) && isTree(after)) {
    compareTrees(before, after, path, found);
  } else if (comparable(before) !== comparable(after)) {
    found.push({ field: path, kind: "changed", before: (before ?? null) as Plain, after: (after ?? null) as Plain });
  }
}

function compareLists(before: readonly Member[], after: readonly Member[], path: string, found: Difference[]): void {
  const earlier = new Map(before.map((member) => [member.id, member]));
  const later = new Map(after.map((member) => [member.id, member]));
  for (const member of before) {
    if (!later.has(member.id)) {
      found.push({ field: `${path}.${member.id}`, kind: "removed", before: member as unknown as Plain, after: null });
    }
  }
  const moved = movedIds(
    before.map((member) => member.id).filter((id) => later.has(id)),
    after.map((member) => member.id).filter((id) => earlier.has(id)),
  );
  after.forEach((member, place) => {
    const was = earlier.get(member.id);
    const field = `${path}.${member.id}`;
    if (!was) {
      found.push({ field, kind: "added", before: null, after: member as unknown as Plain });
      return;
    }
    if (moved.has(member.id)) found.push({ field, kind: "moved", before: before.indexOf(was), after: place });
    compareTrees(was as unknown as Tree, member as unknown as Tree, field, found);
  });
}

/** The fewest members that had to be taken out and put elsewhere: all but a longest run that kept its order. */
function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = after.map((id) => before.indexOf(id));
  const runs: { readonly length: number; readonly from: number }[] = [];
  places.forEach((place, index) => {
    let best = { length: 1, from: -1 };
    for (let earlier = 0; earlier < index; earlier += 1) {
      const length = (runs[earlier]?.length ?? 0) + 1;
      if ((places[earlier] ?? 0) < place && length > best.length) best = { length, from: earlier };
    }
    runs.push(best);
  });
  let end = runs.reduce((best, run, index) => (run.length > (runs[best]?.length ?? 0) ? index : best), 0);
  const kept = new Set<string>();
  while (end >= 0 && end < after.length) {
    kept.add(after[end] ?? "");
    end = runs[end]?.from ?? -1;
  }
  return new Set(after.filter((id) => !kept.has(id)));
}
