import type { ChildKey } from "../../src/domain/eligibility/duplicate-children.ts";
import type { CoeRecord, QueueStage } from "../../src/domain/protocol/desk.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { refreshFindings } from "./findings.ts";
import { type Reach, withinReach } from "./scope.ts";
import type { Tables } from "./tables.ts";

/** A COE in one of these holds its children; what was returned is being corrected, and what was denied counts for nobody. */
const holding: readonly QueueStage[] = ["received", "in-review", "approved"];

/** More than a reviewer can compare; somebody who sends one family a thousand times must not slow down everybody else. */
const atMost = 10;

const findHeldElsewhere = compiledOnce((db, coeId: string) =>
  db
    .selectFrom("coe_children as own")
    .select("own.child_id")
    .where("own.coe_id", "=", coeId)
    .where((where) =>
      where.exists(
        where
          .selectFrom("coe_children as theirs")
          .innerJoin("coes as other", "other.coe_id", "theirs.coe_id")
          .select("theirs.coe_id")
          .whereRef("theirs.child_key", "=", "own.child_key")
          .where("theirs.coe_id", "!=", coeId)
          .where("other.stage", "in", holding),
      ),
    ),
);

/** How many children of this COE stand on another one (V-13). */
export const countDuplicates = async (db: Db, coeId: string): Promise<number> =>
  (await findHeldElsewhere(db, coeId)).length;

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

const findChildren = compiledOnce((db, coeId: string) =>
  db.selectFrom("coe_children").select(["child_key", "child_id"]).where("coe_id", "=", coeId),
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

/** Writes down by what the children of the version that stands are known. Returns the other COEs whose count may have changed. */
export async function fileChildren(db: Db, coeId: string, keys: readonly ChildKey[]): Promise<readonly string[]> {
  const before = await findChildren(db, coeId);
  const now = keys.map(({ key, childId }) => ({ child_key: key, coe_id: coeId, child_id: childId }));
  const touched = [...new Set([...before, ...now].map((row) => row.child_key))];
  if (touched.length === 0) return [];
  if (before.length > 0) await db.deleteFrom("coe_children").where("coe_id", "=", coeId).execute();
  if (now.length > 0) await insertChildren(db, now);
  return (await findSharing(db, touched, coeId)).map((row) => row.coe_id);
}

const findCounted = compiledOnce((db, coeId: string) =>
  db
    .selectFrom("coes")
    .innerJoin("judgements", "judgements.revision_id", "coes.revision_id")
    .selectAll("coes")
    .select("judgements.review_findings as own_findings")
    .where("coes.coe_id", "=", coeId),
);

/** Counts the findings of a COE again after another one came, changed or was decided. */
export async function recountFindings(db: Db, coeId: string): Promise<void> {
  const [row] = await findCounted(db, coeId);
  if (!row) return;
  const { own_findings, ...before } = row;
  const review_findings = own_findings + (await countDuplicates(db, coeId));
  if (review_findings === before.review_findings) return;
  await db.updateTable("coes").set({ review_findings }).where("coe_id", "=", coeId).execute();
  await refreshFindings(db, before, { ...before, review_findings });
}
