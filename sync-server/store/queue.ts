import { type SelectQueryBuilder, sql } from "kysely";
import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { foldForSearch } from "../../src/domain/coe/summary.ts";
import type { QueuePage, QueueQuery, QueueRow, QueueStage } from "../../src/domain/protocol/desk.ts";
import { Refusal } from "../problem.ts";
import type { Db } from "./db.ts";
import { readFacets } from "./facets.ts";
import { type Reach, withinReach } from "./scope.ts";
import type { Store } from "./store.ts";
import type { CoeRow, Tables } from "./tables.ts";

/** COEs, and the finding by which they were found where a finding was asked for. */
type Narrowed = SelectQueryBuilder<Tables, "coes" | "coe_findings", object>;

/** Where the filters stand: both have the place in the queue, the stage, the district and the recruiter. */
type Filtered = "coes" | "coe_findings";

const usualLength = 25;

/** With so many COEs a word is no help: a page of them is met sooner on a walk along the queue. */
const manyCoes = 5000;

const shownColumns = [
  "coe_id",
  "revision_id",
  "seq",
  "stage",
  "family_name",
  "child_count",
  "district",
  "recruiter_id",
  "recruiter_name",
  "received_at",
  "interview_date",
  "qad",
  "verdict",
  "review_findings",
  "owed_comments",
  "difference",
  "complete",
  "set_aside",
  "forked",
  "offered",
] as const;

const toRow = (row: Pick<CoeRow, (typeof shownColumns)[number]>): QueueRow => ({
  coeId: row.coe_id,
  revisionId: row.revision_id as Sha256,
  stage: row.stage as QueueStage,
  familyName: row.family_name,
  childCount: row.child_count,
  district: row.district,
  recruiter: { id: row.recruiter_id, name: row.recruiter_name },
  receivedAt: row.received_at as Instant,
  interviewDate: row.interview_date as CalendarDate | null,
  qad: row.qad as CalendarDate | null,
  verdict: row.verdict as QueueRow["verdict"],
  reviewFindings: row.review_findings,
  owedComments: row.owed_comments,
  difference: row.difference === 1,
  complete: row.complete === 1,
  setAside: row.set_aside === 1,
  forked: row.forked === 1,
  ...(row.offered === 1 ? { offered: true as const } : {}),
});

/** What waits for the office is shown in the order it came; what is done, newest first. */
const oldestFirst = ({ order, stage }: QueueQuery): boolean =>
  order === undefined ? stage === "received" || stage === "in-review" : order === "oldest";

/** The last place in the feed that is at least so many days old: age becomes a range of the order the queue already has. */
async function placeOfAge(db: Db, now: Instant, days: number): Promise<number> {
  const limit = new Date(Date.parse(now) - days * 86_400_000).toISOString();
  const row = await db
    .selectFrom("feed")
    .select("seq")
    .where("at", "<=", limit)
    .orderBy("at", "desc")
    .orderBy("seq", "desc")
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** The first word after `word*` in the order of the index. */
const endOfPrefix = (word: string): string => `${word}\u{10ffff}`;

/** Every word must begin a word of the COE. */
async function narrowedToWords(db: Db, query: Narrowed, search: string, total: number): Promise<Narrowed> {
  const words = foldForSearch(search)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 8);
  let narrowed = query;
  for (const word of words) narrowed = narrowed.where(sql<string>`' ' || coes.search_text`, "like", `% ${word}%`);
  const rarest = await wordToCollect(db, words, total);
  if (rarest === null) return narrowed;
  return narrowed.where("coes.coe_id", "in", (select) =>
    select
      .selectFrom("coe_words")
      .select("coe_words.coe_id")
      .where("word", ">=", rarest)
      .where("word", "<", endOfPrefix(rarest)),
  );
}

/**
 * The word whose COEs are collected and put in order, or null where walking the queue in its order meets a page of them sooner: a page
 * is met after so many COEs as the shares of the words say.
 */
async function wordToCollect(db: Db, words: readonly string[], total: number): Promise<string | null> {
  let walk = usualLength;
  let rarest: { word: string; n: number } | null = null;
  for (const word of words.map((each) => each.slice(0, 60))) {
    const coes = db
      .selectFrom("coe_words")
      .select("coe_id")
      .where("word", ">=", word)
      .where("word", "<", endOfPrefix(word))
      .limit(manyCoes);
    const { n } = await db
      .selectFrom(coes.as("found"))
      .select((count) => count.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    walk *= total / Math.max(1, n);
    if (n < (rarest?.n ?? manyCoes)) rarest = { word, n };
  }
  return rarest !== null && rarest.n <= walk ? rarest.word : null;
}

/** A COE with a finding is looked for among the findings, where the other filters stand too. */
function narrowedByFinding(db: Db, finding: QueueQuery["finding"]): readonly [Narrowed, Filtered] {
  // Without a finding nothing names a column of that table.
  if (finding === undefined) return [db.selectFrom("coes") as unknown as Narrowed, "coes"];
  const found = db
    .selectFrom("coe_findings")
    .innerJoin("coes", "coes.coe_id", "coe_findings.coe_id")
    .where("coe_findings.finding", "=", finding);
  return [found, "coe_findings"];
}

/** The COEs of a page and the one after it, which says that there is more. */
async function readRows(db: Db, store: Store, query: QueueQuery, reach: Reach, total: number) {
  const { recruiter, stage, district, olderThanDays, search, after } = query;
  const [all, filtered] = narrowedByFinding(db, query.finding);
  let coes = all;
  const ownOnly = reach.area === null ? reach.own : null;
  const whose = ownOnly ?? recruiter;
  if (whose) coes = coes.where(`${filtered}.recruiter_id`, "=", whose);
  const within = ownOnly === null ? withinReach(reach) : null;
  if (within) coes = coes.where(within);
  if (stage) coes = coes.where(`${filtered}.stage`, "=", stage);
  if (district) coes = coes.where(`${filtered}.district`, "=", district);
  if (olderThanDays) coes = coes.where(`${filtered}.seq`, "<=", await placeOfAge(db, store.now(), olderThanDays));
  if (search) coes = await narrowedToWords(db, coes, search, total);
  const ascending = oldestFirst(query);
  if (after !== undefined) coes = coes.where(`${filtered}.seq`, ascending ? ">" : "<", placeAfter(after));
  return await coes
    .select(shownColumns.map((column) => `coes.${column}` as const))
    .orderBy(`${filtered}.seq`, ascending ? "asc" : "desc")
    .limit((query.limit ?? usualLength) + 1)
    .execute();
}

function placeAfter(key: string): number {
  const place = Number(key);
  if (!Number.isSafeInteger(place)) throw new Refusal("malformed", { after: "not a key of this queue" });
  return place;
}

/** One page by key: the next one begins after the last row's place, so a thousandth page costs what the first does. */
export function readQueue(store: Store, query: QueueQuery, reach: Reach): Promise<QueuePage> {
  const limit = query.limit ?? usualLength;
  return store.reading.transaction().execute(async (db) => {
    const facets = await readFacets(db, reach);
    const total = Object.values(facets.counts).reduce((sum, n) => sum + n, 0);
    // Nobody's COEs are another recruiter's too.
    const nobodys = reach.area === null && query.recruiter ? query.recruiter !== reach.own : false;
    const found = nobodys ? [] : await readRows(db, store, query, reach, total);
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows: rows.map(toRow),
      next: found.length > limit && last ? String(last.seq) : null,
      ...facets,
    };
  });
}
