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
 * For whom a tablet reads: the id of a person, percent-encoded. A browser may hold the session of somebody who has just signed in while
 * the tablet still reads for the one before; what that session is shown would be taken for theirs, so the server refuses it.
 */
export const readerHeader = "x-surco-reader";

export const sessionSchema = z.strictObject({ person: personSchema.nullable(), practice: z.boolean() });

/** Practice mode only: the people one may enter as, with one click. */
export const practicePeopleSchema = z.strictObject({ people: z.array(personSchema) });
export const practiceEntrySchema = z.strictObject({ personId: z.string() });
