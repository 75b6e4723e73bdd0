import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { JournalFile } from "../../src/storage/journal-file.ts";
import { MemoryFile } from "../storage/memory-journal.ts";

/** Every row that was said to be saved, by its place, and the hash of what lies there. */
export async function rowsOf(page: Page): Promise<ReadonlyMap<string, string>> {
  const rows = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // One that is not there is not made: an empty one of version 1 would stand in the way of the page's own.
    const opened = (place: IDBFactory) => {
      const opening = place.open("surco");
      opening.onupgradeneeded = () => opening.transaction?.abort();
      return done(opening);
    };
    const { storageBuckets } = navigator as unknown as Buckets;
    const other = async () => (await storageBuckets.open("surco-other-place")).indexedDB;
    const db = await opened(indexedDB).catch(async () => opened(await other()));
    try {
      const found: [string, string][] = [];
      for (const table of ["drafts", "revisions", "attachments", "vaults"]) {
        const store = db.transaction(table).objectStore(table);
        const [keys, rows] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        for (const [index, row] of (rows as { sealed?: ArrayBuffer }[]).entries()) {
          const bytes = row.sealed ?? new TextEncoder().encode(JSON.stringify(row));
          const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
          found.push([`${table} ${String(keys[index])}`, [...hash].map((byte) => byte.toString(16)).join(" ")]);
        }
      }
      return found;
    } finally {
      db.close();
    }
  });
  return new Map(rows);
}

/** Of how many COEs the tablet says that something came back. */
export const restoredCoes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // One that is not there is not made: an empty one of version 1 would stand in the way of the page's own.
    const opened = (place: IDBFactory) => {
      const opening = place.open("surco");
      opening.onupgradeneeded = () => opening.transaction?.abort();
      return done(opening);
    };
    const { storageBuckets } = navigator as unknown as Buckets;
    const other = async () => (await storageBuckets.open("surco-other-place")).indexedDB;
    const db = await opened(indexedDB).catch(async () => opened(await other()));
    try {
      const device: unknown = await done(db.transaction("device").objectStore("device").get("this"));
      return (device as { restored?: { coes: number } | null } | undefined)?.restored?.coes ?? 0;
    } finally {
      db.close();
    }
  });

/** Where Chromium does not open the database any more, another bucket of the origin holds it. */
interface Buckets {
  readonly storageBuckets: { open(name: string): Promise<{ readonly indexedDB: IDBFactory }> };
}

/**
 * The rows that stand in the second copy, and the hash of what is sealed in each, read from its files while a page may have them open.
 * Null where nothing in a row is sealed.
 */
export function copiedRows(files: readonly string[]): ReadonlyMap<string, string | null> {
  const read = (file: string | undefined): MemoryFile => {
    const memory = new MemoryFile();
    if (file !== undefined) memory.bytes = new Uint8Array(readFileSync(file));
    return memory;
  };
  const journal = new JournalFile();
  journal.attach([read(files[0]), read(files[1])]);
  return new Map(
    journal.entries().map(({ table, key }) => {
      const sealed = journal.read(table, key)?.sealed ?? null;
      const bytes = sealed === null ? null : [...createHash("sha256").update(sealed).digest()];
      return [`${table} ${String(JSON.parse(key))}`, bytes?.map((byte) => byte.toString(16)).join(" ") ?? null];
    }),
  );
}
