import { sql } from "kysely";
import type { Db } from "./store/db.ts";
import { isPostgres } from "./store/engine.ts";
import type { Tables } from "./store/tables.ts";

/** The rows of a table in the order of the feed, a page at a time: a State's table does not fit into memory. */
export async function* bySeq<R extends { readonly seq: number }>(
  page: (after: number) => Promise<readonly R[]>,
): AsyncGenerator<R> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await page(after);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

async function namesOf(db: Db, onPostgres: string, onSqlite: string): Promise<readonly string[]> {
  const { rows } = await sql.raw<{ name: string }>(isPostgres(db) ? onPostgres : onSqlite).execute(db);
  return rows.map(({ name }) => name);
}

/** The tables of the State, where this database holds one. */
export const tablesOf = (db: Db): Promise<readonly string[]> =>
  namesOf(
    db,
    "select tablename::text as name from pg_tables where schemaname = current_schema() order by 1",
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1",
  );

export const columnsOf = (db: Db, table: keyof Tables): Promise<readonly string[]> =>
  namesOf(
    db,
    `select column_name::text as name from information_schema.columns
     where table_schema = current_schema() and table_name = '${table}'`,
    `select name from pragma_table_info('${table}')`,
  );

/** Those that are at work: on PostgreSQL a trigger can be there and switched off. */
export const triggersOf = (db: Db): Promise<readonly string[]> =>
  namesOf(
    db,
    `select tgname::text as name from pg_trigger join pg_class on pg_class.oid = tgrelid
     where relnamespace = current_schema()::regnamespace and not tgisinternal and tgenabled in ('O', 'A')`,
    "select name from sqlite_master where type = 'trigger'",
  );
