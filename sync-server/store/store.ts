import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../../src/domain/base/instant.ts";
import { openServerKey, type ServerKey } from "../identity/server-key.ts";
import { openStateKey, type StateKey } from "../identity/state-key.ts";
import { openStateSeal, type StateSeal } from "../identity/state-seal.ts";
import { migrateToLatest } from "../migrations/all.ts";
import type { Db } from "./db.ts";
import { groupCommit } from "./group-commit.ts";
import { ensureHistory } from "./history.ts";
import { openProofs, type UsedProofs } from "./proofs.ts";
import { openSqlite } from "./sqlite.ts";

/** Time and chance come in as arguments, on the server too: tests and the practice caseload live in their own days. */
export interface Surroundings {
  now(): Instant;
  randomBytes(length: number): Uint8Array;
}

export interface StoreOptions {
  readonly folder: string;
  /** State of a new database. An existing one keeps its own. */
  readonly state: string;
  readonly practice: boolean;
}

export interface Store extends Surroundings {
  readonly state: string;
  readonly practice: boolean;
  /** Names this history of the server. */
  readonly server: string;
  readonly reading: Db;
  readonly serverKey: ServerKey;
  /** Opens what tablets have sealed to this State. */
  readonly stateKey: StateKey;
  readonly proofs: UsedProofs;
  /** Signs what the State gives away as evidence. */
  readonly stateSeal: StateSeal;
  /** All or nothing: committed and on the disk when the promise resolves; nothing has happened when it rejects. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openStore(options: StoreOptions, surroundings: Surroundings): Promise<Store> {
  await mkdir(options.folder, { recursive: true });
  const database = openSqlite(join(options.folder, "surco.sqlite"));
  await migrateToLatest(database.writing);
  await database.learn();
  const history = await database.writing
    .transaction()
    .execute((db) => ensureHistory(db, options, (length) => surroundings.randomBytes(length)));
  const stateSeal = await openStateSeal(options.folder);
  const proofs = openProofs(options.folder);
  return {
    now: () => surroundings.now(),
    randomBytes: (length) => surroundings.randomBytes(length),
    state: history.state,
    practice: history.practice === 1,
    server: history.server,
    reading: database.reading,
    serverKey: await openServerKey(options.folder),
    proofs,
    stateSeal,
    stateKey: await openStateKey(options.folder),
    write: groupCommit(database.writing),
    async close() {
      proofs.close();
      await database.close();
    },
  };
}
