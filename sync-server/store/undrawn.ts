import type { Instant } from "../../src/domain/base/instant.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
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

const find = compiledOnce((db, coeId: string) => db.selectFrom("undrawn").selectAll().where("coe_id", "=", coeId));

const strike = compiledOnce((db, coeId: string) => db.deleteFrom("undrawn").where("coe_id", "=", coeId));

/** Takes it off the list, in the transaction that has drawn it. Null where it did not wait. */
export async function takeUndrawn(db: Db, coeId: string): Promise<Undrawn | null> {
  const [row] = await find(db, coeId);
  if (!row) return null;
  await strike(db, coeId);
  return { coeId, seq: row.seq, authorId: row.author_id, at: row.at as Instant };
}

export const isUndrawn = async (db: Db, coeId: string): Promise<boolean> => (await find(db, coeId)).length > 0;

/** The places of those that wait, oldest first. */
export const readUndrawn = (db: Db): Promise<{ coe_id: string; seq: number }[]> =>
  db.selectFrom("undrawn").select(["coe_id", "seq"]).orderBy("seq").execute();

const count = compiledOnce((db) => db.selectFrom("undrawn").select((all) => all.fn.countAll<number>().as("n")));

export const countUndrawn = async (db: Db): Promise<number> => Number((await count(db))[0]?.n ?? 0);
