import type { Person, Role } from "../../src/domain/protocol/person.ts";
import type { ProblemCode } from "../../src/domain/protocol/problem.ts";

/** Who may call a route at all: anybody, whoever is signed in, or one role. */
export type Access = "anybody" | "signed-in" | Role;

/** Whose a thing is, as far as seeing it goes. */
interface Owned {
  readonly recruiterIds: readonly (string | null)[];
}

/**
 * The one place where the server decides who may do what; every call passes through it. With `thing`, it also decides whether this
 * person may see it: a reviewer sees the whole State, a recruiter what is their own. What lies outside answers exactly like what does
 * not exist.
 */
export function refusalFor(person: Person | null, access: Access, thing?: Owned | null): ProblemCode | null {
  if (access !== "anybody") {
    if (!person) return "not-signed-in";
    if (access !== "signed-in" && !person.roles.includes(access)) return "not-allowed";
  }
  if (thing === undefined) return null;
  if (thing === null || !person) return "not-found";
  const mayRead = person.roles.includes("reviewer") || thing.recruiterIds.includes(person.id);
  return mayRead ? null : "not-found";
}

/** The recruiter whose COEs a list is narrowed to, or null for the whole State. */
export const scopeOf = (person: Person): string | null => (person.roles.includes("reviewer") ? null : person.id);
