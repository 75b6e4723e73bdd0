import type { CalendarDate } from "../base/calendar-date.ts";
import { moveField } from "../coe/field-path.ts";
import type { Manner, Worker } from "../coe/qualifying-moves.ts";
import { type InterviewFacts, type MoveFacts, workerWent } from "./interview-facts.ts";
import { isSameDestination } from "./place-facts.ts";

/** How a child's move and a worker came together at the child's new place: item 2a and the dates of 2bi. */
export type Meeting =
  | {
      readonly kind: "met";
      readonly manner: Manner;
      readonly workerMove: MoveFacts;
      /** The worker's day of item 2bi; the day of the move where they went together. */
      readonly workerArrivedOn: CalendarDate;
    }
  | { readonly kind: "child-not-there" | "child-date-missing" }
  | { readonly kind: "worker-not-there-yet" | "worker-date-missing"; readonly workerMove: MoveFacts }
  | { readonly kind: "worker-elsewhere" | "worker-moves-missing" };

/** From the dates. What was told (2a) helps only where the moves do not show the worker's arrival. */
export function meetingOf(facts: InterviewFacts, childMove: MoveFacts, worker: Worker): Meeting {
  if (childMove.arrived === false) return { kind: "child-not-there" };
  const { date } = childMove;
  const together: Manner = worker.relation === "self" ? "as" : "with";
  if (date === null) return { kind: "child-date-missing" };
  if (workerWent(worker, childMove.move)) {
    return { kind: "met", manner: together, workerMove: childMove, workerArrivedOn: date };
  }
  const moves = facts.moves.filter((move) => workerWent(worker, move.move));
  if (moves.length === 0) return { kind: "worker-moves-missing" };
  const dated = moves.filter((move) => move.date !== null && move.arrived === true);
  return (
    atDestination(childMove, date, dated, together) ??
    notThereYet(childMove, moves) ??
    asTold(childMove, date, dated, together) ?? { kind: "worker-elsewhere" }
  );
}

function met(manner: Manner, workerMove: MoveFacts): Meeting | null {
  return workerMove.date === null ? null : { kind: "met", manner, workerMove, workerArrivedOn: workerMove.date };
}

/** Same day: together. The worker's last move before the child's ended there: join. The first one after it did: precede. */
function atDestination(
  childMove: MoveFacts,
  date: CalendarDate,
  dated: readonly MoveFacts[],
  together: Manner,
): Meeting | null {
  const goesThere = (move: MoveFacts) => isSameDestination(move.to, childMove.to);
  const sameDay = dated.find((move) => move.date === date && goesThere(move));
  if (sameDay) return met(together, sameDay);
  const before = dated.find((move) => move.date !== null && move.date < date);
  if (before && goesThere(before)) return met("join", before);
  const after = dated.findLast((move) => move.date !== null && move.date > date && goesThere(move));
  return after ? met("precede", after) : null;
}

function notThereYet(childMove: MoveFacts, moves: readonly MoveFacts[]): Meeting | null {
  const expected = moves.filter((move) => move.arrived !== true && isSameDestination(move.to, childMove.to));
  const undated = expected.find((move) => move.arrived === null);
  if (undated) return { kind: "worker-date-missing", workerMove: undated };
  const absent = expected[0];
  return absent ? { kind: "worker-not-there-yet", workerMove: absent } : null;
}

function asTold(
  childMove: MoveFacts,
  date: CalendarDate,
  dated: readonly MoveFacts[],
  together: Manner,
): Meeting | null {
  const told = childMove.move.manner;
  const before = dated.find((move) => move.date !== null && move.date <= date);
  const after = dated.findLast((move) => move.date !== null && move.date > date);
  if ((told === "with" || told === "as") && before) {
    return { kind: "met", manner: together, workerMove: before, workerArrivedOn: date };
  }
  if (told === "join" && before) return met("join", before);
  if (told === "precede" && after) return met("precede", after);
  return told === "precede" && before ? { kind: "worker-not-there-yet", workerMove: before } : null;
}

/** Where the recruiter goes to say who moved and how. */
export const mannerFields = (childMove: MoveFacts) => [
  moveField(childMove.id, "workerIds"),
  moveField(childMove.id, "manner"),
];
