import { createHash } from "node:crypto";
import type Sqlite from "better-sqlite3";
import { sql } from "kysely";
import type { Db } from "../store/db.ts";

export type Row = Readonly<Record<string, string | number | Buffer | null>>;

/** Photographs lie among them: a State's table does not fit into memory. */
const together = 16;

/** In the order in which they were written, where one row of a table stands on another one of it. */
const orderOf = (table: string): string => (table === "reviews" ? " order by seq" : "");

export function* sqliteRows(source: Sqlite.Database, table: string): Generator<readonly Row[]> {
  let rows: Row[] = [];
  for (const row of source.prepare(`select * from ${table}${orderOf(table)}`).iterate() as IterableIterator<Row>) {
    rows.push(row);
    if (rows.length < together) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** In the transaction that this stands in. */
export async function* postgresRows(db: Db, table: string): AsyncGenerator<readonly Row[]> {
  await sql`declare all_of_it no scroll cursor for select * from ${sql.table(table)}`.execute(db);
  for (;;) {
    const { rows } = await sql.raw<Row>(`fetch ${together} from all_of_it`).execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close all_of_it`.execute(db);
}

/** What a table holds, in whatever order: the same for the same rows, on either engine. */
export interface Content {
  readonly rows: number;
  readonly mark: string;
}

function markOf(row: Row): bigint {
  const hash = createHash("sha256");
  for (const name of Object.keys(row).sort()) {
    const value = row[name] ?? null;
    const bytes = value === null ? Buffer.alloc(0) : Buffer.isBuffer(value) ? value : Buffer.from(String(value));
    hash.update(`${name} ${value === null ? "null" : typeof value} ${bytes.length}\n`).update(bytes);
  }
  return BigInt(`0x${hash.digest("hex")}`);
}

export async function contentOf(pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>): Promise<Content> {
  let [rows, sum] = [0, 0n];
  for await (const page of pages) {
    rows += page.length;
    for (const row of page) sum = BigInt.asUintN(256, sum + markOf(row));
  }
  return { rows, mark: sum.toString(16) };
}
