import { sql } from "kysely";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import type { Db } from "../store/db.ts";

const databaseNamed = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

const notAllowed = "42501";
const inUse = "55006";

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/**
 * Without force PostgreSQL itself asks a worker of its own housekeeping to leave, and waits for it; with force it would be for this account to
 * end that worker, which is not allowed to it. Force ends what this account has left behind.
 */
async function dropDatabase(db: Db, name: string): Promise<void> {
  try {
    await sql.raw(`drop database if exists ${name}`).execute(db);
  } catch (error) {
    if (codeOf(error) !== inUse) throw error;
    await sql.raw(`drop database if exists ${name} with (force)`).execute(db);
  }
}

/**
 * A database for a while, on the same PostgreSQL, in which a copy is loaded and read. Its name is made of the State's own database, so
 * that one which a loss of power has left is found and dropped; whoever calls this is alone in doing so.
 */
export async function inScratch<T>(
  db: Db,
  url: string,
  work: (scratch: string) => Promise<T>,
): Promise<Result<T, string>> {
  const found = await sql<{ oid: string; owner: string }>`
    select oid::text as oid, current_user::text as owner from pg_database where datname = current_database()`.execute(
    db,
  );
  const { oid = "0", owner = "surco" } = found.rows[0] ?? {};
  const name = `surco_check_${oid}`;
  const drop = () => dropDatabase(db, name);
  try {
    await drop();
    await sql.raw(`create database ${name} template template0 encoding 'UTF8'`).execute(db);
  } catch (error) {
    if (codeOf(error) !== notAllowed) throw error;
    return err(`A copy is verified by loading it into a database of its own for a while, and the account "${owner}" may not make one.
Let an administrator of the PostgreSQL say: alter role "${owner}" createdb`);
  }
  try {
    return ok(await work(databaseNamed(url, name)));
  } finally {
    await drop();
  }
}
