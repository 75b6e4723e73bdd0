import { headsOf } from "../../src/domain/review/heads.ts";
import { stageOf } from "../../src/domain/review/stage.ts";
import { readDecisions } from "./decisions.ts";
import { refreshFacets } from "./facets.ts";
import { ownerOf } from "./judgements.ts";
import type { Db } from "./store.ts";
import type { CoeRow } from "./tables.ts";

/** The versions of a COE that are held, oldest first, as the domain sees them. */
async function versionsOf(db: Db, coeId: string) {
  const rows = await db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .select(["id", "revisions.stage", "author_id", "author_name", "standing"])
    .where("coe_id", "=", coeId)
    .orderBy("seq")
    .execute();
  const links = await db
    .selectFrom("revision_parents")
    .innerJoin("revisions", "revisions.id", "revision_parents.revision_id")
    .select(["revision_parents.revision_id", "parent_id"])
    .where("revisions.coe_id", "=", coeId)
    .execute();
  const parents = new Map<string, string[]>(rows.map((row) => [row.id, []]));
  for (const link of links) parents.get(link.revision_id)?.push(link.parent_id);
  return rows.map(({ id, stage, ...row }) => ({
    ...row,
    revisionId: id,
    stage: stage === "signed" ? ("signed" as const) : ("draft" as const),
    parents: parents.get(id) ?? [],
    received: true,
  }));
}

async function openerOf(db: Db, revisionId: string): Promise<string | null> {
  const row = await db
    .selectFrom("openings")
    .select("person_id")
    .where("revision_id", "=", revisionId)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** Draws the COE's row in the queue again from what is stored. Returns its heads. */
export async function refreshCoe(db: Db, coeId: string): Promise<readonly string[]> {
  const all = await versionsOf(db, coeId);
  const accepted = all.filter((version) => version.standing === "accepted");
  const heads = headsOf(accepted).map((head) => head.revisionId);
  const shown = all.find((version) => version.revisionId === heads[0]) ?? all.at(-1);
  if (!shown) return heads;
  const decisions = await readDecisions(db, coeId);
  const { stage } = stageOf(accepted.length > 0 ? accepted : all, decisions, await openerOf(db, shown.revisionId));
  const judged = await db
    .selectFrom("judgements")
    .innerJoin("revisions", "revisions.id", "judgements.revision_id")
    .selectAll("judgements")
    .select(["revisions.seq", "revisions.received_at"])
    .where("revision_id", "=", shown.revisionId)
    .executeTakeFirstOrThrow();
  const owner = await ownerOf(db, coeId);
  const { standing: _standing, problems: _problems, rule_set: _ruleSet, ...columns } = judged;
  await writeRow(db, {
    ...columns,
    coe_id: coeId,
    stage,
    recruiter_id: owner?.id ?? shown.author_id ?? "",
    recruiter_name: owner?.name ?? shown.author_name ?? "",
    set_aside: accepted.length < all.length ? 1 : 0,
    forked: heads.length > 1 ? 1 : 0,
    heads: JSON.stringify(heads),
  });
  return heads;
}

async function writeRow(db: Db, row: CoeRow): Promise<void> {
  const before = await db.selectFrom("coes").selectAll().where("coe_id", "=", row.coe_id).executeTakeFirst();
  const { coe_id, ...changing } = row;
  await db
    .insertInto("coes")
    .values(row)
    .onConflict((conflict) => conflict.column("coe_id").doUpdateSet(changing))
    .execute();
  await refreshFacets(db, before, row);
  if (before?.search_text === row.search_text) return;
  if (before) await db.deleteFrom("coe_words").where("coe_id", "=", coe_id).execute();
  const words = [...new Set(row.search_text.split(" "))].filter((word) => word !== "").slice(0, 200);
  if (words.length > 0) {
    await db
      .insertInto("coe_words")
      .values(words.map((word) => ({ word: word.slice(0, 60), coe_id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export const readCoe = (db: Db, coeId: string): Promise<CoeRow | undefined> =>
  db.selectFrom("coes").selectAll().where("coe_id", "=", coeId).executeTakeFirst();

/** A reviewer looks at the revision that is shown: "received" becomes "in review". Opening it again changes nothing. */
export async function markOpened(db: Db, coe: CoeRow, personId: string, at: string): Promise<boolean> {
  if (coe.stage !== "received") return false;
  await db
    .insertInto("openings")
    .values({ revision_id: coe.revision_id, person_id: personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await refreshCoe(db, coe.coe_id);
  return true;
}
