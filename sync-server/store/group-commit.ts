import { sql } from "kysely";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import type { Db } from "./db.ts";

type Work<T> = (db: Db) => Promise<T>;

interface Waiting {
  /** Does the work inside the shared transaction and keeps its outcome. */
  run(db: Db): Promise<void>;
  /** Tells the caller, once the transaction is on the disk, or what kept it from getting there. */
  settle(failure: Result<null, unknown>): void;
}

/** As many as tablets are likely to send at one moment; more would only make the first of them wait. */
const together = 64;

/**
 * Writes that arrive while another one is being made durable share the next trip to the disk. Each stands behind a savepoint of its
 * own: one that fails takes nothing with it, and nobody is answered before the commit (P9).
 */
export function groupCommit(database: Db): <T>(work: Work<T>) => Promise<T> {
  const waiting: Waiting[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    // What is asked for in the same breath goes together.
    await null;
    while (waiting.length > 0) {
      const group = waiting.splice(0, together);
      let outcome: Result<null, unknown> = ok(null);
      try {
        await database.transaction().execute(async (db) => {
          for (const each of group) await each.run(db);
        });
      } catch (error) {
        outcome = err(error);
      }
      for (const each of group) each.settle(outcome);
      // Whoever was answered may have sent the next one already: let it come in.
      await new Promise(setImmediate);
    }
    writing = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      let done: Result<Awaited<ReturnType<typeof work>>, unknown> = err(new Error("the write was never begun"));
      waiting.push({
        async run(db) {
          await sql`savepoint one_of_many`.execute(db);
          try {
            done = ok(await work(db));
          } catch (error) {
            done = err(error);
            // A disk without room takes the whole transaction back by itself: there is no savepoint any more, and no group.
            await sql`rollback to savepoint one_of_many`.execute(db).catch(() => {
              throw error;
            });
          }
          await sql`release savepoint one_of_many`.execute(db);
        },
        settle(outcome) {
          if (!outcome.ok) reject(outcome.error);
          else if (done.ok) resolve(done.value);
          else reject(done.error);
        },
      });
      if (!writing) void writeAll();
    });
}
