import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "./database.ts";
import { emptyDevice, noteOnDevice, readDevice, readyDevice } from "./device.ts";
import { identityOf, type Journal, recordOf } from "./journal.ts";
import type { JournalRecord } from "./journal-frames.ts";
import { coesWithoutLine, linesNotCopied, restoreLine } from "./journal-lines.ts";
import type { ListedRow } from "./journal-messages.ts";
import { orderOf } from "./journal-order.ts";
import { isDeviceRow, isDraftColumns } from "./row-shapes.ts";
import { hasErasedItself, noteErased } from "./wiping.ts";

/** What of the journal a comparison needs. */
export type Copied = Pick<Journal, "list" | "read" | "copyRecords" | "takeBack" | "erase">;

/** What a comparison has found and put back into the database. */
interface Healed {
  /** COEs of which something came back into the database. */
  readonly coes: number;
  /** Everything that was to come back did. */
  readonly isWhole: boolean;
  /** What the journal does not have as it stands in the database. */
  readonly owed: readonly OwedRows[];
}

interface OwedRows {
  readonly table: string;
  readonly keys: readonly unknown[];
}

/** So many rows are read and written at once: a save that comes meanwhile waits for one such turn, not for all. */
const atOnce = 100;
/** Of rows that hold a photo, or a whole certificate. */
const atOnceOfBodies = 10;
/** Rows that change, and do not say which state of them is newer: read one by one, so that none is older than what was written meanwhile. */
const changing: ReadonlySet<string> = new Set(["vaults", "people"]);

const chunkOf = (table: string): number =>
  changing.has(table) ? 1 : table === "drafts" || table === "summaries" ? atOnce : atOnceOfBodies;

/** Written once under their name; of the two that change, what the database says stands. */
const byName = ["revisions", "attachments", "outgrown", "laidAside", "vaults", "people"] as const;

type Listed = ReadonlyMap<string, ListedRow>;

const tableOf = (db: SurcoDatabase, name: string) => db.table<object, unknown>(name);

/** What fails for one table, or one row, keeps no other from being put back. */
async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}

/**
 * The database and the journal, row by row: what only the journal holds is put back. By name where a row never changes, so that doing
 * it twice does it once; of two states of a working copy the newer one stands. A tablet that was erased on the State's order takes
 * nothing back. What the journal lacks is told, for `copyOwed`.
 */
export async function heal(db: SurcoDatabase, journal: Copied, at: Instant, newId: () => string): Promise<Healed> {
  if (hasErasedItself(await db.device.get("this"))) {
    await journal.erase();
    await noteErased(db);
  }
  const listed = await journal.list();
  const of = (table: string): Listed => new Map(listed.flatMap((row) => (row.table === table ? [[row.key, row]] : [])));
  await restoreDevice(db, of("device").get(JSON.stringify("this")));
  await readyDevice(db, newId);
  const touched = new Set<string>();
  const owed: OwedRows[] = [];
  const done: boolean[] = [];
  for (const table of [...byName, "drafts"]) {
    const compared = await succeeds(async () => {
      const missing =
        table === "drafts" ? await compareDrafts(db, of(table)) : await compareNames(db, table, of(table));
      owed.push({ table, keys: missing.there });
      const { standing, givenUp } = await sorted(db, missing.here);
      // As long as it stood there, whatever is begun under the same name later would count as older.
      await journal.takeBack(givenUp.map(({ key }) => ({ table, key: JSON.parse(key), row: null })));
      done.push(await restore(db, journal, standing, touched));
    });
    done.push(compared);
  }
  const lines = of("summaries");
  const toLine = new Set(touched);
  done.push(await succeeds(async () => (await coesWithoutLine(db)).forEach((coeId) => void toLine.add(coeId))));
  for (const coeId of toLine) done.push(await succeeds(() => restoreLine(db, journal, coeId, lines, at)));
  done.push(await succeeds(async () => owed.push({ table: "summaries", keys: await linesNotCopied(db, lines) })));
  if (touched.size > 0) await noteRestored(db, touched.size, at);
  return { coes: touched.size, isWhole: done.every((each) => each), owed };
}

/** The other half, which nothing waits for: what only the database holds is copied. True where all of it was. */
export async function copyOwed(db: SurcoDatabase, journal: Copied, owed: readonly OwedRows[]): Promise<boolean> {
  const done: boolean[] = [];
  for (const { table, keys } of owed) {
    const most = chunkOf(table);
    for (let from = 0; from < keys.length; from += most)
      if (!(await copyUnlessErased(db, journal, table, keys.slice(from, from + most)))) done.push(false);
  }
  const device: unknown = await db.device.get("this");
  if (isDeviceRow(device)) done.push(await journal.copyRecords([identityOf(device)]));
  return done.every((each) => each);
}

/** What was read before the tablet erased itself may be written after its journal was erased. */
async function copyUnlessErased(...[db, journal, table, keys]: Parameters<typeof copyRows>): Promise<boolean> {
  if (hasErasedItself(await db.device.get("this"))) return false;
  const isCopied = await copyRows(db, journal, table, keys);
  if (!hasErasedItself(await db.device.get("this"))) return isCopied;
  await journal.erase();
  return false;
}

interface Missing {
  /** In the journal, and not in the database. */
  readonly here: readonly ListedRow[];
  /** Keys in the database that the journal does not hold. */
  readonly there: readonly unknown[];
}

async function compareNames(db: SurcoDatabase, table: string, listed: Listed): Promise<Missing> {
  const keys: readonly unknown[] = await tableOf(db, table).toCollection().primaryKeys();
  const names = new Set(keys.map((key) => JSON.stringify(key)));
  const changed = changing.has(table) ? await changedSince(db, table, listed) : new Set();
  return {
    here: [...listed.values()].filter(({ key }) => !names.has(key)),
    there: keys.filter((key) => !listed.has(JSON.stringify(key)) || changed.has(JSON.stringify(key))),
  };
}

/** A passphrase, a passkey, a role: rows of another content than the journal has, by name. */
async function changedSince(db: SurcoDatabase, table: string, listed: Listed): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  await tableOf(db, table).each((row, { primaryKey }) => {
    const key = JSON.stringify(primaryKey);
    const copy = listed.get(key);
    if (copy && JSON.stringify(recordOf(table, primaryKey, row)?.columns) !== JSON.stringify(copy.columns))
      changed.add(key);
  });
  return changed;
}

async function compareDrafts(db: SurcoDatabase, listed: Listed): Promise<Missing> {
  const keys = await db.drafts.toCollection().primaryKeys();
  const here = new Map(listed);
  const there: unknown[] = [];
  for (let from = 0; from < keys.length; from += atOnce) {
    for (const row of await db.drafts.bulkGet(keys.slice(from, from + atOnce))) {
      if (row === undefined) continue;
      const name = JSON.stringify(row.coeId);
      const copy = listed.get(name);
      const order = copy === undefined ? 1 : orderOf({ ...row }, copy.columns);
      if (order >= 0) here.delete(name);
      if (order > 0) there.push(row.coeId);
    }
  }
  return { here: [...here.values()], there };
}

interface Sorted {
  readonly standing: readonly ListedRow[];
  readonly givenUp: readonly ListedRow[];
}

async function sorted(db: SurcoDatabase, rows: readonly ListedRow[]): Promise<Sorted> {
  const standing: ListedRow[] = [];
  const givenUp: ListedRow[] = [];
  for (const row of rows) ((await isGivenUp(db, row)) ? givenUp : standing).push(row);
  return { standing, givenUp };
}

/**
 * What was given up for good and stands in the journal only because the tablet died at that moment is not brought back: the State has
 * it, and the list says so. Nor is a COE that was begun and taken back before anybody had typed. A working copy is given up when its
 * signed version has its receipt, and not because the feed has made a line for the COE: what was typed since is nowhere else.
 */
async function isGivenUp(db: SurcoDatabase, { table, key, columns }: ListedRow): Promise<boolean> {
  const isDraft = table === "drafts";
  if (isDraft && columns.typed === false && columns.baseRevisionId === null && columns.editSeq === 0) return true;
  const coeId = typeof columns.coeId === "string" ? columns.coeId : "";
  const isElsewhere = (await db.summaries.get(coeId))?.draftStage === "elsewhere";
  // A correction that was begun after that counts its writes from the beginning, and is the newer one all the same.
  const isContinued = isDraft && (await db.drafts.get(coeId))?.stage === "draft";
  if (!(isElsewhere || isContinued) || (isDraft && columns.stage !== "signed")) return false;
  const held: unknown = isDraft ? columns.baseRevisionId : JSON.parse(key);
  return typeof held === "string" && (await db.receipts.get(held)) !== undefined;
}

/** Adds the COEs of the rows that were put back. A row that cannot be is tried once more by itself. */
async function restore(
  db: SurcoDatabase,
  journal: Copied,
  rows: readonly ListedRow[],
  touched: Set<string>,
): Promise<boolean> {
  let isWhole = true;
  const most = chunkOf(rows[0]?.table ?? "");
  for (let from = 0; from < rows.length; from += most) {
    const some = rows.slice(from, from + most);
    if (await succeeds(() => restoreTogether(db, journal, some, touched))) continue;
    for (const row of some) if (!(await succeeds(() => restoreTogether(db, journal, [row], touched)))) isWhole = false;
  }
  return isWhole;
}

async function restoreTogether(
  db: SurcoDatabase,
  journal: Copied,
  rows: readonly ListedRow[],
  touched: Set<string>,
): Promise<void> {
  const records = await journal.read(rows.map(({ table, key }) => ({ table, key })));
  const [first] = records;
  if (first === undefined) return;
  const put = await db.transaction("rw", first.table, async () => {
    const coes: unknown[] = [];
    for (const record of records) if (await putBack(db, record)) coes.push(record.columns?.coeId);
    return coes;
  });
  for (const coeId of put) if (typeof coeId === "string") touched.add(coeId);
}

/** Inside a transaction: somebody may have written since the two were compared. */
async function putBack(db: SurcoDatabase, { table, key, columns, sealed }: JournalRecord): Promise<boolean> {
  if (columns === null) return false;
  const rows = tableOf(db, table);
  const stands = await rows.get(JSON.parse(key));
  const isOver = stands !== undefined && !(table === "drafts" && orderOf(columns, { ...stands }) > 0);
  if (isOver || (table === "drafts" && !isDraftColumns(columns))) return false;
  await rows.put(sealed === null ? { ...columns } : { ...columns, sealed: new Uint8Array(sealed).buffer });
  return true;
}

/** A row that cannot be read keeps no other from being copied. */
async function copyRows(db: SurcoDatabase, journal: Copied, table: string, keys: readonly unknown[]): Promise<boolean> {
  let isWhole = true;
  const copy = async (some: readonly unknown[]) => {
    const rows = await tableOf(db, table).bulkGet([...some]);
    const records = rows.flatMap((row, index) => (row && recordOf(table, some[index], row)) ?? []);
    for (const record of records) if (!(await journal.copyRecords([record]))) isWhole = false;
  };
  if (await succeeds(() => copy(keys))) return isWhole;
  for (const key of keys) if (!(await succeeds(() => copy([key])))) isWhole = false;
  return isWhole;
}

/** The tablet's name and its count come back (P19); what it knew of the State is told again. */
async function restoreDevice(db: SurcoDatabase, copy: ListedRow | undefined): Promise<void> {
  const { deviceId } = copy?.columns ?? {};
  const told: unknown = typeof deviceId === "string" ? { ...emptyDevice(deviceId), ...copy?.columns } : null;
  if (!isDeviceRow(told)) return;
  await db.transaction("rw", db.device, async () => {
    const stands: unknown = await db.device.get("this");
    if (stands === undefined) await db.device.put(told);
    else if (isDeviceRow(stands) && stands.deviceId === told.deviceId && stands.deviceSeq < told.deviceSeq)
      await db.device.put({ ...stands, deviceSeq: told.deviceSeq });
  });
}

/** Told in the list until somebody has read it. Before anything is sent again, the State is asked for it (P11). */
async function noteRestored(db: SurcoDatabase, coes: number, at: Instant): Promise<void> {
  const { restored } = await readDevice(db);
  await noteOnDevice(db, { mustConfirm: true, restored: { coes: coes + (restored?.coes ?? 0), at } });
}
