import * as z from "zod";
import { roles } from "./roles.ts";

/** Whoever is signed in. `GET /v1/session` answers `{ person: null }` to a stranger. */
export const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  state: z.string(),
  region: z.string().nullable(),
  /** A school district's name as the COEs write it; null for whoever works beyond one. */
  district: z.string().nullable().default(null),
  /** The words on a practice card: "Recruiter, North region". */
  title: z.strictObject({ en: z.string(), es: z.string() }),
});
export type Person = z.infer<typeof personSchema>;

/**
 * In whose name something is asked: the id of a person, percent-encoded. A browser holds one session for all its windows, and that may be
 * the one of somebody who has just signed in: what they are shown would be taken for the former person's, and what the former person
 * decides would be written down as theirs. So the server refuses it.
 */
export const personHeader = "x-surco-person";

export const sessionSchema = z.strictObject({ person: personSchema.nullable(), practice: z.boolean() });

/** Practice mode only: the people one may enter as, with one click. */
export const practicePeopleSchema = z.strictObject({ people: z.array(personSchema) });
export const practiceEntrySchema = z.strictObject({ personId: z.string() });
