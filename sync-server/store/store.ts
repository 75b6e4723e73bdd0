import type { Instant } from "../../src/domain/base/instant.ts";
import { openServerKey, type ServerKey } from "../identity/server-key.ts";
import { openStateKey, type StateKey } from "../identity/state-key.ts";
import { openStateSeal, type StateSeal } from "../identity/state-seal.ts";
import type { FiledRevision } from "../judging/filing.ts";
import { openJudging } from "../judging/judging.ts";
import { migrateToLatest, type TellStep } from "../migrations/all.ts";
import { makeFolder } from "../new-folder.ts";
import type { Db } from "./db.ts";
import { openDrawing } from "./drawing.ts";
import { isPostgres, type OpenedDatabase } from "./engine.ts";
import { groupCommit } from "./group-commit.ts";
import { ensureHistory } from "./history.ts";
import { claimKeys, expectKeys } from "./key-claim.ts";
import { openPostgres } from "./postgres.ts";
import type { UsedProofs } from "./proofs.ts";
import { openSqlite } from "./sqlite.ts";
import { openVolume, usualDailyBytes, type Volume } from "./volume.ts";

/** Time and chance come in as arguments, on the server too: tests and the practice caseload live in their own days. */
export interface Surroundings {
  now(): Instant;
  randomBytes(length: number): Uint8Array;
  /** Told what went wrong beside the answers. */
  failed?(error: unknown): void;
  /** Told before each step by which a database of an earlier release is brought to this one. */
  readonly upgrading?: TellStep;
}

export interface StoreOptions {
  /** Where the keys lie, and the database too where it is a file. */
  readonly folder: string;
  /** `postgres://…`; without it the database is a file in the folder. */
  readonly databaseUrl?: string | undefined;
  /** State of a new database. An existing one keeps its own. */
  readonly state: string;
  readonly practice: boolean;
  /** What one tablet may bring in 24 hours. */
  readonly dailyBytes?: number;
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
  /** Judges one of many: beside the other work of this process, where that is quicker. */
  judgeBeside(bytes: Uint8Array): Promise<FiledRevision>;
  /** All or nothing: committed and on the disk when the promise resolves; nothing has happened when it rejects. */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Returns when the queue shows every version that was answered before this call. */
  drawn(): Promise<void>;
  /** Takes in many versions at once, when so few wait for the queue that many more may come. */
  receiving<T>(work: () => Promise<T>): Promise<T>;
  /** Draws them, unless that can still be put off for those that send. For after the answer: nobody waits for it. */
  drawnInTime(): Promise<void>;
  readonly volume: Volume;
  /** One at a time under this name, among all processes of this State. For what is longer than one write. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openStore(options: StoreOptions, surroundings: Surroundings): Promise<Store> {
  const { folder, databaseUrl } = options;
  // Families lie in it: no other account of this machine looks in.
  makeFolder(folder);
  const database = databaseUrl === undefined ? openSqlite(folder) : await openPostgres(databaseUrl);
  try {
    return await storeOver(database, options, surroundings);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function storeOver(database: OpenedDatabase, options: StoreOptions, surroundings: Surroundings): Promise<Store> {
  const { folder } = options;
  await migrateToLatest(database.building, surroundings.upgrading);
  await database.learn();
  const random = (length: number) => surroundings.randomBytes(length);
  const history = await database.writing.transaction().execute((db) => ensureHistory(db, options, random));
  const isShared = isPostgres(database.writing);
  if (isShared) await expectKeys(database.writing, folder);
  const serverKey = await openServerKey(folder);
  const stateSeal = await openStateSeal(folder);
  const stateKey = await openStateKey(folder);
  if (isShared) await claimKeys(database.writing, folder, { serverKey, stateSeal, stateKey });
  const write = groupCommit(database.writing);
  const drawing = openDrawing(database.reading, write, (error) => surroundings.failed?.(error));
  const { dailyBytes = usualDailyBytes } = options;
  const volume = openVolume({ reading: database.reading, write, surroundings, dailyBytes });
  const judging = openJudging();
  return {
    now: () => surroundings.now(),
    randomBytes: random,
    state: history.state,
    practice: history.practice === 1,
    server: history.server,
    reading: database.reading,
    serverKey,
    proofs: database.proofs,
    stateSeal,
    stateKey,
    judgeBeside: (bytes) => judging.judge(bytes, history.state),
    write,
    drawn: () => drawing.drawn(),
    receiving: (work) => drawing.receiving(work),
    drawnInTime: () => drawing.drawnInTime(),
    volume,
    alone: (name, work) => database.alone(name, work),
    async close() {
      await drawing.stop();
      await volume.written();
      await judging.stop();
      await database.close();
    },
  };
}
