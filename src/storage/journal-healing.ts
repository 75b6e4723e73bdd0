import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "./database.ts";
import { emptyDevice, noteOnDevice, readDevice, readyDevice } from "./device.ts";
import { identityOf, type Journal, recordOf } from "./journal.ts";
import type { JournalRecord } from "./journal-frames.ts";
import { coesWithoutLine, linesNotCopied, restoreLine } from "./journal-lines.ts";
import type { ListedRow } from "./journal-messages.ts";
import { orderOf } from "./journal-order.ts";
import { isDeviceRow, isDraftColumns } from "./row-shapes.ts";

/** What of the journal a comparison needs. */
export type Copied = Pick<Journal, "list" | "read" | "appendRecords" | "erase">;

/** What a comparison has put back. */
export interface Healed {
  /** COEs of which something came back into the database. */
  readonly coes: number;
  /** Rows that the journal did not have. */
  readonly copied: number;
}

/** So many rows are read and written at once: nobody who uses the tablet meanwhile waits for it. */
const atOnce = 100;

/** Written once under their name and never again. */
const onceWritten = ["revisions", "attachments", "outgrown", "laidAside", "vaults", "people"] as const;

type Listed = ReadonlyMap<string, ListedRow>;

const tableOf = (db: SurcoDatabase, name: string) => db.table<object, unknown>(name);

/**
 * The database and the journal, row by row: what only one holds is put back into the other. By name where a row never changes, so that
 * doing it twice does it once; of two states of a working copy the newer one stands. A tablet that was erased on the State's order
 * takes nothing back.
 */
export async function heal(db: SurcoDatabase, journal: Copied, at: Instant, newId: () => string): Promise<Healed> {
  const device: unknown = await db.device.get("this");
  if (isDeviceRow(device) && device.wiped) {
    await journal.erase();
    return { coes: 0, copied: 0 };
  }
  const listed = await journal.list();
  const of = (table: string): Listed => new Map(listed.flatMap((row) => (row.table === table ? [[row.key, row]] : [])));
  await restoreDevice(db, of("device").get(JSON.stringify("this")));
  await readyDevice(db, newId);
  const touched = new Set<string>();
  let copied = 0;
  for (const table of onceWritten) {
    const missing = await compareNames(db, table, of(table));
    for (const coeId of await restore(db, journal, await notLeft(db, missing.here))) touched.add(coeId);
    copied += await copyRows(db, journal, table, missing.there);
  }
  const drafts = await compareDrafts(db, of("drafts"));
  for (const coeId of await restore(db, journal, await notLeft(db, drafts.here))) touched.add(coeId);
  copied += await copyRows(db, journal, "drafts", drafts.there);
  const lines = of("summaries");
  for (const coeId of new Set([...touched, ...(await coesWithoutLine(db))]))
    await restoreLine(db, journal, coeId, lines, at);
  copied += await copyRows(db, journal, "summaries", await linesNotCopied(db, lines));
  await copyIdentity(db, journal);
  if (touched.size > 0) await noteRestored(db, touched.size, at);
  return { coes: touched.size, copied };
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
  return {
    here: [...listed.values()].filter(({ key }) => !names.has(key)),
    there: keys.filter((key) => !listed.has(JSON.stringify(key))),
  };
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

/**
 * What was given up for good and stands in the journal only because the tablet died at that moment is not brought back: the State has
 * it, and the list says so. Nor is a COE that was begun and taken back before anybody had typed.
 */
async function notLeft(db: SurcoDatabase, rows: readonly ListedRow[]): Promise<readonly ListedRow[]> {
  const standing: ListedRow[] = [];
  for (const row of rows) {
    const { table, columns } = row;
    if (table === "drafts" && columns.typed === false && columns.baseRevisionId === null && columns.editSeq === 0)
      continue;
    const line = typeof columns.coeId === "string" ? await db.summaries.get(columns.coeId) : undefined;
    if (line?.draftStage !== "elsewhere") standing.push(row);
    else if (table !== "drafts" && (await db.receipts.get(JSON.parse(row.key) as string)) === undefined)
      standing.push(row);
  }
  return standing;
}

/** The COEs of the rows that were put back. */
async function restore(db: SurcoDatabase, journal: Copied, rows: readonly ListedRow[]): Promise<Set<string>> {
  const touched = new Set<string>();
  for (let from = 0; from < rows.length; from += atOnce) {
    const records = await journal.read(rows.slice(from, from + atOnce).map(({ table, key }) => ({ table, key })));
    const [first] = records;
    if (first === undefined) continue;
    await db.transaction("rw", first.table, async () => {
      for (const record of records) {
        if (!(await putBack(db, record))) continue;
        const { coeId } = record.columns ?? {};
        if (typeof coeId === "string") touched.add(coeId);
      }
    });
  }
  return touched;
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

async function copyRows(db: SurcoDatabase, journal: Copied, table: string, keys: readonly unknown[]): Promise<number> {
  let copied = 0;
  for (let from = 0; from < keys.length; from += atOnce) {
    const some = keys.slice(from, from + atOnce);
    const rows = await tableOf(db, table).bulkGet(some);
    const records = rows.flatMap((row, index) => (row && recordOf(table, some[index], row)) ?? []);
    for (const record of records) if (await journal.appendRecords([record])) copied += 1;
  }
  return copied;
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

async function copyIdentity(db: SurcoDatabase, journal: Copied): Promise<void> {
  const device: unknown = await db.device.get("this");
  if (isDeviceRow(device)) await journal.appendRecords([identityOf(device)]);
}

/** Told in the list until somebody has read it. Before anything is sent again, the State is asked for it (P11). */
async function noteRestored(db: SurcoDatabase, coes: number, at: Instant): Promise<void> {
  const { restored } = await readDevice(db);
  await noteOnDevice(db, { mustConfirm: true, restored: { coes: coes + (restored?.coes ?? 0), at } });
}
