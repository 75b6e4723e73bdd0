import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { minutesAfter } from "./sessions.ts";
import type { Store, Surroundings } from "./store.ts";

/** One body that comes in pieces from one tablet. */
export interface Upload {
  readonly deviceId: string;
  readonly attachmentId: Sha256;
  readonly whole: Sha256;
}

/** So much of what is not whole may lie here of one tablet: some photographs, and never its disk. */
export const openBytesOfDevice = 33_554_432;

/** Whoever has not gone on for so long begins again. */
const keptDays = 30;

const rowsOf = (db: Db, { deviceId, attachmentId, whole }: Upload) =>
  db
    .selectFrom("pieces")
    .where("device_id", "=", deviceId)
    .where("attachment_id", "=", attachmentId)
    .where("whole", "=", whole);

/** How many bytes are here, from the beginning on. */
export async function heldOf(db: Db, upload: Upload): Promise<number> {
  const { held } = await rowsOf(db, upload)
    .select((row) => row.fn.sum<number | string | null>("length").as("held"))
    .executeTakeFirstOrThrow();
  return Number(held ?? 0);
}

export async function bytesOf(db: Db, upload: Upload): Promise<Buffer> {
  const rows = await rowsOf(db, upload).select("bytes").orderBy("start").execute();
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

interface Kept {
  /** From the beginning on, now. */
  readonly held: number;
  readonly isNew: boolean;
}

/** Somebody else may have brought the whole meanwhile. */
const isWhole = async (db: Db, { attachmentId }: Upload): Promise<boolean> =>
  (await db.selectFrom("attachments").select("id").where("id", "=", attachmentId).executeTakeFirst()) !== undefined;

/**
 * Keeps a piece that begins where what is held ends; any other changes nothing. Gives what is held now: on the disk when it resolves.
 * Two windows, or two processes, that bring the same piece stand one behind the other here, and the second finds it held.
 */
export const keepPiece = (store: Store, upload: Upload, start: number, bytes: Uint8Array): Promise<Kept> =>
  store.write(async (db) => {
    const held = await heldOf(db, upload);
    if (held !== start || (await isWhole(db, upload))) return { held, isNew: false };
    if (start === 0) await forgetOldPieces(db, store);
    await makeRoom(db, upload, bytes.length);
    await db
      .insertInto("pieces")
      .values({
        device_id: upload.deviceId,
        attachment_id: upload.attachmentId,
        whole: upload.whole,
        start,
        length: bytes.length,
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        at: store.now(),
      })
      .execute();
    return { held: start + bytes.length, isNew: true };
  });

export const dropPieces = (db: Db, { deviceId, attachmentId, whole }: Upload) =>
  db
    .deleteFrom("pieces")
    .where("device_id", "=", deviceId)
    .where("attachment_id", "=", attachmentId)
    .where("whole", "=", whole)
    .execute();

/** What is in custody needs no pieces, whoever sent them: belongs in the transaction that takes it. */
export const dropPiecesOf = compiledOnce((db, attachmentId: string) =>
  db.deleteFrom("pieces").where("attachment_id", "=", attachmentId),
);

const uploadsIn = (db: Db) =>
  db
    .selectFrom("pieces")
    .select(["device_id", "attachment_id", "whole"])
    .select((row) => [row.fn.sum<number | string>("length").as("held"), row.fn.max("at").as("newest")])
    .groupBy(["device_id", "attachment_id", "whole"]);

type Row = Awaited<ReturnType<ReturnType<typeof uploadsIn>["execute"]>>[number];

const uploadOf = (row: Row): Upload => ({
  deviceId: row.device_id,
  attachmentId: row.attachment_id as Sha256,
  whole: row.whole as Sha256,
});

/** The tablet's other uploads make room, the one that rested longest first: it goes on from zero, and loses nothing. */
async function makeRoom(db: Db, { deviceId, attachmentId, whole }: Upload, more: number): Promise<void> {
  const rows = await uploadsIn(db).where("device_id", "=", deviceId).orderBy("newest").execute();
  let open = rows.reduce((sum, row) => sum + Number(row.held), more);
  for (const row of rows) {
    if (open <= openBytesOfDevice) return;
    if (row.attachment_id === attachmentId && row.whole === whole) continue;
    await dropPieces(db, uploadOf(row));
    open -= Number(row.held);
  }
}

/** What nobody has gone on with for a month. */
export async function forgetOldPieces(db: Db, { now }: Pick<Surroundings, "now">): Promise<void> {
  const before = minutesAfter(now(), -keptDays * 24 * 60);
  const rows = await uploadsIn(db)
    .having((row) => row.fn.max("at"), "<", before)
    .execute();
  for (const row of rows) await dropPieces(db, uploadOf(row));
}
