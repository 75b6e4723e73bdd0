import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Instant } from "../../src/domain/base/instant.ts";
import { sha256OfBytes } from "../../src/domain/base/sha256.ts";
import { putAttachment } from "../../sync-server/store/attachments.ts";
import {
  bytesOf,
  dropPieces,
  forgetOldPieces,
  heldOf,
  keepPiece,
  openBytesOfDevice,
  type Upload,
} from "../../sync-server/store/pieces.ts";
import type { Store } from "../../sync-server/store/store.ts";
import { randomId } from "../server/state-office.ts";

/** A State whose days are moved on by hand. */
export interface Opened {
  readonly store: Store;
  readonly clock: { now: Instant };
}

const noise = (length: number) => new Uint8Array(randomBytes(length));

function newUpload(bytes: Uint8Array, deviceId = randomId()): Upload {
  const name = sha256OfBytes(bytes);
  return { deviceId, attachmentId: name, whole: name };
}

export function examinePieces(open: () => Promise<Opened>): void {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.store.close());

  it("[P9] what was answered is there for whoever looks, in its order, as it came", async () => {
    const { store } = opened;
    const bytes = noise(30_000);
    const upload = newUpload(bytes);
    for (const [from, to] of [
      [0, 9000],
      [9000, 21_000],
      [21_000, 30_000],
    ] as const)
      expect(await keepPiece(store, upload, from, bytes.subarray(from, to))).toEqual({ held: to, isNew: true });
    expect(await heldOf(store.reading, upload)).toBe(30_000);
    expect((await bytesOf(store.reading, upload)).equals(bytes)).toBe(true);
  });

  it("[P4] writers that bring the same piece at once, and a piece that does not follow", async () => {
    const { store } = opened;
    const bytes = noise(20_000);
    const upload = newUpload(bytes);
    const first = () => keepPiece(store, upload, 0, bytes.subarray(0, 5000));
    const kept = await Promise.all(Array.from({ length: 12 }, first));
    expect(kept.map(({ held }) => held)).toEqual(Array(12).fill(5000));
    expect(kept.filter(({ isNew }) => isNew)).toHaveLength(1);
    const late = await keepPiece(store, upload, 6000, bytes.subarray(6000, 12_000));
    expect(late).toEqual({ held: 5000, isNew: false });
    expect((await bytesOf(store.reading, upload)).length).toBe(5000);
  });

  it("nothing more is kept of what is whole", async () => {
    const { store } = opened;
    const bytes = noise(20_000);
    const upload = newUpload(bytes);
    await keepPiece(store, upload, 0, bytes.subarray(0, 5000));
    await putAttachment(store, upload.attachmentId, bytes, "");
    expect(await heldOf(store.reading, upload), "in the transaction that took the whole").toBe(0);
    await keepPiece(store, upload, 0, bytes.subarray(0, 5000));
    expect(await heldOf(store.reading, upload)).toBe(0);
  });

  it("[P23] it is not custody: it may be dropped, one upload by itself", async () => {
    const { store } = opened;
    const [one, other] = [newUpload(noise(10)), newUpload(noise(10))];
    for (const upload of [one, other]) await keepPiece(store, upload, 0, noise(5000));
    await store.write((db) => dropPieces(db, one));
    expect([await heldOf(store.reading, one), await heldOf(store.reading, other)]).toEqual([0, 5000]);
  });

  it("[P18] one tablet fills no disk: its uploads that rested longest make room, and nobody else's", async () => {
    const { store, clock } = opened;
    const deviceId = randomId();
    const stranger = newUpload(noise(10));
    await keepPiece(store, stranger, 0, noise(5000));
    const many = Array.from({ length: 5 }, () => newUpload(noise(10), deviceId));
    const quarter = noise(openBytesOfDevice / 4);
    for (const upload of many) {
      clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString() as Instant;
      await keepPiece(store, upload, 0, quarter);
    }
    const held = await Promise.all(many.map((upload) => heldOf(store.reading, upload)));
    expect(held.map((bytes) => bytes / quarter.length)).toEqual([0, 1, 1, 1, 1]);
    // The one that is under way never makes room for itself.
    const [, second] = many;
    if (second) await keepPiece(store, second, quarter.length, noise(5000));
    expect(second && (await heldOf(store.reading, second))).toBe(quarter.length + 5000);
    expect(await heldOf(store.reading, stranger)).toBe(5000);
  });

  it("what nobody goes on with for a month is forgotten whole; what went on yesterday is whole", async () => {
    const { store, clock } = opened;
    const [left, going] = [newUpload(noise(10)), newUpload(noise(10))];
    for (const upload of [left, going]) await keepPiece(store, upload, 0, noise(5000));
    const days = (count: number) => {
      clock.now = new Date(Date.parse(clock.now) + count * 86_400_000).toISOString() as Instant;
    };
    days(29);
    await keepPiece(store, going, 5000, noise(5000));
    days(2);
    await store.write((db) => forgetOldPieces(db, store));
    expect([await heldOf(store.reading, left), await heldOf(store.reading, going)]).toEqual([0, 10_000]);
    days(31);
    // Whoever begins sweeps too: a server may run for years.
    await keepPiece(store, newUpload(noise(10)), 0, noise(5000));
    expect(await heldOf(store.reading, going)).toBe(0);
  });
}
