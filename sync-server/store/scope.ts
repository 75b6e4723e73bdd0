import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Person } from "../../src/domain/protocol/person.ts";
import { type Role, type Scope, scopeOf } from "../../src/domain/protocol/roles.ts";
import { policyFor } from "../../src/domain/states/all.ts";

/** Where a COE lies, as far as seeing it goes. */
export interface CoePlace {
  readonly recruiter_id: string;
  readonly region: string | null;
  readonly district: string;
}

/** What of the COEs somebody sees: their own, and those of an area. Neither: none. */
export interface Reach {
  readonly own: string | null;
  readonly area: Scope | null;
}

/** For the server itself: the whole State. */
export const wholeReach: Reach = { own: null, area: { level: "state" } };

const areaRoles: readonly Role[] = ["coordinator", "reviewer", "data-specialist", "auditor"];

export const reachOf = (person: Person): Reach => ({
  own: person.roles.includes("recruiter") ? person.id : null,
  area: person.roles.some((role) => areaRoles.includes(role)) ? scopeOf(person) : null,
});

export function isWithin({ own, area }: Reach, coe: CoePlace): boolean {
  if (own !== null && coe.recruiter_id === own) return true;
  if (area === null) return false;
  if (area.level === "state") return true;
  return area.level === "region" ? coe.region === area.region : coe.district === area.district;
}

/** The same as a condition on the rows of `coes`, under whatever name the query knows them; null where every COE is within. */
export function withinReach({ own, area }: Reach, coes = "coes"): RawBuilder<SqlBool> | null {
  if (area?.level === "state") return null;
  const conditions = [
    ...(own === null ? [] : [sql<SqlBool>`${sql.ref(`${coes}.recruiter_id`)} = ${own}`]),
    ...(area?.level === "region" ? [sql<SqlBool>`${sql.ref(`${coes}.region`)} = ${area.region}`] : []),
    ...(area?.level === "district" ? [sql<SqlBool>`${sql.ref(`${coes}.district`)} = ${area.district}`] : []),
  ];
  return conditions.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

/** The region of a district by the State's policy; where it names none, that of the recruiter; empty where there is neither. */
export const regionOf = (state: string, district: string, ofRecruiter: string | null): string =>
  policyFor(state).districts.find((known) => known.name === district)?.region ?? ofRecruiter ?? "";
