import { chmodSync } from "node:fs";
import Sqlite from "better-sqlite3";
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

const countsUpTo = (database: Sqlite.Database, seq: number): readonly number[] =>
  counted.map((table) => database.prepare(`select count(*) from ${table} where seq <= ?`).pluck().get(seq) as number);

/** The number of rows is compared up to the copy's own head: the database has grown since. */
function countFindings(copy: Sqlite.Database, source: Sqlite.Database, { seq, chain }: Wholeness): Finding[] {
  const [here, there] = [countsUpTo(copy, seq), countsUpTo(source, seq)];
  const findings = counted.flatMap((table, index) =>
    here[index] === there[index] ? [] : [{ where: `table ${table}`, what: "count-differs" }],
  );
  const link = source.prepare("select chain from feed where seq = ?").pluck().get(seq);
  return seq === 0 || link === chain ? findings : [...findings, { where: `feed row ${seq}`, what: "another-history" }];
}

/** Reads the copy as a stranger would, from the disk: every page, every link, every byte. Without a source, the copy by itself. */
export function checkCopy(file: string, source: string | null): Wholeness | null {
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const whole = wholenessOf(copy);
    if (!whole || whole.findings.length > 0 || source === null) return whole;
    const original = new Sqlite(source, { readonly: true, fileMustExist: true, timeout: 10_000 });
    try {
      return { ...whole, findings: countFindings(copy, original, whole) };
    } finally {
      original.close();
    }
  } finally {
    copy.close();
  }
}

interface Counted {
  readonly at: string;
  readonly size: number;
}

/**
 * What the copy holds is secured from now on (protocol 4.5). False, and nothing is raised, where the database under this name is no
 * longer the one that was copied: somebody has restored another meanwhile.
 */
export function raiseSecured(source: string, { server, seq, chain }: Wholeness, { at, size }: Counted): boolean {
  const database = new Sqlite(source, { fileMustExist: true, timeout: 10_000 });
  try {
    database.pragma("synchronous = FULL");
    return database
      .transaction(() => {
        const here = database.prepare("select server from history").pluck().get();
        const link = database.prepare("select chain from feed where seq = ?").pluck().get(seq);
        if (here !== server || (seq > 0 && link !== chain)) return false;
        database.prepare("update history set secured_seq = max(coalesce(secured_seq, 0), ?)").run(seq);
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
