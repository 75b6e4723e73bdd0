import * as z from "zod";

export const roles = ["recruiter", "reviewer"] as const;
export type Role = (typeof roles)[number];

/** Whoever is signed in. `GET /v1/session` answers `{ person: null }` to a stranger. */
export const personSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  state: z.string(),
  region: z.string().nullable(),
  /** The words on a practice card: "Recruiter, North region". */
  title: z.strictObject({ en: z.string(), es: z.string() }),
});
export type Person = z.infer<typeof personSchema>;

export const sessionSchema = z.strictObject({ person: personSchema.nullable(), practice: z.boolean() });

/** Practice mode only: the people one may enter as, with one click. */
export const practicePeopleSchema = z.strictObject({ people: z.array(personSchema) });
export const practiceEntrySchema = z.strictObject({ personId: z.string() });
