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
      const db = await done(indexedDB.open("surco"));
      const hurt = (sealed: ArrayBuffer): ArrayBuffer => {
        const bytes = new Uint8Array(sealed.slice(0));
        if (damage.kind === "cut-short") return bytes.slice(0, bytes.length - 40).buffer;
        // "SURCO", and the number of the envelope's form.
        const at = damage.kind === "flipped" ? bytes.length - 100 : 5;
        bytes[at] = damage.kind === "flipped" ? (bytes[at] ?? 0) ^ 1 : 0;
        return bytes.buffer;
      };
      for (const table of tables) {
        const rows = db.transaction(table, "readwrite", { durability: "strict" }).objectStore(table);
        const row = (await done(rows.get(id))) as { sealed: ArrayBuffer };
        if (damage.kind === "exchanged") {
          const other = (await done(rows.get(damage.withId))) as { sealed: ArrayBuffer };
          await done(rows.put({ ...other, sealed: row.sealed }));
          await done(rows.put({ ...row, sealed: other.sealed }));
        } else await done(rows.put({ ...row, sealed: hurt(row.sealed) }));
      }
      db.close();
    },
    [tables, id, damage] as const,
  );

export const storedRow = async (page: Page, table: string, id: string): Promise<StoredRow> => {
  const text = await page.evaluate(
    ([table, id]) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open("surco");
        opening.onsuccess = () => {
          const asking = opening.result.transaction(table).objectStore(table).get(id);
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve(
              JSON.stringify(asking.result, (_, value: unknown) =>
                value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value,
              ),
            );
          };
        };
      }),
    [table, id] as const,
  );
  return JSON.parse(text) as StoredRow;
};

/** The primary keys of a table as it lies on the tablet's disk. */
export const storedKeys = (page: Page, table: string): Promise<string[]> =>
  page.evaluate(
    (table) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("surco");
        opening.onsuccess = () => {
          const asking = opening.result.transaction(table).objectStore(table).getAllKeys();
          asking.onerror = () => reject(asking.error);
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result as string[]);
          };
        };
      }),
    table,
  );
