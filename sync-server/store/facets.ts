import { type RawBuilder, type SqlBool, sql } from "kysely";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { inParts } from "./lists.ts";
import type { Redrawn } from "./redrawn.ts";
import { type Reach, withinReach } from "./scope.ts";
import type { CoeRow, Tables } from "./tables.ts";

/** `*` is the whole State; a recruiter's own counts stand under their id, those of a region under `region:` and its code. */
const wholeState = "*";

const scopeOfRegion = (region: string): string => `region:${region}`;

interface Facet {
  readonly scope: string;
  readonly kind: "stage" | "district" | "recruiter";
  readonly code: string;
  readonly label: string;
}

function facetsOf(row: CoeRow): readonly Facet[] {
  const region = row.region ? [scopeOfRegion(row.region)] : [];
  // A tablet writes the author's id: one that is the name of a scope must not be counted there.
  const own = row.recruiter_id === wholeState || row.recruiter_id.startsWith("region:") ? [] : [row.recruiter_id];
  return [wholeState, ...own, ...region].flatMap((scope): Facet[] => [
    { scope, kind: "stage", code: row.stage, label: row.stage },
    { scope, kind: "district", code: row.district, label: row.district },
    { scope, kind: "recruiter", code: row.recruiter_id, label: row.recruiter_name },
  ]);
}

const keyOf = (facet: Facet): string => [facet.scope, facet.kind, facet.code].join("\n");

const countIn = compiledOnce((db, rows: readonly Tables["facets"][]) =>
  db
    .insertInto("facets")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["scope", "kind", "code"]).doUpdateSet((old) => ({
        n: old("facets.n", "+", old.ref("excluded.n")),
        label: old.ref("excluded.label"),
      })),
    ),
);

const countOut = compiledOnce((db, scope: string, kind: string, code: string, n: number) =>
  db
    .updateTable("facets")
    .set((old) => ({ n: old("n", "-", n) }))
    .where("scope", "=", scope)
    .where("kind", "=", kind)
    .where("code", "=", code),
);

const findFacets = compiledOnce((db, scope: string) =>
  db
    .selectFrom("facets")
    .select(["kind", "code", "label", "n"])
    .where("scope", "=", scope)
    .where("n", ">", 0)
    .orderBy("kind")
    .orderBy("label"),
);

type Counted = Facet & { n: number };

function count(counted: Map<string, Counted>, facet: Facet): void {
  const key = keyOf(facet);
  counted.set(key, { ...facet, n: (counted.get(key)?.n ?? 0) + 1 });
}

/** Moves COEs from the counts they stood in to those they stand in now, so that counting the queue is reading a few rows. */
export async function refreshFacets(db: Db, redrawn: readonly Redrawn[]): Promise<void> {
  const [entering, leaving] = [new Map<string, Counted>(), new Map<string, Counted>()];
  for (const { before, now } of redrawn) {
    const left = new Map((before ? facetsOf(before) : []).map((facet) => [keyOf(facet), facet]));
    for (const facet of facetsOf(now)) if (!left.delete(keyOf(facet))) count(entering, facet);
    for (const facet of left.values()) count(leaving, facet);
  }
  await inParts([...entering.values()], (part) => countIn(db, part));
  for (const { scope, kind, code, n } of leaving.values()) await countOut(db, scope, kind, code, n);
}

interface Facets {
  readonly counts: Record<string, number>;
  readonly districts: string[];
  readonly recruiters: { id: string; name: string }[];
}

/** Where no counts are kept for what somebody sees (a district, or one's own beside an area), they are counted. */
const countFacets = (db: Db, within: RawBuilder<SqlBool>) =>
  sql<Omit<Facet, "scope"> & { n: number }>`
    select 'stage' as kind, stage as code, stage as label, count(*) as n from coes where ${within} group by stage
    union all select 'district', district, district, count(*) from coes where ${within} group by district
    union all select 'recruiter', recruiter_id, max(recruiter_name), count(*) from coes where ${within} group by recruiter_id
    order by 1, 3`
    .execute(db)
    .then((result) => result.rows);

/** Under what name the counts of somebody's reach are kept, or null. */
function keptScope({ own, area }: Reach): string | null {
  if (area?.level === "state") return wholeState;
  if (area === null) return own;
  return own === null && area.level === "region" ? scopeOfRegion(area.region) : null;
}

export async function readFacets(db: Db, reach: Reach): Promise<Facets> {
  const scope = keptScope(reach);
  const within = withinReach(reach);
  const rows = scope === null && within ? await countFacets(db, within) : await findFacets(db, scope ?? wholeState);
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    counts: Object.fromEntries(ofKind("stage").map((row) => [row.code, row.n])),
    districts: ofKind("district")
      .map((row) => row.code)
      .filter((district) => district !== ""),
    recruiters: ofKind("recruiter").map((row) => ({ id: row.code, name: row.label })),
  };
}
