import { moveField } from "../coe/field-path.ts";
import type { MoveFacts } from "./interview-facts.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

/** The move was made because they could not afford to stay; mixed reasons qualify if need is a real one. */
export function economicNecessityLines(move: MoveFacts): Line[] {
  const field = moveField(move.id, "economicNecessity");
  const fields = [field, moveField(move.id, "necessityReason")];
  switch (move.move.economicNecessity) {
    case null:
      return [unknownYet("R-10", "missing", [field])];
    case "no":
      return [blocks("R-10", "no-economic-necessity", fields)];
    case "unknown":
      return [needsReview("R-10", "not-known", fields)];
    case "yes":
      return [holds("R-10", "economic-necessity", fields), holds("R-20", "lost-job-or-home-counts", fields)];
  }
}
