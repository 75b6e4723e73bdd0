import type { Selectable } from "kysely";
import { canonicalText, type Plain } from "../../src/domain/base/canonical.ts";
import { newId, type RandomBytes } from "../../src/domain/base/id.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { compiledOnce } from "./compiled.ts";
import { nameOf } from "./content-name.ts";
import type { Db } from "./db.ts";
import { inParts } from "./lists.ts";
import type { FeedRow, Tables } from "./tables.ts";

type History = Selectable<Tables["history"]>;

/** The chain begins at the name of this history, so that two histories never share a link. */
export const firstLink = (server: string): Sha256 => nameOf(`surco feed ${server}`);

/** Of a new database only: an existing one keeps its own. */
interface NewHistory {
  readonly state: string;
  readonly practice: boolean;
}

export async function ensureHistory(db: Db, options: NewHistory, random: RandomBytes): Promise<History> {
  const known = await db.selectFrom("history").selectAll().executeTakeFirst();
  if (known) return known;
  const server = newId(random);
  const history: History = {
    id: 1,
    server,
    state: options.state,
    practice: options.practice ? 1 : 0,
    seq: 0,
    chain: firstLink(server),
    secured_seq: null,
  };
  // Two servers that start at once on one new database end with the same history.
  await db
    .insertInto("history")
    .values(history)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return await readHistory(db);
}

export const readHistory = (db: Db): Promise<History> => db.selectFrom("history").selectAll().executeTakeFirstOrThrow();

/** Kinds that only the server's own record knows; the others are sent to tablets. */
export const ownKinds = ["attached", "unreadable", "opened", "offered"] as const;

export interface Happening {
  readonly kind: "received" | "completed" | "decided" | "forked" | "policy" | "left" | (typeof ownKinds)[number];
  readonly coeId: string | null;
  readonly recruiterId: string | null;
  /** The members of the change beside `seq` and `kind`. `decided` puts its place inside the decision too. */
  body(seq: number): Readonly<Record<string, unknown>>;
}

export interface Place {
  readonly seq: number;
  readonly chain: Sha256;
}

/** What is hashed for one row: all that the row says. */
export const linkOf = (before: string, row: { at: string; recruiter_id: string | null; body: string }): Sha256 =>
  nameOf(`${before}\n${row.at}\n${row.recruiter_id ?? ""}\n${row.body}`);

const readCounter = compiledOnce((db) => db.selectFrom("history").select(["seq", "chain"]));

const setCounter = compiledOnce((db, seq: number, chain: string) =>
  db.updateTable("history").set({ seq, chain }).where("id", "=", 1),
);

const insertLinks = compiledOnce((db, rows: readonly FeedRow[]) => db.insertInto("feed").values(rows));

/**
 * Adds to the feed: numbered without holes in the order of commits, because the counter row is raised in the same transaction,
 * and chained, because each row carries the hash of the one before and of itself (P13).
 */
export async function appendToFeed(db: Db, at: Instant, happenings: readonly Happening[]): Promise<readonly Place[]> {
  const [counter] = await readCounter(db);
  if (!counter) throw new Error("this database has no history");
  const { seq } = counter;
  let before = counter.chain;
  const rows = happenings.map((happening, index) => {
    const place = seq + index + 1;
    const row = {
      seq: place,
      at,
      kind: happening.kind,
      coe_id: happening.coeId,
      recruiter_id: happening.recruiterId,
      body: canonicalText({ ...happening.body(place), seq: place, kind: happening.kind } as Plain),
    };
    before = linkOf(before, row);
    return { ...row, chain: before };
  });
  await inParts(rows, (part) => insertLinks(db, part));
  await setCounter(db, seq + happenings.length, before);
  return rows.map((row) => ({ seq: row.seq, chain: row.chain as Sha256 }));
}

/** The chain value at a place, or null where this history has no such place. */
export async function chainAt(db: Db, seq: number, server: string): Promise<string | null> {
  if (seq === 0) return firstLink(server);
  const row = await db.selectFrom("feed").select("chain").where("seq", "=", seq).executeTakeFirst();
  return row?.chain ?? null;
}

/** Whether a place that somebody remembers is a place of this history: at least sixteen digits of its chain value must agree (P13). */
export async function isOurPlace(db: Db, server: string, seq: number, chain: string): Promise<boolean> {
  const ours = await chainAt(db, seq, server);
  return ours !== null && chain.length >= 16 && ours.startsWith(chain);
}

/** Reads the feed, or its last so many links, and says where it first disagrees with itself, or null (P13). */
export async function findBrokenLink(db: Db, server: string, last = Number.POSITIVE_INFINITY): Promise<number | null> {
  const { seq: head } = await readHistory(db);
  let after = Math.max(0, head - last);
  let before = (await chainAt(db, after, server)) ?? "";
  for (;;) {
    const rows = await db.selectFrom("feed").selectAll().where("seq", ">", after).orderBy("seq").limit(1000).execute();
    if (rows.length === 0) return after < head ? after + 1 : null;
    for (const row of rows) {
      if (row.seq !== after + 1 || linkOf(before, row) !== row.chain) return row.seq;
      before = row.chain;
      after = row.seq;
    }
  }
}
