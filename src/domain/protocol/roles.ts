// Without zod: a tablet asks these on every start.

/**
 * recruiter: interviews families; sees their own COEs. coordinator: first look at the COEs of a region, may return them. reviewer: the
 * State's final word. data-specialist: lists and exports, never decides. district-viewer: approved COEs of one district, the least of
 * them. auditor: reads everything, decides nothing. administrator: people and tablets, and no family.
 */
export const roles = [
  "recruiter",
  "coordinator",
  "reviewer",
  "data-specialist",
  "district-viewer",
  "auditor",
  "administrator",
] as const;
export type Role = (typeof roles)[number];

/** The part of the State in which somebody's roles count. A recruiter's own COEs are theirs wherever they lie. */
export type Scope =
  | { readonly level: "state" }
  | { readonly level: "region"; readonly region: string }
  | { readonly level: "district"; readonly district: string };

interface WithRoles {
  readonly roles: readonly Role[];
}

interface Placed {
  readonly region: string | null;
  readonly district: string | null;
}

/** The narrowest that is said of them. */
export function scopeOf({ region, district }: Placed): Scope {
  if (district !== null) return { level: "district", district };
  return region === null ? { level: "state" } : { level: "region", region };
}

/** The roles whose place is the review desk. */
const deskRoles: readonly Role[] = ["coordinator", "reviewer", "data-specialist", "auditor"];

export const worksAtDesk = (person: WithRoles): boolean => person.roles.some((role) => deskRoles.includes(role));

/**
 * Why these roles and this place cannot be one person's, or null: whoever keeps the accounts sees no family, whoever keeps the data
 * decides about none, and a district's viewer has a district.
 */
export function roleConflict({ roles: held, district }: WithRoles & Pick<Placed, "district">): string | null {
  const has = (role: Role) => held.includes(role);
  if (has("administrator") && held.length > 1) return "an administrator has no other role";
  if (has("data-specialist") && (has("reviewer") || has("coordinator"))) return "a data specialist never decides";
  if (has("district-viewer") && district === null) return "a district viewer has a district";
  return null;
}
