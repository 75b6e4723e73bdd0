import { chmodSync } from "node:fs";
import Sqlite from "better-sqlite3";
import type { Db } from "../store/db.ts";
import { readSqlite } from "../store/sqlite.ts";
import type { Finding } from "../verify-chains.ts";
import { type Wholeness, wholenessOf } from "../verify-database.ts";
import { flush } from "./on-disk.ts";

/** Of one moment, while others write: a reader of the write-ahead log keeps nobody waiting. */
export function copyDatabase(source: string, target: string): void {
  const database = new Sqlite(source, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    database.prepare("vacuum into ?").run(target);
  } finally {
    database.close();
  }
  // Who may read the copy may read every family's answers.
  chmodSync(target, 0o600);
  flush(target);
}

const counted = ["feed", "revisions", "attachments", "reviews"] as const;

const countsUpTo = (db: Db, seq: number): Promise<readonly number[]> =>
  Promise.all(
    counted.map(async (table) => {
      const count = db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as("n"));
      return (await count.where("seq", "<=", seq).executeTakeFirstOrThrow()).n;
    }),
  );

/** The number of rows is compared up to the copy's own head: the database has grown since. */
async function countFindings(copy: Db, source: Db, { seq, chain }: Wholeness): Promise<Finding[]> {
  const [here, there] = [await countsUpTo(copy, seq), await countsUpTo(source, seq)];
  const findings = counted.flatMap((table, index) =>
    here[index] === there[index] ? [] : [{ where: `table ${table}`, what: "count-differs" }],
  );
  const link = await source.selectFrom("feed").select("chain").where("seq", "=", seq).executeTakeFirst();
  if (seq === 0 || link?.chain === chain) return findings;
  return [...findings, { where: `feed row ${seq}`, what: "another-history" }];
}

/** Reads the copy as a stranger would, from the disk: every page, every link, every byte. Without a source, the copy by itself. */
export async function checkCopy(file: string, source: string | null): Promise<Wholeness | null> {
  const copy = readSqlite(file);
  try {
    const whole = await wholenessOf(copy);
    if (!whole || whole.findings.length > 0 || source === null) return whole;
    const original = readSqlite(source);
    try {
      return { ...whole, findings: await countFindings(copy, original, whole) };
    } finally {
      await original.destroy();
    }
  } finally {
    await copy.destroy();
  }
}

export interface Counted {
  readonly at: string;
  readonly size: number;
  /** It stands where "secured" is true of it. */
  readonly secures: boolean;
}

/**
 * What the copy holds is secured from now on (protocol 4.5), if it secures. False, and nothing is noted, where the database under this name is no
 * longer the one that was copied: somebody has restored another meanwhile.
 */
export function noteBackup(source: string, whole: Wholeness, { at, size, secures }: Counted): boolean {
  const { server, seq, chain } = whole;
  const database = new Sqlite(source, { fileMustExist: true, timeout: 10_000 });
  try {
    database.pragma("synchronous = FULL");
    return database
      .transaction(() => {
        const here = database.prepare("select server from history").pluck().get();
        const link = database.prepare("select chain from feed where seq = ?").pluck().get(seq);
        if (here !== server || (seq > 0 && link !== chain)) return false;
        if (secures) database.prepare("update history set secured_seq = max(coalesce(secured_seq, 0), ?)").run(seq);
        // A server that was started before this release has no such table yet.
        if (database.prepare("select 1 from sqlite_master where name = 'backups'").get())
          database.prepare("insert into backups (at, seq, size) values (?, ?, ?)").run(at, seq, size);
        return true;
      })
      .immediate();
  } finally {
    database.close();
  }
}
