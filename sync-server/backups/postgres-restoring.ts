import { existsSync } from "node:fs";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import { keyFiles } from "../identity/key-file.ts";
import { inFolder } from "../new-folder.ts";
import { openForCommand } from "../store/postgres.ts";
import type { Tables } from "../store/tables.ts";
import { wholenessOf } from "../verify-database.ts";
import { tablesOf } from "../verify-rows.ts";
import { findingLines } from "./backing-up.ts";
import { putKeysInto } from "./key-files.ts";
import { flush, stampOf } from "./on-disk.ts";
import { aloneOn, expectNoServers } from "./postgres-alone.ts";
import {
  contentsOf,
  differing,
  dropSchema,
  dump,
  load,
  makeSchema,
  moveAll,
  placeOf,
  schemaIn,
} from "./postgres-loading.ts";
import { findPrograms, type Programs } from "./postgres-programs.ts";
import { inScratch } from "./postgres-scratch.ts";
import { type Asked, keysFor, type Restored, type Standing } from "./restoring.ts";

type Database = Kysely<Tables>;

/** Where a copy waits, read and found whole, until it takes the place of what is there. */
const waiting = "surco_restoring";

const notWhole = (lines: string): string => `This copy does not hold, and nothing was changed:
${lines}
Take the newest other one; a copy that \`npm run backup\` called verified was loaded and read in just this way.`;

interface There {
  readonly isEmpty: boolean;
  readonly standing: Standing | null;
}

/** What lies where the copy shall stand. */
async function lookAt(db: Database, replace: boolean): Promise<Result<There, string>> {
  const tables = await tablesOf(db);
  if (tables.length > 0 && !tables.includes("history"))
    return err(
      "DATABASE_URL: this database holds tables of something else, and nothing was changed. Name one of its own.",
    );
  if (tables.length === 0) return ok({ isEmpty: true, standing: null });
  if (!replace)
    return err(`A State lies in this database already, and nothing was changed. To put the copy in its place, stop its servers and say
--replace: what is there now is kept in the same database under another schema. To look at the copy first, name an empty database.`);
  const { seq, secured_seq } = (await db.selectFrom("history").selectAll().executeTakeFirst()) ?? {};
  return ok({ isEmpty: false, standing: seq === undefined ? null : { seq, securedSeq: secured_seq ?? null } });
}

interface Read {
  readonly seq: number;
  readonly contents: ReadonlyMap<string, string>;
}

/** Loads the copy into a database of its own, reads all of it, and makes of it one that can stand beside the former State. */
async function readAndPrepare(
  scratch: string,
  programs: Programs,
  { file, prepared }: { file: string; prepared: string },
): Promise<Result<Read, string>> {
  const schema = await schemaIn(programs, file);
  if (schema === null) return err(notWhole(`  ${file}: this is no copy of a State's PostgreSQL`));
  const { db, close } = openForCommand(scratch, schema);
  try {
    await makeSchema(db, schema);
    const loaded = await load(programs, scratch, { schema, file });
    if (!loaded.ok) return err(notWhole(loaded.error));
    const whole = await wholenessOf(db);
    if (!whole || whole.findings.length > 0)
      return err(notWhole(findingLines(whole?.findings ?? [{ where: file, what: "no-history" }])));
    const contents = await contentsOf(db);
    await makeSchema(db, waiting);
    await moveAll(db, schema, waiting);
    const dumped = await dump(programs, scratch, { schema: waiting, file: prepared, snapshot: null });
    return dumped.ok ? ok({ seq: whole.seq, contents }) : dumped;
  } finally {
    await close();
  }
}

/** Beside the former State, where it is held once more against what was read. */
async function bring(db: Database, url: string, programs: Programs, prepared: string, read: Read) {
  await makeSchema(db, waiting);
  const loaded = await load(programs, url, { schema: waiting, file: prepared });
  if (!loaded.ok) return err(`${loaded.error}\nNothing was changed.`);
  const { db: beside, close } = openForCommand(url, waiting);
  try {
    const others = differing(await contentsOf(beside), read.contents);
    return others.length === 0 ? ok(null) : err(`Loading it changed ${others.join(", ")}. Nothing was changed.`);
  } finally {
    await close();
  }
}

/** One moment: before it the former State stands there, after it the copy. */
const exchange = (db: Database, schema: string, former: string | null): Promise<Result<null, string>> =>
  db
    .transaction()
    .setIsolationLevel("read committed")
    .execute(async (moment): Promise<Result<null, string>> => {
      if (former !== null) {
        await sql`lock table history in access exclusive mode`.execute(moment);
        await makeSchema(moment, former);
        await moveAll(moment, schema, former);
      }
      const quiet = await expectNoServers(moment);
      // Thrown, so that the transaction is taken back.
      if (!quiet.ok) throw new StillServed(quiet.error);
      await moveAll(moment, waiting, schema);
      await dropSchema(moment, waiting);
      return ok(null);
    })
    .catch((error: unknown) => {
      if (error instanceof StillServed) return err(error.message);
      throw error;
    });

class StillServed extends Error {}

async function keepFormerKeys(data: string, at: string): Promise<string> {
  const former = join(data, `replaced-${stampOf(at)}`);
  await mkdir(former, { mode: 0o700 });
  for (const name of keyFiles) if (existsSync(join(data, name))) await copyFile(join(data, name), join(former, name));
  flush(former);
  return former;
}

async function restoreInto(db: Database, url: string, asked: Asked, at: string): Promise<Result<Restored, string>> {
  const { file, data } = asked;
  const { major, schema } = await placeOf(db);
  const programs = await findPrograms(major);
  if (!programs.ok) return programs;
  const there = await lookAt(db, asked.replace);
  if (!there.ok) return there;
  const quiet = await expectNoServers(db);
  if (!quiet.ok) return quiet;
  const keys = await keysFor(asked);
  if (!keys.ok) return keys;
  const prepared = join(data, "restoring.dump");
  return await inFolder(data, async () => {
    try {
      await dropSchema(db, waiting);
      const scratch = await inScratch(db, url, (address) =>
        readAndPrepare(address, programs.value, { file, prepared }),
      );
      const read = scratch.ok ? scratch.value : scratch;
      if (!read.ok) return read;
      const brought = await bring(db, url, programs.value, prepared, read.value);
      if (!brought.ok) return brought;
      const former = there.value.isEmpty ? null : `replaced_${stampOf(at).toLowerCase()}`;
      const formerKeys = former === null ? null : await keepFormerKeys(data, at);
      const exchanged = await exchange(db, schema, former);
      if (!exchanged.ok) return exchanged;
      await putKeysInto(data, keys.value);
      flush(data);
      const kept = former === null ? null : `the schema ${former} of the same database, its keys in ${formerKeys}`;
      return ok({ seq: read.value.seq, former: kept, before: there.value.standing });
    } finally {
      await rm(prepared, { force: true });
      await dropSchema(db, waiting);
    }
  });
}

/** The same promise as for a file (restoring.ts): no new history, the copy read and found whole, and what was there is kept. */
export async function restorePostgres(url: string, asked: Asked, at: string): Promise<Result<Restored, string>> {
  if (!existsSync(asked.file)) return err(`There is no file ${asked.file}.`);
  return await aloneOn(url, (db) => restoreInto(db, url, asked, at));
}
