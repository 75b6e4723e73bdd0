import type { FieldPath } from "../../domain/coe/field-path.ts";
import type { Determination, RuleId, TraceLine } from "../../domain/eligibility/determination.ts";

/** The parts of the sheet that have a margin of their own. */
export const marginPlaces = [
  "family",
  "children",
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "comments",
  "interviewee",
  "certification",
  "state",
  "moves",
  "whole",
] as const;
export type MarginPlace = (typeof marginPlaces)[number];

const rulesOfPlace: Readonly<Partial<Record<MarginPlace, readonly RuleId[]>>> = {
  children: ["R-01", "R-02", "R-03", "R-04", "R-05", "R-66", "R-71", "R-72", "R-73", "R-74", "V-07", "V-08", "V-13"],
  "1": ["R-10", "R-11", "R-12", "R-13", "R-14", "R-15", "R-16", "R-17", "R-18", "R-19", "R-20", "R-22", "V-06"],
  "2": ["R-06", "R-07", "R-08", "R-09", "V-01", "V-02"],
  "3": ["R-60", "R-61", "R-62", "R-63", "R-64", "R-65", "R-67", "R-70", "R-75", "V-03", "V-04"],
  "4": ["R-30", "R-31", "R-32", "R-33", "R-34", "R-35", "R-36", "R-41", "R-42", "V-05", "V-11"],
  "5": ["R-50", "R-51", "R-52", "R-53", "R-54", "R-58"],
  "6": ["R-55", "R-56", "R-57", "V-10"],
  comments: ["R-90", "R-91", "R-92", "R-93", "R-94", "R-96", "V-09"],
  interviewee: ["R-21", "R-95"],
  certification: ["V-12"],
};

const placeOfRule = new Map(
  Object.entries(rulesOfPlace).flatMap(([place, rules]) => rules.map((rule) => [rule, place as MarginPlace])),
);

/** Beside which part of the form a rule's word stands: at the item that the rule is about, wherever else it points to. */
export const placeOfLine = (line: Pick<TraceLine, "rule">): MarginPlace => placeOfRule.get(line.rule) ?? "whole";

/** The moves and work that items 1 to 6 are made of. Another move stands under "other moves". */
export interface UsedIds {
  readonly childMoveIds: ReadonlySet<string | null>;
  readonly workerMoveIds: ReadonlySet<string | null>;
  readonly workIds: ReadonlySet<string | null>;
}

export const usedIds = (children: Determination["children"]): UsedIds => ({
  childMoveIds: new Set(children.map((child) => child.childMoveId)),
  workerMoveIds: new Set(children.map((child) => child.workerMoveId)),
  workIds: new Set(children.map((child) => child.workId)),
});

/** Beside which part of the form a comment on this field stands. */
export function placeOfField(field: FieldPath, used: UsedIds): MarginPlace {
  const [section = "", list = "", id = "", ...rest] = field.split(".");
  if (field === "") return "whole";
  if (section === "familyData") return "family";
  if (section === "childData") return "children";
  if (section === "comments") return "comments";
  if (section === "intervieweeSignature") return "interviewee";
  if (section === "stateInformation") return "state";
  if (list === "workers") return "2";
  if (list === "moves") return placeOfMove(id, rest[0] ?? "", used);
  if (list === "work") return used.workIds.has(id) ? placeOfWork(rest[0] ?? "") : "moves";
  return "whole";
}

function placeOfMove(moveId: string, part: string, used: UsedIds): MarginPlace {
  if (used.childMoveIds.has(moveId)) return part === "date" ? "3" : part === "manner" ? "2" : "1";
  return used.workerMoveIds.has(moveId) ? "4" : "moves";
}

function placeOfWork(part: string): MarginPlace {
  if (["engaged", "engagedDate", "activelySought", "newEmployment", "commutes"].includes(part)) return "4";
  return ["temporaryBasis", "statedMonths", "employer", "stateDocumentationExpired"].includes(part) ? "6" : "5";
}

/** One word of the rules with everybody it is said of: the same words for five children are one note. */
export interface Note {
  readonly line: TraceLine;
  readonly childIds: readonly string[];
}

/** What asks for a look: everything that is not mere information. Strongest first. */
export function notesOf(determination: Determination): readonly Note[] {
  const weight = { blocks: 0, "unknown-yet": 1, "needs-review": 2, "needs-comment": 3, information: 4 } as const;
  const lines = [...determination.findings, ...determination.children.flatMap((child) => child.trace)];
  const notes = new Map<string, { line: TraceLine; childIds: Set<string> }>();
  for (const line of lines) {
    if (line.severity === "information") continue;
    const key = `${line.message} ${JSON.stringify(line.values)}`;
    const note = notes.get(key) ?? { line, childIds: new Set<string>() };
    if (line.childId !== null) note.childIds.add(line.childId);
    notes.set(key, note);
  }
  return [...notes.values()]
    .map(({ line, childIds }) => ({ line, childIds: [...childIds] }))
    .sort((a, b) => weight[a.line.severity] - weight[b.line.severity]);
}
