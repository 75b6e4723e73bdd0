import { headsOf, withoutSetAside } from "../../src/domain/review/heads.ts";
import { madeGoodBy, waitsForRecruiter } from "../../src/domain/review/set-aside.ts";
import { stageOf } from "../../src/domain/review/stage.ts";
import type { Problems } from "../judging/revision-reading.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { readDecisions } from "./decisions.ts";
import { countDuplicates, fileChildren, recountFindings } from "./duplicates.ts";
import { refreshFacets } from "./facets.ts";
import { refreshFindings } from "./findings.ts";
import { appendToFeed, type Happening } from "./history.ts";
import { waitsForReviewer } from "./offers.ts";
import { type Reach, regionOf, wholeReach, withinReach } from "./scope.ts";
import type { CoeRow, JudgementRow, Tables } from "./tables.ts";
import { takeUndrawn, type Undrawn } from "./undrawn.ts";

const findVersions = compiledOnce((db, coeId: string) =>
  db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .leftJoin("openings", "openings.revision_id", "revisions.id")
    .select([
      "revisions.id",
      "revisions.stage",
      "author_id",
      "author_name",
      "standing",
      "problems",
      "openings.person_id as opened_by",
    ])
    .where("coe_id", "=", coeId)
    .orderBy("seq"),
);

/** What the queue shows of one version. Of the others it is not read: an interview of a day leaves hundreds behind. */
const findShown = compiledOnce((db, id: string) =>
  db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .select(["revision_id", "seq", "received_at", "complete", "difference", "verdict", "qad", "review_findings"])
    .select(["owed_comments", "blocking_findings", "family_name", "child_count", "district", "interview_date"])
    .select(["search_text", "child_keys"])
    // Hardly any COE has one: the others pay no question of their own for it.
    .select((select) =>
      select
        .selectFrom("offered_decisions")
        .select(select.lit(1).as("one"))
        .whereRef("offered_decisions.coe_id", "=", "revisions.coe_id")
        .limit(1)
        .as("has_offers"),
    )
    .where("revisions.id", "=", id),
);

const findLinks = compiledOnce((db, coeId: string) =>
  db
    .selectFrom("revision_parents")
    .innerJoin("revisions", "revisions.id", "revision_parents.revision_id")
    .select(["revision_parents.revision_id", "parent_id"])
    .where("revisions.coe_id", "=", coeId),
);

/** Set aside for its signatures, or for a picture of one: it waits for them to be given again, not for the office (S08, S21). */
function bearsNoSignature({ standing, problems }: Pick<JudgementRow, "standing" | "problems">): boolean {
  if (standing !== "set-aside") return false;
  const reasons = JSON.parse(problems) as Problems;
  return reasons.some(({ code }) => code === "signature-invalid") || waitsForRecruiter(reasons);
}

/** The versions of a COE that are held, oldest first, with what is thought of each. */
async function versionsOf(db: Db, coeId: string) {
  const rows = await findVersions(db, coeId);
  const links = await findLinks(db, coeId);
  return rows.map((row) => ({
    row,
    revisionId: row.id,
    stage: row.stage === "signed" && !bearsNoSignature(row) ? ("signed" as const) : ("draft" as const),
    parents: links.filter((link) => link.revision_id === row.id).map((link) => link.parent_id),
    received: true,
  }));
}

const fork = (coeId: string, recruiterId: string, heads: readonly string[]): Happening => ({
  kind: "forked",
  coeId,
  recruiterId,
  body: () => ({ coeId, heads }),
});

type Versions = Awaited<ReturnType<typeof versionsOf>>;

/** What was set aside, and then signed again in a version that was accepted, is history (P7). */
function isAnyLeftAside(all: Versions): boolean {
  const signed = all.filter(({ stage, row }) => stage === "signed" && row.standing === "accepted");
  const madeGood = madeGoodBy(signed, all);
  return all.some(({ revisionId, row }) => row.standing === "set-aside" && !madeGood.has(revisionId));
}

/**
 * Draws the COE's row in the queue again from what is stored. Where a version has come since it was drawn last (`arrived`, or one that
 * waited for it), and there are two heads now, the fork is told (4.7).
 */
export async function refreshCoe(db: Db, coeId: string, arrived: Undrawn | null = null): Promise<void> {
  const waited = await takeUndrawn(db, coeId);
  const all = await versionsOf(db, coeId);
  const accepted = withoutSetAside(all, ({ row }) => row.standing === "set-aside");
  const heads = headsOf(accepted).map((head) => head.revisionId);
  const shown = all.find((version) => version.revisionId === heads[0]) ?? all.at(-1);
  if (!shown) return;
  const decisions = await readDecisions(db, coeId);
  const { stage } = stageOf(accepted.length > 0 ? accepted : all, decisions, shown.row.opened_by);
  const [found] = await findShown(db, shown.revisionId);
  if (!found) throw new Error("a revision without a judgement");
  const { child_keys, has_offers, ...judged } = found;
  const owner = (accepted[0] ?? shown).row;
  const before = await readCoe(db, coeId, wholeReach);
  const stands = heads.length > 0 && shown.stage === "signed";
  const others = await fileChildren(db, coeId, stands ? JSON.parse(child_keys) : []);
  await writeRow(db, before, {
    ...judged,
    review_findings: judged.review_findings + (others.length === 0 ? 0 : await countDuplicates(db, coeId)),
    coe_id: coeId,
    stage,
    recruiter_id: owner.author_id ?? "",
    recruiter_name: owner.author_name ?? "",
    region: await placeOf(db, judged.district, owner.author_id),
    set_aside: accepted.length < all.length && isAnyLeftAside(all) ? 1 : 0,
    forked: heads.length > 1 ? 1 : 0,
    offered: has_offers !== null && (await waitsForReviewer(db, coeId, heads, decisions)) ? 1 : 0,
    heads: JSON.stringify(heads),
  });
  // They hold the same child, or did until now.
  for (const other of others) await recountFindings(db, other);
  const newest = arrived ?? waited;
  const headsBefore: readonly string[] = before ? JSON.parse(before.heads) : [];
  if (newest && heads.length > 1 && heads.join() !== headsBefore.join())
    await appendToFeed(db, newest.at, [fork(coeId, newest.authorId, heads)]);
}

const findState = compiledOnce((db) => db.selectFrom("history").select("state"));

const findRegionOfPerson = compiledOnce((db, id: string) =>
  db.selectFrom("people").select("region").where("id", "=", id),
);

/** The region in which a COE lies: the State's policy knows its district, or else it lies where its recruiter works. */
async function placeOf(db: Db, district: string, recruiterId: string | null): Promise<string> {
  const [history] = await findState(db);
  const [person] = await findRegionOfPerson(db, recruiterId ?? "");
  return regionOf(history?.state ?? "", district, person?.region ?? null);
}

const writeCoe = compiledOnce((db, row: CoeRow) => {
  const { coe_id: _id, ...changing } = row;
  return db
    .insertInto("coes")
    .values(row)
    .onConflict((conflict) => conflict.column("coe_id").doUpdateSet(changing));
});

async function writeRow(db: Db, before: CoeRow | undefined, row: CoeRow): Promise<void> {
  await writeCoe(db, row);
  await refreshFindings(db, before, row);
  await refreshFacets(db, before, row);
  await refreshWords(db, row.coe_id, before?.search_text ?? "", row.search_text);
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(" ")
      .filter((word) => word !== "")
      .slice(0, 200)
      .map((word) => word.slice(0, 60)),
  );

const insertWords = compiledOnce((db, rows: readonly Tables["coe_words"][]) => db.insertInto("coe_words").values(rows));

async function refreshWords(db: Db, coeId: string, textBefore: string, textNow: string): Promise<void> {
  const before = wordsOf(textBefore);
  const now = wordsOf(textNow);
  const gone = [...before].filter((word) => !now.has(word));
  const come = [...now].filter((word) => !before.has(word));
  if (gone.length > 0) await db.deleteFrom("coe_words").where("coe_id", "=", coeId).where("word", "in", gone).execute();
  const rows = come.map((word) => ({ word, coe_id: coeId }));
  if (rows.length > 0) await insertWords(db, rows);
}

const findCoe = compiledOnce((db, coeId: string) => db.selectFrom("coes").selectAll().where("coe_id", "=", coeId));

/** The row of a COE, where it is within somebody's reach. */
export async function readCoe(db: Db, coeId: string, reach: Reach): Promise<CoeRow | undefined> {
  const within = withinReach(reach);
  if (!within) return (await findCoe(db, coeId))[0];
  return await db.selectFrom("coes").selectAll().where("coe_id", "=", coeId).where(within).executeTakeFirst();
}

const findAuthors = compiledOnce((db, coeId: string) =>
  db.selectFrom("revisions").select("author_id").distinct().where("coe_id", "=", coeId),
);

/** Everybody who wrote a version of it. */
export const authorsOf = async (db: Db, coeId: string): Promise<string[]> =>
  (await findAuthors(db, coeId)).map((row) => row.author_id ?? "");

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
