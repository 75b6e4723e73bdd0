import type { ChildKey } from "../../src/domain/eligibility/duplicate-children.ts";
import type { CoeRecord, QueueStage } from "../../src/domain/protocol/desk.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { refreshFindings } from "./findings.ts";
import { grouped, inParts } from "./lists.ts";
import type { Redrawn } from "./redrawn.ts";
import { type Reach, withinReach } from "./scope.ts";
import type { CoeRow, Tables } from "./tables.ts";

/** A COE in one of these holds its children; what was returned is being corrected, and what was denied counts for nobody. */
const holding: readonly QueueStage[] = ["received", "in-review", "approved"];

/** More than a reviewer can compare; somebody who sends one family a thousand times must not slow down everybody else. */
const atMost = 10;

const countHeldElsewhere = compiledOnce((db, coeIds: readonly string[]) =>
  db
    .selectFrom("coe_children as own")
    .select((select) => ["own.coe_id", select.fn.countAll<number>().as("n")])
    .where("own.coe_id", "in", coeIds)
    .where((where) =>
      where.exists(
        where
          .selectFrom("coe_children as theirs")
          .innerJoin("coes as other", "other.coe_id", "theirs.coe_id")
          .select("theirs.coe_id")
          .whereRef("theirs.child_key", "=", "own.child_key")
          .whereRef("theirs.coe_id", "!=", "own.coe_id")
          .where("other.stage", "in", holding),
      ),
    )
    .groupBy("own.coe_id"),
);

/** How many children of each COE stand on another one (V-13); of a COE without any, nothing. */
async function countDuplicates(db: Db, coeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await inParts(coeIds, (part) => countHeldElsewhere(db, part));
  return new Map(rows.map((row) => [row.coe_id, Number(row.n)]));
}

type Duplicates = NonNullable<CoeRecord["duplicates"]>;

/** The other COEs, with the children of this one that they hold. */
export async function readDuplicates(db: Db, coeId: string, reach: Reach): Promise<Duplicates> {
  const within = withinReach(reach, "other");
  let found = db
    .selectFrom("coe_children as own")
    .innerJoin("coe_children as theirs", "theirs.child_key", "own.child_key")
    .innerJoin("coes as other", "other.coe_id", "theirs.coe_id")
    .where("own.coe_id", "=", coeId)
    .where("other.coe_id", "!=", coeId)
    .where("other.stage", "in", holding);
  if (within) found = found.where(within);
  const rows = await found
    .select(["other.coe_id", "other.family_name", "other.stage", "other.seq", "own.child_id"])
    .distinct()
    .orderBy("other.seq")
    .limit(atMost)
    .execute();
  const byCoe = new Map<string, Duplicates[number]>();
  for (const row of rows) {
    const { coe_id, family_name, stage, child_id } = row;
    const found = byCoe.get(coe_id) ?? {
      coeId: coe_id,
      familyName: family_name,
      stage: stage as QueueStage,
      childIds: [],
    };
    byCoe.set(coe_id, { ...found, childIds: [...found.childIds, child_id] });
  }
  return [...byCoe.values()];
}

const findChildren = compiledOnce((db, coeIds: readonly string[]) =>
  db.selectFrom("coe_children").select(["child_key", "coe_id"]).where("coe_id", "in", coeIds),
);

const deleteChildren = compiledOnce((db, coeIds: readonly string[]) =>
  db.deleteFrom("coe_children").where("coe_id", "in", coeIds),
);

const insertChildren = compiledOnce((db, rows: readonly Tables["coe_children"][]) =>
  db.insertInto("coe_children").values(rows),
);

const findSharing = compiledOnce((db, keys: readonly string[], coeId: string) =>
  db
    .selectFrom("coe_children")
    .select("coe_id")
    .distinct()
    .where("child_key", "in", keys)
    .where("coe_id", "!=", coeId)
    .limit(atMost),
);

/**
 * Writes down by what the children of the version that stands are known, for each of these COEs. Returns the other COEs whose count
 * may have changed.
 */
export async function fileChildren(
  db: Db,
  keysOf: ReadonlyMap<string, readonly ChildKey[]>,
): Promise<readonly string[]> {
  const before = grouped(await inParts([...keysOf.keys()], (part) => findChildren(db, part)), (row) => row.coe_id);
  const sharing = new Set<string>();
  const rows: Tables["coe_children"][] = [];
  for (const [coe_id, keys] of keysOf) {
    const now = keys.map(({ key, childId }) => ({ child_key: key, coe_id, child_id: childId }));
    const touched = [...new Set([...(before.get(coe_id) ?? []), ...now].map((row) => row.child_key))];
    if (touched.length > 0) for (const row of await findSharing(db, touched, coe_id)) sharing.add(row.coe_id);
    rows.push(...now);
  }
  await inParts([...before.keys()], (part) => deleteChildren(db, part));
  await inParts(rows, (part) => insertChildren(db, part));
  return [...sharing].filter((coeId) => !keysOf.has(coeId));
}

const findCounted = compiledOnce((db, coeIds: readonly string[]) =>
  db
    .selectFrom("coes")
    .innerJoin("judgements", "judgements.revision_id", "coes.revision_id")
    .selectAll("coes")
    .select("judgements.review_findings as own_findings")
    .where("coes.coe_id", "in", coeIds),
);

const setCount = compiledOnce((db, coeId: string, review_findings: number) =>
  db.updateTable("coes").set({ review_findings }).where("coe_id", "=", coeId),
);

/** The rows of COEs that stand in the queue without their duplicates, with them. */
export async function withDuplicates(db: Db, rows: readonly CoeRow[]): Promise<CoeRow[]> {
  const duplicates = await countDuplicates(
    db,
    rows.map((row) => row.coe_id),
  );
  const counted = rows.map((row) => {
    return { ...row, review_findings: row.review_findings + (duplicates.get(row.coe_id) ?? 0) };
  });
  for (const { coe_id, review_findings } of counted)
    if (duplicates.has(coe_id)) await setCount(db, coe_id, review_findings);
  return counted;
}

/** Counts the findings of COEs again after another one came, changed or was decided. */
export async function recountFindings(db: Db, coeIds: readonly string[]): Promise<void> {
  const rows = await inParts(coeIds, (part) => findCounted(db, part));
  const duplicates = await countDuplicates(db, coeIds);
  const redrawn: Redrawn[] = [];
  for (const { own_findings, ...before } of rows) {
    const review_findings = own_findings + (duplicates.get(before.coe_id) ?? 0);
    if (review_findings === before.review_findings) continue;
    await setCount(db, before.coe_id, review_findings);
    redrawn.push({ before, now: { ...before, review_findings } });
  }
  await refreshFindings(db, redrawn);
}
