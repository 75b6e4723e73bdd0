import type { FieldPath } from "./field-path.ts";

/** The pages of the interview. */
export type InterviewSection = "interview" | "family" | "children" | "moves" | "work" | "comments" | "state";

/** The section of the interview on whose page a field stands. */
export function sectionOfField(field: FieldPath): InterviewSection {
  if (field.includes("stateInformation")) return "state";
  if (field.startsWith("familyData")) return "family";
  if (field.startsWith("childData")) return "children";
  if (field.startsWith("qualifyingMoves.workers")) return "work";
  if (field.startsWith("qualifyingMoves")) return "moves";
  return field.startsWith("comments") ? "comments" : "interview";
}

/** The address of one field of a COE that is being written. */
export const fieldAddress = (coeId: string, field: FieldPath): string =>
  `/coes/${coeId}/${sectionOfField(field)}${field === "" ? "" : `#${encodeURIComponent(field)}`}`;
