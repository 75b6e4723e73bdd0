import { compiledOnce } from "./compiled.ts";
import type { Db } from "./store.ts";
import type { CoeRow, Tables } from "./tables.ts";

/** `*` is the whole State; a recruiter's own counts stand under their id. */
export const wholeState = "*";

interface Facet {
  readonly scope: string;
  readonly kind: "stage" | "district" | "recruiter";
  readonly code: string;
  readonly label: string;
}

function facetsOf(row: CoeRow): readonly Facet[] {
  return [wholeState, row.recruiter_id].flatMap((scope): Facet[] => [
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
        n: old("facets.n", "+", 1),
        label: old.ref("excluded.label"),
      })),
    ),
);

const countOut = compiledOnce((db, scope: string, kind: string, code: string) =>
  db
    .updateTable("facets")
    .set((old) => ({ n: old("n", "-", 1) }))
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

/** Moves one COE from the counts it stood in to those it stands in now, so that counting the queue is reading a few rows. */
export async function refreshFacets(db: Db, before: CoeRow | undefined, after: CoeRow): Promise<void> {
  const leaving = new Map((before ? facetsOf(before) : []).map((facet) => [keyOf(facet), facet]));
  const entering = facetsOf(after).filter((facet) => !leaving.delete(keyOf(facet)));
  const rows = entering.map((facet) => ({ ...facet, n: 1 }));
  if (rows.length > 0) await countIn(db, rows);
  for (const { scope, kind, code } of leaving.values()) await countOut(db, scope, kind, code);
}

interface Facets {
  readonly counts: Record<string, number>;
  readonly districts: string[];
  readonly recruiters: { id: string; name: string }[];
}

export async function readFacets(db: Db, scope: string): Promise<Facets> {
  const rows = await findFacets(db, scope);
  const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    counts: Object.fromEntries(ofKind("stage").map((row) => [row.code, row.n])),
    districts: ofKind("district")
      .map((row) => row.code)
      .filter((district) => district !== ""),
    recruiters: ofKind("recruiter").map((row) => ({ id: row.code, name: row.label })),
  };
}
