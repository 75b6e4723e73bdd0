import type { Place, WorkerRelation } from "../../src/domain/coe/qualifying-moves.ts";
import type { CasePlace } from "./case-schema.ts";

/** The words that the format leaves open, as the answers of the interview. */

const whenRelated: readonly (readonly [RegExp, WorkerRelation])[] = [
  // A parent's partner can stand in the place of a parent; the youth's own is no spouse.
  [/(mother|father|parent)\W?s (partner|boyfriend|girlfriend|fianc)/, "guardian"],
  [/partner|boyfriend|girlfriend|fianc|unmarried/, "partner"],
  [/step/, "step-parent"],
  [/guardian|loco|foster|grand|uncle|aunt|sibling|brother|sister|caretaker|caregiver/, "guardian"],
  [/spouse|husband|wife/, "spouse"],
  [/\bself\b|^own\b|^(the )?(child|youth)$/, "self"],
  [/parent|mother|father|adopt/, "parent"],
];

/** A relative who is the worker stands in the place of a parent. */
export function relationOf(written: string | null): WorkerRelation | null {
  if (written === null) return null;
  return whenRelated.find(([pattern]) => pattern.test(written.toLowerCase()))?.[1] ?? "other-relative";
}

/** Neither seasonal nor temporary is a job that goes on all year. */
export function employmentOf(written: string | null): "seasonal" | "temporary" | "year-round" | null {
  if (written === null) return null;
  const word = written.toLowerCase();
  return word.startsWith("season") ? "seasonal" : word.startsWith("temporar") ? "temporary" : "year-round";
}

/** Crops, trees, dairy, poultry and livestock are agricultural work; fish and shellfish are fishing work (section 0). */
export function sectorOf(written: string | null): "agricultural" | "fishing" | "other" | null {
  if (written === null) return null;
  const word = written.toLowerCase();
  if (/^(agric|farm|crop|tree|forestry|dairy|poultry|livestock)/.test(word)) return "agricultural";
  return /^(fish|shellfish|aquacult)/.test(word) ? "fishing" : "other";
}

export const samePlace = (a: CasePlace, b: CasePlace): boolean =>
  (a.district ?? "") === (b.district ?? "") && (a.city ?? "") === (b.city ?? "") && (a.state ?? "") === (b.state ?? "");

export const place = ({ district, city, state, country, adminArea }: CasePlace): Place => ({
  schoolDistrict: !district || district === "-" ? { dash: "unknown" } : district,
  city: city ?? "",
  state: state ?? "",
  country: country ?? "",
  adminArea: adminArea ?? "",
});

/** The workplace of a commuter: named, and not in the place where the family lives. */
export function isElsewhere(workplace: unknown, home: CasePlace): boolean {
  if (typeof workplace === "string") {
    const text = workplace.toLowerCase();
    return ![home.district, home.city].some((name) => name && text.includes(name.toLowerCase()));
  }
  if (typeof workplace !== "object" || workplace === null) return false;
  const { district, city } = workplace as { readonly district?: unknown; readonly city?: unknown };
  if (typeof district === "string") return district !== home.district;
  return typeof city === "string" && city !== home.city;
}

/** "Without the children" and its like: a move that the child did not make, so that it leaves its residency date alone. */
export const wasWithoutTheChild = (note: string | null | undefined): boolean =>
  /\b(worker|father|mother|parent)\b[^.]*\b(alone|only)\b|\bwithout the (child|family)/i.test(note ?? "");

/** A holiday or a visit, and the trip home from it: no move. A case tells it in the note alone. */
export const wasAVisit = (note: string | null | undefined): boolean =>
  /\b(holiday|vacation|visit|trip to see)/i.test(note ?? "") && !/\bno (holiday|vacation|visit)/i.test(note ?? "");

/** What the child's member and the worker's member say about one and the same move: the less sure of the two. */
export function lessSure(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}
