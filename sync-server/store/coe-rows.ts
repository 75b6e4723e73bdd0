import { sql } from "kysely";
import type { ChildKey } from "../../src/domain/eligibility/duplicate-children.ts";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { headsOf, withoutSetAside } from "../../src/domain/review/heads.ts";
import { stageOf } from "../../src/domain/review/stage.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { readDecisionsOfAll } from "./decisions.ts";
import { fileChildren, recountFindings, withDuplicates } from "./duplicates.ts";
import { refreshFacets } from "./facets.ts";
import { refreshFindings } from "./findings.ts";
import { appendToFeed, type Happening } from "./history.ts";
import { inParts } from "./lists.ts";
import { waitsForReviewer } from "./offers.ts";
import { heldByHandover, type Owner } from "./ownership.ts";
import type { Redrawn } from "./redrawn.ts";
import { regionOf } from "./scope.ts";
import type { CoeRow } from "./tables.ts";
import { takeUndrawn, type Undrawn } from "./undrawn.ts";
import { isAnyLeftAside, isSetAside, type Version, versionsOf } from "./versions.ts";
import { refreshWords } from "./words.ts";

/** What a COE comes down to, of all its versions that are held. */
interface Standing {
  readonly coeId: string;
  readonly shown: Version;
  /** Whoever wrote it has begun the COE. */
  readonly first: Version;
  readonly heads: readonly string[];
  readonly stage: string;
  readonly isLeftAside: boolean;
  readonly decisions: readonly Decision[];
}

function standingOf(coeId: string, all: readonly Version[], decisions: readonly Decision[]): Standing | null {
  const accepted = withoutSetAside(all, isSetAside);
  const heads = headsOf(accepted).map((head) => head.revisionId);
  const shown = all.find((version) => version.revisionId === heads[0]) ?? all.at(-1);
  if (!shown) return null;
  const { stage } = stageOf(accepted.length > 0 ? accepted : all, decisions, shown.row.opened_by);
  const isLeftAside = accepted.length < all.length && isAnyLeftAside(all);
  return { coeId, shown, first: accepted[0] ?? shown, heads, stage, isLeftAside, decisions };
}

/** What the queue shows of one version of each. Of the others it is not read: an interview of a day leaves hundreds behind. */
const findShown = compiledOnce((db, ids: readonly string[]) =>
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
    .where("revisions.id", "in", ids),
);

const findState = compiledOnce((db) => db.selectFrom("history").select("state"));

const findRegions = compiledOnce((db, ids: readonly string[]) =>
  db.selectFrom("people").select(["id", "region"]).where("id", "in", ids),
);

/** The region in which a COE lies: the State's policy knows its district, or else it lies where its recruiter works. */
async function regionsOf(db: Db, recruiterIds: readonly string[]) {
  const [history] = await findState(db);
  const people = await inParts([...new Set(recruiterIds)], (part) => findRegions(db, part));
  const regions = new Map(people.map(({ id, region }) => [id, region]));
  return (district: string, recruiterId: string): string =>
    regionOf(history?.state ?? "", district, regions.get(recruiterId) ?? null);
}

const findCoes = compiledOnce((db, coeIds: readonly string[]) =>
  db.selectFrom("coes").selectAll().where("coe_id", "in", coeIds),
);

const writeCoes = compiledOnce((db, rows: readonly CoeRow[]) => {
  const changing = Object.keys(rows[0] ?? {}).filter((column) => column !== "coe_id");
  const toInserted = Object.fromEntries(changing.map((column) => [column, sql.ref<never>(`excluded.${column}`)]));
  return db
    .insertInto("coes")
    .values(rows)
    .onConflict((conflict) => conflict.column("coe_id").doUpdateSet(toInserted));
});

/** The rows as they stand in the queue if no other COE holds the same children, and by what those children are known. */
async function rowsOf(db: Db, standings: readonly Standing[]) {
  const shownIds = standings.map(({ shown }) => shown.revisionId);
  const found = await inParts(shownIds, (part) => findShown(db, part));
  const judgedBy = new Map(found.map((row) => [row.revision_id, row]));
  const handed = await heldByHandover(
    db,
    standings.map(({ coeId }) => coeId),
  );
  const ownerNow = (coeId: string, { row }: Version): Owner =>
    handed.get(coeId) ?? { id: row.author_id ?? "", name: row.author_name ?? "" };
  const regionOfCoe = await regionsOf(
    db,
    standings.map(({ coeId, first }) => ownerNow(coeId, first).id),
  );
  const rows: CoeRow[] = [];
  const keys = new Map<string, readonly ChildKey[]>();
  for (const { coeId, shown, first, heads, decisions, ...standing } of standings) {
    const judgement = judgedBy.get(shown.revisionId);
    if (!judgement) throw new Error("a revision without a judgement");
    const { child_keys, has_offers, ...judged } = judgement;
    const owner = ownerNow(coeId, first);
    keys.set(coeId, heads.length > 0 && shown.stage === "signed" ? JSON.parse(child_keys) : []);
    rows.push({
      ...judged,
      coe_id: coeId,
      stage: standing.stage,
      recruiter_id: owner.id,
      recruiter_name: owner.name,
      region: regionOfCoe(judged.district, owner.id),
      set_aside: standing.isLeftAside ? 1 : 0,
      forked: heads.length > 1 ? 1 : 0,
      offered: has_offers !== null && (await waitsForReviewer(db, coeId, heads, decisions)) ? 1 : 0,
      heads: JSON.stringify(heads),
    });
  }
  return { rows, keys };
}

async function redraw(db: Db, standings: readonly Standing[]): Promise<readonly Redrawn[]> {
  const { rows, keys } = await rowsOf(db, standings);
  const stood = await inParts([...keys.keys()], (part) => findCoes(db, part));
  const before = new Map(stood.map((row) => [row.coe_id, row]));
  const others = await fileChildren(db, keys);
  await inParts(rows, (part) => writeCoes(db, part));
  // One that is drawn alone and shares no child has nothing to be counted.
  const drawn = others.length > 0 || rows.length > 1 ? await withDuplicates(db, rows) : rows;
  const redrawn = drawn.map((now) => ({ before: before.get(now.coe_id), now }));
  await refreshFindings(db, redrawn);
  await refreshFacets(db, redrawn);
  await refreshWords(db, redrawn);
  // They hold the same child, or did until now.
  await recountFindings(db, others);
  return redrawn;
}

const fork = (coeId: string, recruiterId: string, heads: readonly string[]): Happening => ({
  kind: "forked",
  coeId,
  recruiterId,
  body: () => ({ coeId, heads }),
});

/**
 * Draws the rows of COEs in the queue again from what is stored. Where a version has come since a row was drawn last (`arrived`, or one
 * that waited for it), and there are two heads now, the fork is told (4.7).
 */
export async function refreshCoes(db: Db, coeIds: readonly string[], arrived: Undrawn | null = null): Promise<void> {
  const waited = await takeUndrawn(db, coeIds);
  const versions = await versionsOf(db, coeIds);
  const decisions = await readDecisionsOfAll(db, coeIds);
  const standings = coeIds.flatMap(
    (coeId) => standingOf(coeId, versions.get(coeId) ?? [], decisions.get(coeId) ?? []) ?? [],
  );
  const redrawn = await redraw(db, standings);
  for (const { before, now } of redrawn) {
    const newest = arrived ?? waited.get(now.coe_id);
    const heads: readonly string[] = JSON.parse(now.heads);
    if (newest && heads.length > 1 && now.heads !== (before?.heads ?? "[]"))
      await appendToFeed(db, newest.at, [fork(now.coe_id, newest.authorId, heads)]);
  }
}

export const refreshCoe = (db: Db, coeId: string, arrived: Undrawn | null = null): Promise<void> =>
  refreshCoes(db, [coeId], arrived);
