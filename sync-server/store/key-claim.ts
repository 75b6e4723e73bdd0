import { existsSync } from "node:fs";
import { join } from "node:path";
import { fromBase64url } from "../../src/domain/base/base64url.ts";
import { stateKeyName } from "../../src/domain/protocol/envelope.ts";
import { CannotRun } from "../cannot-run.ts";
import { keyFiles } from "../identity/key-file.ts";
import { openServerKey, type ServerKey } from "../identity/server-key.ts";
import { openStateKey, type StateKey } from "../identity/state-key.ts";
import { openStateSeal, type StateSeal } from "../identity/state-seal.ts";
import type { Db } from "./db.ts";

const findMark = (db: Db) => db.selectFrom("key_claims").select("mark").executeTakeFirst();

/**
 * Several processes on one database must hold the same keys, which lie in a folder and never in the database: a process with other ones
 * would tell tablets another State's key and open nobody's second factor. Called before keys are made where there are none.
 */
export async function expectKeys(db: Db, folder: string): Promise<void> {
  if (!(await findMark(db))) return;
  // After the mark: another process of this folder may be making them, and leaves it when they are all there.
  const missing = keyFiles.filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0)
    throw new CannotRun(
      `${folder} lacks ${missing.join(", ")}: copy them from the folder of this database's first server`,
    );
}

interface Keys {
  readonly serverKey: ServerKey;
  readonly stateSeal: StateSeal;
  readonly stateKey: StateKey;
}

/** What each file leaves of itself, in the order of `keyFiles`: none of it opens anything. */
const tracesOf = ({ serverKey, stateSeal, stateKey }: Keys): readonly [string, string, string] => [
  serverKey.mark("key claim", "the key of this database"),
  serverKey.mark("key claim", stateSeal.publicKey),
  stateKeyName(fromBase64url(stateKey.publicKey) ?? new Uint8Array()),
];

/** The files that are not the ones of which a mark was left. A State key that was replaced stands behind the new one in its file, so any of its places will do. */
function othersThan(mark: string, keys: Keys): readonly string[] {
  const own = tracesOf(keys);
  const claimed = mark.split(".");
  const holds = [claimed[0] === own[0], claimed[1] === own[1], keys.stateKey.holds(claimed[2] ?? "")];
  return keyFiles.filter((_, index) => !holds[index]);
}

/** The first process, when it has all its keys, leaves a mark of them. */
export async function claimKeys(db: Db, folder: string, keys: Keys): Promise<void> {
  await db
    .insertInto("key_claims")
    .values({ id: 1, mark: tracesOf(keys).join(".") })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const others = othersThan((await findMark(db))?.mark ?? "", keys).map((file) => join(folder, file));
  if (others.length > 0)
    throw new CannotRun(
      `not the key of this database's first server: ${others.join(", ")}. Copy ${keyFiles.join(", ")} from its folder, all three`,
    );
}

/** Whether this folder has the keys of this database, all three; none is made. */
export async function holdsClaimedKeys(db: Db, folder: string): Promise<boolean> {
  if (!keyFiles.every((file) => existsSync(join(folder, file)))) return false;
  const claim = await findMark(db);
  if (!claim) return true;
  const keys = {
    serverKey: await openServerKey(folder),
    stateSeal: await openStateSeal(folder),
    stateKey: await openStateKey(folder),
  };
  return othersThan(claim.mark, keys).length === 0;
}
