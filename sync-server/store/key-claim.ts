import { existsSync } from "node:fs";
import { join } from "node:path";
import { openServerKey } from "../identity/server-key.ts";
import type { Db } from "./db.ts";

const keyFiles = ["server.key", "seal.key", "state-key.json"] as const;

/**
 * Several processes on one database must hold the same keys, which lie in a folder and never in the database: a process with other ones
 * would tell tablets another State's key and open nobody's second factor. The first process leaves a mark that only its key can make.
 */
export async function claimKeys(db: Db, folder: string): Promise<void> {
  const find = db.selectFrom("key_claims").select("mark");
  const known = await find.executeTakeFirst();
  const missing = keyFiles.filter((file) => !existsSync(join(folder, file)));
  if (known && missing.length > 0)
    throw new Error(`${folder} lacks ${missing.join(", ")}: copy them from the folder of this database's first server`);
  const mark = (await openServerKey(folder)).mark("key claim", "the keys of this database");
  await db
    .insertInto("key_claims")
    .values({ id: 1, mark })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if ((await find.executeTakeFirstOrThrow()).mark !== mark)
    throw new Error(`${join(folder, "server.key")} is not the key of this database's first server`);
}
