import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ServerKey } from "../identity/server-key.ts";
import type { Db } from "./db.ts";

const keyFiles = ["server.key", "seal.key", "state-key.json"] as const;

const findMark = (db: Db) => db.selectFrom("key_claims").select("mark").executeTakeFirst();

/**
 * Several processes on one database must hold the same keys, which lie in a folder and never in the database: a process with other ones
 * would tell tablets another State's key and open nobody's second factor. Called before keys are made where there are none.
 */
export async function expectKeys(db: Db, folder: string): Promise<void> {
  const missing = keyFiles.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0 && (await findMark(db)))
    throw new Error(`${folder} lacks ${missing.join(", ")}: copy them from the folder of this database's first server`);
}

/** The first process, when it has all its keys, leaves a mark that only they can make. */
export async function claimKeys(db: Db, folder: string, serverKey: ServerKey): Promise<void> {
  const mark = serverKey.mark("key claim", "the keys of this database");
  await db
    .insertInto("key_claims")
    .values({ id: 1, mark })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if ((await findMark(db))?.mark !== mark)
    throw new Error(`${join(folder, "server.key")} is not the key of this database's first server`);
}
