import type { Pool } from "pg";
import { pruneEvery, type UsedProofs } from "./proofs.ts";

const insert = "insert into proofs (device_id, nonce, expires_at) values ($1, $2, $3) on conflict do nothing";

/**
 * In the database, so that no second process takes a proof that another one has taken; in a table that is not logged, so that it costs
 * no trip to the disk. A database that loses power forgets them, as the file beside SQLite does, and with the same consequence.
 */
export function openPostgresProofs(pool: Pool): UsedProofs {
  let used = 0;
  return {
    async use(deviceId, nonce, expiresAtMs) {
      used += 1;
      const values = [deviceId, nonce, expiresAtMs];
      return (await pool.query({ name: "use_proof", text: insert, values })).rowCount === 1;
    },
    async forgetBefore(ms) {
      if (used % pruneEvery === 1) await pool.query("delete from proofs where expires_at < $1", [ms]);
    },
    // The pool is closed by whoever opened it.
    close: async () => undefined,
  };
}
