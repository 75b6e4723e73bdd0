import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { inParts } from "./lists.ts";
import type { HandoverRow } from "./tables.ts";

// To whom a COE belongs is said here and nowhere else: to whom it was handed last, or else to whoever began it.

export interface Owner {
  readonly id: string;
  readonly name: string;
}

const findFirst = compiledOnce((db, coeId: string, besides: string) =>
  db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .select(["author_id", "author_name"])
    .where("coe_id", "=", coeId)
    .where("revisions.id", "!=", besides)
    .where("standing", "=", "accepted")
    .orderBy("seq")
    .limit(1),
);

/** The author of its first accepted revision. */
async function beginnerOf(db: Db, coeId: string, besides = ""): Promise<Owner | null> {
  const [row] = await findFirst(db, coeId, besides);
  return row ? { id: row.author_id ?? "", name: row.author_name ?? "" } : null;
}

const findHandovers = compiledOnce((db, coeId: string) =>
  db.selectFrom("handovers").selectAll().where("coe_id", "=", coeId).orderBy("seq"),
);

/** How it came from one recruiter to another, oldest first. */
export const handoversOf = (db: Db, coeId: string): Promise<HandoverRow[]> => findHandovers(db, coeId);

const findLast = compiledOnce((db, coeIds: readonly string[]) =>
  db.selectFrom("handovers").select(["coe_id", "to_id", "to_name"]).where("coe_id", "in", coeIds).orderBy("seq"),
);

/** To whom each of these was handed last; nearly all of them never were. */
export async function heldByHandover(db: Db, coeIds: readonly string[]): Promise<ReadonlyMap<string, Owner>> {
  const rows = await inParts(coeIds, (part) => findLast(db, part));
  return new Map(rows.map((row) => [row.coe_id, { id: row.to_id, name: row.to_name }]));
}

/** Whose COE it is; null while no version of it was accepted. */
export const ownerOf = async (db: Db, coeId: string): Promise<Owner | null> =>
  (await heldByHandover(db, [coeId])).get(coeId) ?? (await beginnerOf(db, coeId));

const wasTheirs = (handovers: readonly HandoverRow[], personId: string): boolean =>
  handovers.some((each) => each.from_id === personId || each.to_id === personId);

/** Says of a person whether the COE is theirs or was before. */
export async function hadItBefore(db: Db, coeId: string): Promise<(personId: string) => boolean> {
  const handovers = await findHandovers(db, coeId);
  return (personId) => wasTheirs(handovers, personId);
}

/**
 * Whether somebody's version of it belongs to it, apart from that version (`besides`): whoever has it or had it before may have written
 * it while it was theirs, and no clock says otherwise (P20). What was accepted so stays accepted after a hand-over.
 */
export async function mayWrite(db: Db, coeId: string, personId: string, besides: string): Promise<boolean> {
  const beginner = await beginnerOf(db, coeId, besides);
  if (beginner?.id === personId) return true;
  const handovers = await findHandovers(db, coeId);
  return wasTheirs(handovers, personId) || (beginner === null && handovers.length === 0);
}

/**
 * Whom the feed tells of a version by this author: whoever has the COE now, where it was handed on; else its author. What a stranger
 * wrote is told to the stranger.
 */
export async function toldTo(db: Db, coeId: string, authorId: string): Promise<string> {
  const handovers = await findHandovers(db, coeId);
  return wasTheirs(handovers, authorId) ? (handovers.at(-1)?.to_id ?? authorId) : authorId;
}
