import type { CalendarDate } from "../base/calendar-date.ts";
import { dateOf, onTheForm } from "../coe/answer.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { type FieldPath, moveField, workerField, workField } from "../coe/field-path.ts";
import type { Move, Place, Work, Worker } from "../coe/qualifying-moves.ts";
import type { ChildDetermination } from "../eligibility/determination.ts";

/** What stands in one blank of the form. A day stays a day until the screen writes it; null is the form's dash. */
export interface Blank {
  readonly text: string | null;
  readonly day?: CalendarDate | null;
  /** The field a comment on this blank is about; null where there is nothing to point to. */
  readonly field: FieldPath | null;
}

/** One item of the Qualifying Moves & Work Section, filled in. */
export interface ItemEntry {
  readonly blanks: Readonly<Record<string, Blank>>;
  /** Which of its boxes is ticked: the place of the choice, or 0 where the whole item is a box. Null: none. */
  readonly ticked: number | null;
  /** The field behind the box. */
  readonly field: FieldPath | null;
}

/** Children whose items 1 to 6 say the same: one Qualifying Moves & Work Section. */
export interface SharedItems {
  readonly childIds: readonly string[];
  readonly pair: ChildDetermination;
}

export function sharedItems(children: readonly ChildDetermination[]): readonly SharedItems[] {
  const groups = new Map<string, { childIds: string[]; pair: ChildDetermination }>();
  for (const child of children) {
    const { childMoveId, workerMoveId, workerId, workId, manner, qad } = child;
    const key = [childMoveId, workerMoveId, workerId, workId, manner, qad].join(" ");
    const group = groups.get(key) ?? { childIds: [], pair: child };
    group.childIds.push(child.childId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Items that are one box with its words. */
const boxItems = new Set(["4a", "4b", "5*", "6a", "6b", "6c"]);
export const isBox = (item: string): boolean => boxItems.has(item);

interface Pair {
  readonly childMove: Move | null;
  readonly workerMove: Move | null;
  readonly worker: Worker | null;
  readonly work: Work | null;
  readonly said: ChildDetermination;
}

const byId = <T extends { readonly id: string }>(list: readonly T[], id: string | null): T | null =>
  list.find((member) => member.id === id) ?? null;

/** Every item of the form, from the pair of moves that the determination found. Without a pair, dashes. */
export function itemEntries(answers: CoeAnswers, said: ChildDetermination): Readonly<Record<string, ItemEntry>> {
  const { moves, workers, work } = answers.qualifyingMoves;
  const pair: Pair = {
    childMove: byId(moves, said.childMoveId),
    workerMove: byId(moves, said.workerMoveId),
    worker: byId(workers, said.workerId),
    work: byId(work, said.workId),
    said,
  };
  return { ...moveItems(pair), ...workItems(pair) };
}

const plain: ItemEntry = { blanks: {}, ticked: null, field: null };

function moveItems(pair: Pair): Record<string, ItemEntry> {
  const { childMove, workerMove, worker, said } = pair;
  const apart = said.manner === "join" || said.manner === "precede";
  const moved = childMove ? moveField(childMove.id, "date") : null;
  const workerMoved = workerMove ? moveField(workerMove.id, "date") : null;
  const name = worker ? `${worker.firstName.trim()} ${worker.lastName.trim()}`.trim() : "";
  return {
    "1": { ...plain, blanks: childMove ? placeBlanks(childMove) : {} },
    "2": plain,
    "2a": {
      blanks: {},
      ticked: said.manner === null ? null : { as: 0, with: 1, join: 2, precede: 2 }[said.manner],
      field: childMove ? moveField(childMove.id, "manner") : null,
    },
    "2b": {
      blanks: { workerName: { text: name || null, field: worker ? workerField(worker.id, "firstName") : null } },
      ticked: relationTick(worker),
      field: worker ? workerField(worker.id, "relation") : null,
    },
    "2bi": {
      ...plain,
      blanks: {
        childMoveDate: { text: null, day: apart ? said.childMovedOn : null, field: apart ? moved : null },
        workerMoveDate: { text: null, day: apart ? said.workerArrivedOn : null, field: apart ? workerMoved : null },
      },
    },
    "3": {
      ...plain,
      blanks: { qad: { text: null, day: said.qad, field: said.manner === "precede" ? workerMoved : moved } },
    },
    "4": {
      ...plain,
      blanks: {
        ...(workerMove ? placeBlanks(workerMove) : {}),
        workerMoveDate: { text: null, day: workerMove ? dateOf(workerMove.date) : null, field: workerMoved },
      },
    },
  };
}

/** 2b has three boxes; a partner or another relative is none of them. */
function relationTick(worker: Worker | null): number | null {
  switch (worker?.relation) {
    case "self":
      return 0;
    case "parent":
    case "step-parent":
    case "guardian":
      return 1;
    case "spouse":
      return 2;
    default:
      return null;
  }
}

function workItems({ work }: Pair): Record<string, ItemEntry> {
  const at = (field: string): FieldPath | null => (work ? workField(work.id, field) : null);
  const box = (ticked: boolean | undefined, field: string): ItemEntry => {
    return { blanks: {}, ticked: ticked ? 0 : null, field: at(field) };
  };
  const temporary = work?.employment === "temporary";
  const basis = temporary ? work.temporaryBasis : null;
  const employer = basis === "state" ? (work?.employer.trim() ?? "") : "";
  return {
    "4a": box(work?.engaged === true, "engaged"),
    "4b": box(work?.engaged === false && work.activelySought === true, "activelySought"),
    "5": { ...plain, blanks: { work: { text: work?.description.trim() || null, field: at("description") } } },
    "5a": {
      blanks: {},
      ticked: work?.employment === "seasonal" ? 0 : temporary ? 1 : null,
      field: at("employment"),
    },
    "5b": {
      blanks: {},
      ticked: work?.sector === "agricultural" ? 0 : work?.sector === "fishing" ? 1 : null,
      field: at("sector"),
    },
    "5*": box(work?.personalSubsistence === true, "personalSubsistence"),
    "6": plain,
    "6a": box(basis === "worker", "temporaryBasis"),
    "6b": box(basis === "employer", "temporaryBasis"),
    "6c": {
      blanks: { employer: { text: employer || null, field: basis === "state" ? at("employer") : null } },
      ticked: basis === "state" ? 0 : null,
      field: at("temporaryBasis"),
    },
  };
}

function placeBlanks(move: Move): Record<string, Blank> {
  const part = (end: "from" | "to", name: string, text: string): [string, Blank] => [
    `${end}${name[0]?.toUpperCase()}${name.slice(1)}`,
    { text: text.trim() === "" || text === "-" ? null : text, field: moveField(move.id, `${end}.${name}`) },
  ];
  const ends = (["from", "to"] as const).flatMap((end) => {
    const place = move[end];
    return [
      part(end, "schoolDistrict", districtOf(place)),
      part(end, "city", place.city.trim()),
      part(end, "state", place.state.trim()),
      part(end, "country", place.country.trim()),
    ];
  });
  return Object.fromEntries(ends);
}

/** In a State with one district the administrative area tells the two ends of the move apart. */
function districtOf(place: Place): string {
  const district = onTheForm(place.schoolDistrict);
  const area = place.adminArea.trim();
  return area === "" ? district : `${district} (${area})`;
}
