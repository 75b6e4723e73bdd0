import type { Child } from "../coe/child-data.ts";
import { childField, moveField } from "../coe/field-path.ts";
import { type MoveFacts, usableDate } from "./interview-facts.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

/** The child made the move itself: it was born before it. */
export function madeTheMoveLines(child: Child, move: MoveFacts): Line[] {
  const birthDate = usableDate(child.birthDate);
  if (move.arrived === false) return [holds("R-04", "move-not-made-yet", [moveField(move.id, "arrived")])];
  if (birthDate === null || move.date === null) return [];
  const fields = [childField(child.id, "birthDate"), moveField(move.id, "date")];
  const values = { birthDate, moveDate: move.date };
  if (birthDate > move.date) return [blocks("R-04", "born-after-the-move", fields, values)];
  if (birthDate === move.date) return [needsReview("R-04", "born-on-the-move-day", fields, values)];
  return [holds("R-04", "made-the-move", fields, { moveDate: move.date })];
}

/** Eligibility starts when the child physically arrives. */
export function arrivalLines(move: MoveFacts): Line[] {
  const fields = [moveField(move.id, "arrived"), moveField(move.id, "date")];
  if (move.arrived === false) return [blocks("R-05", "not-arrived", fields)];
  if (move.date === null) return [unknownYet("R-05", "move-date-missing", [moveField(move.id, "date")])];
  return [holds("R-05", "arrived", fields, { arrivalDate: move.date })];
}
