import type { Instant } from "../../src/domain/base/instant.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { inParts } from "./lists.ts";
import type { Tables } from "./tables.ts";

/** The newest version of a COE that was taken into custody since its row in the queue was drawn. */
export interface Undrawn {
  readonly coeId: string;
  /** Its place in the feed: those that wait longest are drawn first. */
  readonly seq: number;
  readonly authorId: string;
  readonly at: Instant;
}

const write = compiledOnce((db, row: Tables["undrawn"]) => {
  const { coe_id: _id, ...newest } = row;
  return db
    .insertInto("undrawn")
    .values(row)
    .onConflict((conflict) => conflict.column("coe_id").doUpdateSet(newest));
});

/** Belongs in the transaction that stores the version: from now on, whoever draws this COE draws it too. */
export async function leaveUndrawn(db: Db, { coeId, seq, authorId, at }: Undrawn): Promise<void> {
  await write(db, { coe_id: coeId, seq, author_id: authorId, at });
}

const find = compiledOnce((db, coeIds: readonly string[]) =>
  db.selectFrom("undrawn").selectAll().where("coe_id", "in", coeIds).orderBy("seq"),
);

const strike = compiledOnce((db, coeIds: readonly string[]) => db.deleteFrom("undrawn").where("coe_id", "in", coeIds));

/** Takes them off the list, in the transaction that has drawn them. Returns those of them that stood there. */
export async function takeUndrawn(db: Db, coeIds: readonly string[]): Promise<ReadonlyMap<string, Undrawn>> {
  const rows = await inParts(coeIds, (part) => find(db, part));
  const waited = rows.map(({ coe_id, seq, author_id, at }) => {
    return { coeId: coe_id, seq, authorId: author_id, at: at as Instant };
  });
  await inParts(
    waited.map(({ coeId }) => coeId),
    (part) => strike(db, part),
  );
  return new Map(waited.map((one) => [one.coeId, one]));
}

/** Those of them that wait, oldest first. */
export const undrawnAmong = async (db: Db, coeIds: readonly string[]): Promise<string[]> =>
  (await inParts(coeIds, (part) => find(db, part))).map((row) => row.coe_id);

/** All that wait, oldest first. */
export const readUndrawn = async (db: Db): Promise<string[]> =>
  (await db.selectFrom("undrawn").select("coe_id").orderBy("seq").execute()).map((row) => row.coe_id);

const count = compiledOnce((db) => db.selectFrom("undrawn").select((all) => all.fn.countAll<number>().as("n")));

export const countUndrawn = async (db: Db): Promise<number> => Number((await count(db))[0]?.n ?? 0);
