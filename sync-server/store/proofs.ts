import { join } from "node:path";
import Sqlite from "better-sqlite3";

/** Remembers which proofs were used, so that none is taken twice. */
export interface UsedProofs {
  /** False where it was used before. */
  use(deviceId: string, nonce: string, expiresAtMs: number): Promise<boolean>;
  forgetBefore(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** After so many, those that have ended are forgotten. */
export const pruneEvery = 1000;

/**
 * In a file of its own, beside the database: a nonce lives ten minutes and each request has one, so it must cost neither a trip to the
 * disk nor a turn behind the writers. Every process of this machine shares it, and a process that dies forgets nothing; only a loss
 * of power could, and what could then be repeated is a request that is the same twice as once.
 */
export function openProofs(folder: string): UsedProofs {
  const database = new Sqlite(join(folder, "proofs.sqlite"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = OFF");
  database.pragma("busy_timeout = 10000");
  database.exec(`
    create table if not exists proofs (device_id text not null, nonce text not null, expires_at integer not null,
      primary key (device_id, nonce)) without rowid;
    create index if not exists proofs_by_end on proofs (expires_at);`);
  const insert = database.prepare("insert or ignore into proofs (device_id, nonce, expires_at) values (?, ?, ?)");
  const prune = database.prepare("delete from proofs where expires_at < ?");
  const inMemory = new Map<string, number>();
  let used = 0;
  return {
    async use(deviceId, nonce, expiresAtMs) {
      used += 1;
      const name = `${deviceId} ${nonce}`;
      if (inMemory.has(name)) return false;
      try {
        return insert.run(deviceId, nonce, expiresAtMs).changes === 1;
      } catch (error) {
        // On a full disk reading goes on: this process remembers by itself for as long as the proof is good.
        if ((error as { code?: unknown }).code !== "SQLITE_FULL") throw error;
        inMemory.set(name, expiresAtMs);
        return true;
      }
    },
    async forgetBefore(ms) {
      for (const [name, end] of inMemory) if (end < ms) inMemory.delete(name);
      if (used % pruneEvery === 1 && inMemory.size === 0) prune.run(ms);
    },
    async close() {
      database.close();
    },
  };
}
