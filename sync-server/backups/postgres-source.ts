import { lookup } from "node:dns/promises";
import { chmodSync, statSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { type Kysely, sql } from "kysely";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import { holdsClaimedKeys } from "../store/key-claim.ts";
import { openForCommand } from "../store/postgres.ts";
import type { Tables } from "../store/tables.ts";
import type { Finding } from "../verify-chains.ts";
import { findHistory, type Wholeness, wholenessOf } from "../verify-database.ts";
import type { DiskOfCopy, Source } from "./backing-up.ts";
import type { Counted } from "./copying.ts";
import { flush } from "./on-disk.ts";
import { contentsOf, differing, dump, load, placeOf } from "./postgres-loading.ts";
import { findPrograms, type Programs } from "./postgres-programs.ts";
import { inScratch } from "./postgres-scratch.ts";

type Contents = ReadonlyMap<string, string>;

/** A copy, loaded and read from one end to the other, and held against what the database held at the copy's own moment. */
async function checkLoaded(scratch: string, schema: string, contents: Contents): Promise<Wholeness | null> {
  const { db, close } = openForCommand(scratch, schema);
  try {
    const whole = await wholenessOf(db);
    if (!whole || whole.findings.length > 0) return whole;
    const found: readonly Finding[] = differing(await contentsOf(db), contents).map((table) => ({
      where: `table ${table}`,
      what: "content-differs",
    }));
    return { ...whole, findings: found };
  } finally {
    await close();
  }
}

/** The copy, and what the database held at that very moment: pg_dump reads in a snapshot that this transaction gives away. */
const dumpWithContents = (
  db: Kysely<Tables>,
  programs: Programs,
  url: string,
  place: { schema: string; file: string },
) =>
  db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (moment): Promise<Result<Contents, string>> => {
      const { rows } = await sql<{ snapshot: string }>`select pg_export_snapshot() as snapshot`.execute(moment);
      const dumped = await dump(programs, url, { ...place, snapshot: rows[0]?.snapshot ?? "" });
      if (!dumped.ok) return dumped;
      chmodSync(place.file, 0o600);
      flush(place.file);
      return ok(await contentsOf(moment));
    });

async function copyAndCheck(db: Kysely<Tables>, url: string, file: string): Promise<Result<Wholeness | null, string>> {
  const { major, schema } = await placeOf(db);
  const programs = await findPrograms(major);
  if (!programs.ok) return programs;
  const contents = await dumpWithContents(db, programs.value, url, { schema, file });
  if (!contents.ok) return contents;
  const checked = await inScratch(db, url, async (scratch): Promise<Result<Wholeness | null, string>> => {
    const loaded = await load(programs.value, scratch, { schema, file });
    return loaded.ok ? ok(await checkLoaded(scratch, schema, contents.value)) : loaded;
  });
  return checked.ok ? checked.value : checked;
}

/** All of 127.0.0.0/8 is this machine, also what no interface lists: Debian calls a machine itself 127.0.1.1. */
export const isOwnAddress = (address: string): boolean =>
  /^(127\.|::1$)/.test(address) ||
  Object.values(networkInterfaces()).some((found) => found?.some((own) => own.address === address));

/** By what the database says of itself, and by where we reach it: what listens inside a container has an address of its own. */
async function isOnThisMachine(db: Kysely<Tables>, url: string): Promise<boolean> {
  const told = await sql<{ address: string | null }>`select host(inet_server_addr()) as address`.execute(db);
  const address = told.rows[0]?.address ?? null;
  // Without an address it is a socket of this machine.
  if (address === null || isOwnAddress(address)) return true;
  const { hostname } = new URL(url);
  const named = await lookup(hostname, { all: true }).catch(() => []);
  return named.some((found) => isOwnAddress(found.address));
}

/** The disk that PostgreSQL writes to, where it runs on this machine: only it can say, and not to everybody. */
async function diskOf(db: Kysely<Tables>, url: string, copy: string): Promise<DiskOfCopy> {
  if (!(await isOnThisMachine(db, url))) return "another";
  try {
    const told = await sql<{ folder: string }>`select current_setting('data_directory') as folder`.execute(db);
    return statSync(told.rows[0]?.folder ?? "").dev === statSync(copy).dev ? "same" : "another";
  } catch {
    return "unknown";
  }
}

const note = (
  db: Kysely<Tables>,
  { server, seq, chain }: Wholeness,
  { at, size, secures }: Counted,
): Promise<boolean> =>
  db
    .transaction()
    .setIsolationLevel("read committed")
    .execute(async (writing) => {
      const here = await writing.selectFrom("history").select("server").forUpdate().executeTakeFirst();
      const link = await writing.selectFrom("feed").select("chain").where("seq", "=", seq).executeTakeFirst();
      if (here?.server !== server || (seq > 0 && link?.chain !== chain)) return false;
      if (secures)
        await sql`update history set secured_seq = greatest(coalesce(secured_seq, 0), ${seq})`.execute(writing);
      await writing.insertInto("backups").values({ at, seq, size }).execute();
      return true;
    });

/** A PostgreSQL, whose keys lie in the data folder. */
export async function postgresSource(db: Kysely<Tables>, url: string, data: string): Promise<Result<Source, string>> {
  if (!(await findHistory(db))) return err("There is no State in the database that DATABASE_URL names.");
  if (!(await holdsClaimedKeys(db, data)))
    return err(`The keys in ${data} are not those of this database, and a copy without its keys opens nothing:
SURCO_DATA names the folder of one of its servers.`);
  return ok({
    ending: "dump",
    verify: "npm run verify",
    copy: (part) => copyAndCheck(db, url, part),
    diskOf: (copy) => diskOf(db, url, copy),
    note: (whole, counted) => note(db, whole, counted),
  });
}
