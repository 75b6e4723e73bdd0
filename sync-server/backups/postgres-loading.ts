import { sql } from "kysely";
import type { Result } from "../../src/domain/base/result.ts";
import type { Db } from "../store/db.ts";
import { tablesOf } from "../verify-rows.ts";
import { listProgram, type Programs, runProgram } from "./postgres-programs.ts";

interface Place {
  readonly major: number;
  /** The schema in which the servers find their tables. */
  readonly schema: string;
}

export async function placeOf(db: Db): Promise<Place> {
  const { rows } = await sql<Place>`
    select current_setting('server_version_num')::bigint / 10000 as major, current_schema()::text as schema`.execute(
    db,
  );
  const [place] = rows;
  if (!place?.schema) throw new Error("DATABASE_URL: this database has no schema to find tables in");
  return place;
}

/** What a copy leaves out: proofs that were used in the last minutes, which a loss of power forgets as well. */
const forgotten = "proofs";

/** By the content of every row, whatever their order: two databases that agree in this hold the same. */
export async function contentsOf(db: Db): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>();
  for (const table of await tablesOf(db)) {
    if (table === forgotten) continue;
    const { rows } = await sql<{ content: string }>`
      select count(*)::text || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0)::text as content
      from ${sql.table(table)} t`.execute(db);
    contents.set(table, rows[0]?.content ?? "");
  }
  return contents;
}

export const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((table) => one.get(table) !== other.get(table)).sort();

const ident = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const plain = ["--no-owner", "--no-privileges", "--no-tablespaces", "--no-publications", "--no-subscriptions"];

/** Of one schema, at a moment that somebody holds or now. */
export function dump(
  programs: Programs,
  url: string,
  { schema, file, snapshot }: { schema: string; file: string; snapshot: string | null },
): Promise<Result<null, string>> {
  const moment = snapshot === null ? [] : [`--snapshot=${snapshot}`];
  const what = [`--schema=${ident(schema)}`, "--no-unlogged-table-data", `--file=${file}`];
  return runProgram(programs, "pg_dump", url, ["--format=custom", ...plain, ...moment, ...what]);
}

/** The schema that a copy was made of; null for what is no copy of a State. */
export async function schemaIn(programs: Programs, file: string): Promise<string | null> {
  const listed = await listProgram(programs, file);
  return /^\d+; \d+ \d+ TABLE (\S+) history /m.exec(listed ?? "")?.[1] ?? null;
}

/** All of it or nothing, into a schema that is there and holds none of it. */
export async function load(
  programs: Programs,
  url: string,
  { schema, file }: { schema: string; file: string },
): Promise<Result<null, string>> {
  const how = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", `--schema=${schema}`];
  return await runProgram(programs, "pg_restore", url, [...how, file]);
}

/** Everything of one schema into another, in whatever transaction this stands: others see all of it moved or none. */
export async function moveAll(db: Db, from: string, to: string): Promise<void> {
  const { rows } = await sql<{ words: string }>`
    select format('alter table %I.%I set schema %I', ${from}::text, relname, ${to}::text) as words
      from pg_class where relnamespace = to_regnamespace(${ident(from)}) and relkind in ('r', 'p')
    union all
    select format('alter function %s set schema %I', pg_proc.oid::regprocedure::text, ${to}::text) as words
      from pg_proc where pronamespace = to_regnamespace(${ident(from)})`.execute(db);
  for (const { words } of rows) await sql.raw(words).execute(db);
}

export const makeSchema = (db: Db, name: string) => sql.raw(`create schema if not exists ${ident(name)}`).execute(db);
export const dropSchema = (db: Db, name: string) => sql.raw(`drop schema if exists ${ident(name)} cascade`).execute(db);
