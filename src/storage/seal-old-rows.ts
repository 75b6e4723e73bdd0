import type { Table } from "dexie";
import { buffer } from "../domain/base/shape.ts";
import type { Decision } from "../domain/protocol/review.ts";
import { type LineNames, type SummaryRow, sealNames } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { sealDecision } from "./decisions.ts";
import { noteOnDevice, readDevice } from "./device.ts";
import type { DraftFrame } from "./row-shapes.ts";
import { isSealed, type SealedTable, sealBytes, sealValue, toTheMinute } from "./sealed-column.ts";
import { sealDraft } from "./sealed-draft.ts";

/** A row as an earlier release has written it: open, and of whatever shape it is. */
type OldRow = Readonly<Record<string, unknown>>;

type SealOld = (db: SurcoDatabase, row: OldRow) => Promise<object>;

const oldForms: readonly {
  readonly table: Exclude<SealedTable, "nameLists" | "firstPages">;
  readonly seal: SealOld;
}[] = [
  { table: "drafts", seal: (db, row) => sealDraft(db, row as unknown as DraftFrame) },
  { table: "outgrown", seal: sealOldForm },
  { table: "revisions", seal: (db, row) => sealOldBytes(db, "revisions", row) },
  { table: "attachments", seal: (db, row) => sealOldBytes(db, "attachments", row) },
  { table: "fetched", seal: (db, row) => sealOldBytes(db, "fetched", row) },
  { table: "decisions", seal: (db, row) => sealDecision(db, row as unknown as Decision) },
  { table: "unread", seal: sealOldChange },
  // Last: the lines say whose the other rows are.
  { table: "summaries", seal: sealOldLine },
];

/** So many rows are sealed side by side and written in one transaction: photos are among them. */
const atOnce = 10;

/**
 * Seals what lay open on this tablet before there were vaults, as far as it is this person's or nobody's: after their vault was
 * opened and before a screen shows anything. A few rows at a time, in a transaction that finds each as it was read; whatever kills it
 * in between, the next opening goes on. A colleague's rows wait for the colleague. One that is not even whole enough to be sealed
 * keeps no other from it, and is tried again at each opening.
 */
export async function sealOldRows(db: SurcoDatabase, personId: string): Promise<void> {
  const done = (await readDevice(db)).sealedFor ?? [];
  if (done.includes(personId)) return;
  const owners = new Map((await db.summaries.toArray()).map((row) => [row.coeId, row.recruiterId]));
  const isTheirs = (row: OldRow): boolean => {
    const owner = row.recruiterId ?? owners.get(String(row.coeId)) ?? personId;
    return owner === personId;
  };
  let left = 0;
  for (const { table, seal } of oldForms) {
    const rows = db.table<OldRow, string>(table);
    const keys = await rows.toCollection().primaryKeys();
    for (let from = 0; from < keys.length; from += atOnce)
      left += await sealSome(db, rows, keys.slice(from, from + atOnce), isTheirs, seal);
  }
  if (left > 0) return;
  const { sealedFor = [] } = await readDevice(db);
  await noteOnDevice(db, { sealedFor: [...sealedFor, personId] });
}

/** How many of them could not be sealed. */
async function sealSome(
  db: SurcoDatabase,
  rows: Table<OldRow, string>,
  keys: string[],
  isTheirs: (row: OldRow) => boolean,
  seal: SealOld,
): Promise<number> {
  const read = await rows.bulkGet(keys);
  const open = read.flatMap((row, index) => {
    const key = keys[index];
    return key === undefined || row === undefined || isSealed(row) || !isTheirs(row) ? [] : [{ key, row }];
  });
  if (open.length === 0) return 0;
  const sealed = await Promise.all(open.map(async ({ key, row }) => ({ key, row, as: await sealedAs(db, seal, row) })));
  await db.transaction("rw", rows, async () => {
    for (const { key, row, as } of sealed) {
      const now = as && (await rows.get(key));
      if (as && now && written(now) === written(row)) await rows.put(as);
    }
  });
  return sealed.filter(({ as }) => as === null).length;
}

/** Null for a row that is damaged beyond what its form can hold. */
async function sealedAs(db: SurcoDatabase, seal: SealOld, row: OldRow): Promise<OldRow | null> {
  try {
    return (await seal(db, row)) as OldRow;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** What of a row changes when it is written. */
const written = (row: OldRow): string => JSON.stringify(row);

async function sealOldBytes(
  db: SurcoDatabase,
  table: "revisions" | "attachments" | "fetched",
  { bytes, ...columns }: OldRow,
): Promise<object> {
  // Whatever else lies there is kept as it is (P7).
  if (!buffer(bytes)) throw new TypeError(`no bytes in ${table}`);
  return { ...columns, sealed: await sealBytes(db, table, String(columns.id), new Uint8Array(bytes)) };
}

async function sealOldForm(db: SurcoDatabase, row: OldRow): Promise<object> {
  const { coeId, answersSchema } = row;
  return { coeId, answersSchema, sealed: await sealValue(db, "outgrown", `${coeId}+${answersSchema}`, row) };
}

async function sealOldChange(db: SurcoDatabase, { server, seq, kind, change }: OldRow): Promise<object> {
  return { server, seq, kind, sealed: await sealValue(db, "unread", `${server}+${seq}`, change) };
}

async function sealOldLine(db: SurcoDatabase, row: OldRow): Promise<object> {
  const {
    familyName,
    childNames,
    owed,
    searchText: _folded,
    ...columns
  } = row as unknown as SummaryRow & LineNames & { readonly searchText: string };
  const { coeId, changedAt } = columns;
  const names = await sealNames(db, coeId, { familyName, childNames, owed, changedAt });
  return { ...columns, ...names, changedAt: toTheMinute(changedAt) };
}
