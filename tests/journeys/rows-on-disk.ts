import type { Page } from "playwright-core";

/** A row as it lies on the tablet's disk; its bytes as numbers, as in a copy that somebody takes along. */
export type StoredRow = Readonly<Record<string, unknown>> & { readonly sealed: readonly number[] };

/** How somebody hurts what is sealed, behind the app's back. */
export type Damage =
  | { readonly kind: "exchanged"; readonly withId: string }
  | { readonly kind: "cut-short" }
  | { readonly kind: "flipped" }
  | { readonly kind: "version-turned-back" };

/** Damages the sealed part of one row in each of the tables. */
export const damageRow = (page: Page, tables: readonly string[], id: string, damage: Damage): Promise<void> =>
  page.evaluate(
    async ([tables, id, damage]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      // One that is not there is not made: an empty one of version 1 would stand in the way of the page's own.
      const opening = indexedDB.open("surco");
      opening.onupgradeneeded = () => opening.transaction?.abort();
      const db = await done(opening);
      const hurt = (sealed: ArrayBuffer): ArrayBuffer => {
        const bytes = new Uint8Array(sealed.slice(0));
        if (damage.kind === "cut-short") return bytes.slice(0, bytes.length - 40).buffer;
        // "SURCO", and the number of the envelope's form.
        const at = damage.kind === "flipped" ? bytes.length - 100 : 5;
        bytes[at] = damage.kind === "flipped" ? (bytes[at] ?? 0) ^ 1 : 0;
        return bytes.buffer;
      };
      try {
        for (const table of tables) {
          const rows = db.transaction(table, "readwrite", { durability: "strict" }).objectStore(table);
          const row = (await done(rows.get(id))) as { sealed: ArrayBuffer };
          if (damage.kind === "exchanged") {
            const other = (await done(rows.get(damage.withId))) as { sealed: ArrayBuffer };
            await done(rows.put({ ...other, sealed: row.sealed }));
            await done(rows.put({ ...row, sealed: other.sealed }));
          } else await done(rows.put({ ...row, sealed: hurt(row.sealed) }));
        }
      } finally {
        db.close();
      }
    },
    [tables, id, damage] as const,
  );

export const storedRow = async (page: Page, table: string, id: string): Promise<StoredRow> =>
  JSON.parse(await stored(page, table, id)) as StoredRow;

/** The primary keys of a table as it lies on the tablet's disk. */
export const storedKeys = async (page: Page, table: string): Promise<string[]> =>
  JSON.parse(await stored(page, table, null)) as string[];

/** One row, or the keys of all of them, as JSON. */
const stored = (page: Page, table: string, id: string | null): Promise<string> =>
  page.evaluate(
    async ([table, id]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const opening = indexedDB.open("surco");
      opening.onupgradeneeded = () => opening.transaction?.abort();
      const db = await done(opening);
      try {
        const rows = db.transaction(table).objectStore(table);
        const found: unknown = id === null ? await done(rows.getAllKeys()) : await done(rows.get(id));
        return JSON.stringify(found, (_, value: unknown) =>
          value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value,
        );
      } finally {
        db.close();
      }
    },
    [table, id] as const,
  );
