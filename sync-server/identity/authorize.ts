import type { Person } from "../../src/domain/protocol/person.ts";
import type { ProblemCode } from "../../src/domain/protocol/problem.ts";
import type { Role } from "../../src/domain/protocol/roles.ts";
import { roles } from "../../src/domain/protocol/roles.ts";
import { type CoePlace, isWithin, reachOf } from "../store/scope.ts";

/** One for each thing that somebody does. */
export type Action =
  | "be-met"
  | "use-own-account"
  | "send-work"
  | "read-changes"
  | "read-queue"
  | "read-coe"
  | "open-coe"
  | "return-coe"
  | "decide-coe"
  | "hand-over-coe"
  | "read-district"
  | "read-audit"
  | "manage-people"
  | "manage-devices"
  | "rescue-work";

/** Whoever has to do with whole families, each within their own reach. */
const readers: readonly Role[] = ["recruiter", "coordinator", "reviewer", "data-specialist", "auditor"];

/**
 * Who may do what at all. A tablet carries the work of everybody who used it (P22), so whoever is signed in may hand it in: sending
 * shows nothing but the receipt of bytes that one has held.
 */
export const mayDo: Readonly<Record<Action, "anybody" | readonly Role[]>> = {
  "be-met": "anybody",
  "use-own-account": roles,
  "send-work": roles,
  "read-changes": readers,
  "read-queue": readers,
  "read-coe": readers,
  "open-coe": ["coordinator", "reviewer"],
  "return-coe": ["coordinator", "reviewer"],
  "decide-coe": ["reviewer"],
  "hand-over-coe": ["coordinator", "reviewer"],
  "read-district": ["district-viewer"],
  "read-audit": ["auditor", "administrator"],
  "manage-people": ["administrator"],
  "manage-devices": ["administrator"],
  "rescue-work": ["coordinator", "reviewer", "data-specialist", "administrator"],
};

/** What one role takes away from a person, whatever other roles they have: separation of duties. */
const mayNever: Partial<Record<Role, readonly Action[]>> = {
  administrator: [
    "read-changes",
    "read-queue",
    "read-coe",
    "open-coe",
    "return-coe",
    "decide-coe",
    "hand-over-coe",
    "read-district",
  ],
  "data-specialist": ["open-coe", "return-coe", "decide-coe", "hand-over-coe"],
};

/** Deeds that nobody does to a COE on which they worked themselves (V-12). */
const reviewing: readonly Action[] = ["open-coe", "return-coe", "decide-coe"];

/** What an action is done to. `null`: there is no such thing. */
export interface Resource {
  readonly coe: CoePlace | null;
  /** Everybody who wrote a version of it. */
  readonly authorIds?: readonly string[];
}

function roleRefusal(actor: Person | null, action: Action): ProblemCode | null {
  const allowed = mayDo[action];
  if (allowed === "anybody") return null;
  if (!actor) return "not-signed-in";
  const held = actor.roles;
  const has = held.some((role) => allowed.includes(role)) && !held.some((role) => mayNever[role]?.includes(action));
  return has ? null : "not-allowed";
}

/** Whether it is asked in the name of somebody whose session this is not (`personHeader`). */
export const isInNameOfAnother = (inNameOf: string | undefined, actor: Person | null): boolean =>
  inNameOf !== undefined && inNameOf !== encodeURIComponent(actor?.id ?? "");

/** Signing in and out is for everybody. */
export const isAskedForAnother = (action: Action, inNameOf: string | undefined, actor: Person | null): boolean =>
  mayDo[action] !== "anybody" && isInNameOfAnother(inNameOf, actor);

/**
 * The one decision about who may do what; every call passes through it, and every route names its action. First the roles, then the
 * place (what lies outside one's reach answers exactly like what does not exist), then one's own work.
 */
export function authorize(actor: Person | null, action: Action, resource?: Resource): ProblemCode | null {
  const refusal = roleRefusal(actor, action);
  if (refusal || resource === undefined) return refusal;
  if (!actor || !resource.coe || !isWithin(reachOf(actor), resource.coe)) return "not-found";
  const own = resource.authorIds?.includes(actor.id) ?? false;
  return own && reviewing.includes(action) ? "own-coe" : null;
}
