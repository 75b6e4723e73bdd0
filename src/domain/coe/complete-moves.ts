import type { CoeAnswers } from "./coe.ts";
import { moveField, workerField, workField } from "./field-path.ts";
import { blank, dateProblems, type IncompleteField, placePart } from "./incomplete-field.ts";
import type { Move, Place, QualifyingMoves, Work, Worker } from "./qualifying-moves.ts";

/** The entries of the interview that the form's items are made of, as the determination found them. */
export interface UsedMoves {
  readonly moveIds: readonly string[];
  readonly workerIds: readonly string[];
  readonly workIds: readonly string[];
}

/** What a determination's children were judged by; null while nothing was found, so that every entry is looked at. */
export function usedMoves(
  children: readonly {
    readonly childMoveId: string | null;
    readonly workerMoveId: string | null;
    readonly workerId: string | null;
    readonly workId: string | null;
  }[],
): UsedMoves | null {
  const named = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const used: UsedMoves = {
    moveIds: named(children.flatMap((child) => [child.childMoveId, child.workerMoveId])),
    workerIds: named(children.map((child) => child.workerId)),
    workIds: named(children.map((child) => child.workId)),
  };
  return used.moveIds.length > 0 && used.workerIds.length > 0 && used.workIds.length > 0 ? used : null;
}

type Values = IncompleteField["values"];

/** Items 1 to 6. */
export function incompleteMoves(answers: CoeAnswers, used: UsedMoves | null): readonly IncompleteField[] {
  const all = answers.qualifyingMoves;
  const moves = all.moves.filter((move) => used?.moveIds.includes(move.id) ?? true);
  const workers = all.workers.filter((worker) => used?.workerIds.includes(worker.id) ?? true);
  const work = all.work.filter((entry) => used?.workIds.includes(entry.id) ?? true);
  return [
    ...neededEntries(all),
    ...workers.flatMap((worker) => item2b(worker, all.workers.indexOf(worker) + 1)),
    ...all.moves.flatMap((move, place) =>
      moves.includes(move) ? items1And4(move, { move: place + 1 }) : historyDate(move, { move: place + 1 }),
    ),
    ...work.flatMap((entry) => items4To6(entry, { worker: workerName(all, entry.workerId) })),
  ];
}

function neededEntries(all: QualifyingMoves): IncompleteField[] {
  const lists = ["moves", "workers", "work"] as const;
  const found = lists
    .filter((list) => all[list].length === 0)
    .map((list): IncompleteField => {
      return { field: `qualifyingMoves.${list}`, rule: "C-05", message: `complete.${list}`, values: {} };
    });
  // Item 1 speaks of the children's move: a form on which no child moved cannot be printed.
  const nobody = all.moves.length > 0 && all.moves.every((move) => move.childIds.length === 0);
  return nobody
    ? [...found, { field: "qualifyingMoves.moves", rule: "C-05", message: "complete.moves.no-child", values: {} }]
    : found;
}

function workerName(all: QualifyingMoves, id: string): string {
  const place = all.workers.findIndex((worker) => worker.id === id);
  return all.workers[place]?.firstName.trim() || String(place + 1);
}

function item2b(worker: Worker, number: number): IncompleteField[] {
  const at = (field: string) => workerField(worker.id, field);
  const values = { worker: worker.firstName.trim() || String(number) };
  const found = (["firstName", "lastName"] as const)
    .filter((key) => worker[key].trim() === "")
    .map((key) => blank(at(key), `worker.${key}`, values));
  if (worker.relation === null) found.push({ ...blank(at("relation"), "worker.relation", values), rule: "C-04" });
  if (worker.relation === "self" && worker.childId === null) {
    found.push({ ...blank(at("childId"), "worker.childId", values), rule: "C-04" });
  }
  return found;
}

/** Moves that only show a recent history (4b) or that the family told besides. */
const historyDate = (move: Move, values: Values): readonly IncompleteField[] =>
  dateProblems(moveField(move.id, "date"), move.date, "move.date", values);

function items1And4(move: Move, values: Values): IncompleteField[] {
  const at = (field: string) => moveField(move.id, field);
  const found = [
    ...historyDate(move, values),
    ...placeFields(at, "from", move.from, values),
    ...placeFields(at, "to", move.to, values),
  ];
  if (move.childIds.length + move.workerIds.length === 0) {
    found.push({ ...blank(at("childIds"), "move.persons", values), rule: "C-05" });
  }
  if (move.economicNecessity === null)
    found.push({ ...blank(at("economicNecessity"), "move.necessity", values), rule: "C-04" });
  if (move.economicNecessity === "unknown") {
    found.push({ ...blank(at("economicNecessity"), "move.necessity-unknown", values), rule: "C-02" });
  }
  return found;
}

/** Abroad a school district may be a dash and a State need not be named; in the United States both are written (item 1). */
function placeFields(
  at: (field: string) => string,
  end: "from" | "to",
  place: Place,
  values: Values,
): IncompleteField[] {
  const abroad = place.country.trim() !== "" && place.country.trim().toUpperCase() !== "US";
  const field = (part: string) => at(`${end}.${part}`);
  const found = [
    ...placePart(field("schoolDistrict"), place.schoolDistrict, `move.${end}.schoolDistrict`, values, abroad),
  ];
  if (place.city.trim() === "") found.push(blank(field("city"), `move.${end}.city`, values));
  if (place.state.trim() === "" && !abroad) found.push(blank(field("state"), `move.${end}.state`, values));
  if (place.country.trim() === "") found.push(blank(field("country"), `move.${end}.country`, values));
  return found;
}

function items4To6(work: Work, values: Values): IncompleteField[] {
  const at = (field: string) => workField(work.id, field);
  const choice = (field: string, message: string): IncompleteField => {
    return { ...blank(at(field), message, values), rule: "C-04" };
  };
  const found: IncompleteField[] = [];
  if (work.engaged === null) found.push(choice("engaged", "work.engaged"));
  if (work.engaged === true)
    found.push(...dateProblems(at("engagedDate"), work.engagedDate, "work.engagedDate", values));
  if (work.engaged === false) {
    if (work.activelySought === null) found.push(choice("activelySought", "work.activelySought"));
    found.push(...dateProblems(at("engagedDate"), work.engagedDate, "", values, true));
  }
  if (work.description.trim() === "") found.push(blank(at("description"), "work.description", values));
  if (work.employment === null) found.push(choice("employment", "work.employment"));
  if (work.sector === null) found.push(choice("sector", "work.sector"));
  if (work.employment === "temporary") {
    if (work.temporaryBasis === null) found.push(choice("temporaryBasis", "work.temporaryBasis"));
    if (work.temporaryBasis === "state" && work.employer.trim() === "") {
      found.push(blank(at("employer"), "work.employer", values));
    }
  }
  return found;
}
