import { type SelectQueryBuilder, sql } from "kysely";
import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { foldForSearch } from "../../src/domain/coe/summary.ts";
import type { QueuePage, QueueQuery, QueueRow, QueueStage } from "../../src/domain/protocol/desk.ts";
import { findingConditions } from "../migrations/0002-desk.ts";
import { Refusal } from "../problem.ts";
import { readFacets, wholeState } from "./facets.ts";
import type { Db, Store } from "./store.ts";
import type { CoeRow, Tables } from "./tables.ts";

type CoeQuery = SelectQueryBuilder<Tables, "coes", CoeRow>;

const usualLength = 25;

/** Above this many COEs with such a word it is faster to walk the queue in its order than to collect them all. */
const manyCoes = 300;

const toRow = (row: CoeRow): QueueRow => ({
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

/** Every word must begin a word of the COE. The rarest one is looked up; if none is rare, the queue is walked. */
async function narrowedToWords(db: Db, query: CoeQuery, search: string): Promise<CoeQuery> {
  const words = foldForSearch(search)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 8);
  let narrowed = query;
  let rarest: { word: string; n: number } | null = null;
  for (const word of words) {
    narrowed = narrowed.where(sql<string>`' ' || search_text`, "like", `% ${word}%`);
    const found = await db
      .selectFrom("coe_words")
      .select("coe_id")
      .where("word", ">=", word.slice(0, 60))
      .where("word", "<", endOfPrefix(word.slice(0, 60)))
      .limit(manyCoes)
      .execute();
    if (found.length < (rarest?.n ?? manyCoes)) rarest = { word: word.slice(0, 60), n: found.length };
  }
  if (!rarest) return narrowed;
  const { word } = rarest;
  return narrowed.where("coe_id", "in", (select) =>
    select
      .selectFrom("coe_words")
      .select("coe_words.coe_id")
      .where("word", ">=", word)
      .where("word", "<", endOfPrefix(word)),
  );
}

async function filtered(store: Store, db: Db, query: QueueQuery, scope: string | null): Promise<CoeQuery> {
  let coes: CoeQuery = db.selectFrom("coes").selectAll();
  if (scope !== null) coes = coes.where("recruiter_id", "=", scope);
  if (query.recruiter) coes = coes.where("recruiter_id", "=", query.recruiter);
  if (query.stage) coes = coes.where("stage", "=", query.stage);
  if (query.district) coes = coes.where("district", "=", query.district);
  // The condition is written as the partial index writes it, or the index is not found.
  if (query.finding) coes = coes.where(sql<boolean>`${sql.raw(findingConditions[query.finding])}`);
  if (query.olderThanDays) coes = coes.where("seq", "<=", await placeOfAge(db, store.now(), query.olderThanDays));
  if (query.search) coes = await narrowedToWords(db, coes, query.search);
  return coes;
}

/** One page by key: the next one begins after the last row's place, so a thousandth page costs what the first does. */
export function readQueue(store: Store, query: QueueQuery, scope: string | null): Promise<QueuePage> {
  const limit = query.limit ?? usualLength;
  const ascending = oldestFirst(query);
  const after = query.after === undefined ? null : Number(query.after);
  if (after !== null && !Number.isSafeInteger(after))
    throw new Refusal("malformed", { after: "not a key of this queue" });
  return store.reading.transaction().execute(async (db) => {
    let page = (await filtered(store, db, query, scope)).orderBy("seq", ascending ? "asc" : "desc").limit(limit + 1);
    if (after !== null) page = page.where("seq", ascending ? ">" : "<", after);
    const found = await page.execute();
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      rows: rows.map(toRow),
      next: found.length > limit && last ? String(last.seq) : null,
      ...(await readFacets(db, scope ?? wholeState)),
    };
  });
}
