import { type Kysely, sql } from "kysely";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import { openForCommand, serverName } from "../store/postgres.ts";
import type { Tables } from "../store/tables.ts";

/** Whoever holds it is the only one that copies, restores or moves this State. It ends with the connection at the latest. */
async function isAlone(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_lock(hashtextextended('surco copies', 0)) as mine`.execute(db);
  return rows[0]?.mine === true;
}

/** PostgreSQL ends a connection some moments after it was closed here: whoever comes next must not be told to wait for that. */
const letGo = (db: Kysely<Tables>): Promise<unknown> =>
  sql`select pg_advisory_unlock(hashtextextended('surco copies', 0))`.execute(db).catch(() => undefined);

const notAlone = "Another backup, restore or move of this State is under way. Wait until it has ended.";

/** Works on the State's PostgreSQL, where nobody else copies, restores or moves it at this moment. */
export async function aloneOn<T>(
  url: string,
  work: (db: Kysely<Tables>) => Promise<Result<T, string>>,
): Promise<Result<T, string>> {
  const { db, close } = openForCommand(url);
  try {
    if (!(await isAlone(db))) return err(notAlone);
    return await work(db).finally(() => letGo(db));
  } finally {
    await close();
  }
}

/** Nothing may change under a server that works. Words for whoever has to stop it. */
export async function expectNoServers(db: Kysely<Tables>): Promise<Result<null, string>> {
  const { rows } = await sql<{ n: number; places: string | null }>`
    select count(*) as n, string_agg(distinct coalesce(host(client_addr), 'this machine'), ', ') as places
    from pg_stat_activity where datname = current_database() and application_name = ${serverName}`.execute(db);
  const [found] = rows;
  if (!found || found.n === 0) return ok(null);
  return err(
    `A server is still connected to this database (from ${found.places ?? "this machine"}), and nothing was changed. Stop every server of this State first (it ends within ten seconds of SIGTERM).`,
  );
}
