import type { Page } from "playwright-core";

/** What a page's origin keeps, opened: the disk may hold it compressed. */
export interface Kept {
  readonly where: string;
  readonly bytes: Uint8Array;
}

/** Every row of every table of every database, every file, every cached answer, and what little else a page can keep. */
export async function keptByPage(page: Page): Promise<Kept[]> {
  const read = await page.evaluate(readEverything);
  return read.map(({ where, base64 }) => ({ where, bytes: Buffer.from(base64, "base64") }));
}

/** Runs in the page; so it can use nothing from outside. */
async function readEverything(): Promise<{ where: string; base64: string }[]> {
  const kept: { where: string; base64: string }[] = [];
  const utf8 = new TextEncoder();
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const keep = async (where: string, parts: Uint8Array<ArrayBuffer>[]) => {
    const address = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsDataURL(new Blob(parts));
    });
    kept.push({ where, base64: address.slice(address.indexOf(",") + 1) });
  };

  /** Texts, numbers and bytes of a value, however deep. */
  const partsOf = async (value: unknown, seen = new Set<unknown>()): Promise<Uint8Array<ArrayBuffer>[]> => {
    if (value instanceof ArrayBuffer) return [new Uint8Array(value)];
    if (ArrayBuffer.isView(value)) {
      return [new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength)];
    }
    if (value instanceof Blob) return [new Uint8Array(await value.arrayBuffer())];
    if (value instanceof Date) return [utf8.encode(`${value.toISOString()}\n`)];
    if (typeof value !== "object" || value === null) return [utf8.encode(`${String(value)}\n`)];
    if (seen.has(value)) return [];
    seen.add(value);
    const isMap = value instanceof Map || value instanceof Set;
    const within = isMap ? [...value].flat() : Object.entries(value).flat();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (const each of within) parts.push(...(await partsOf(each, seen)));
    return parts;
  };

  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const db = await done(indexedDB.open(name));
    for (const table of db.objectStoreNames) {
      const store = db.transaction(table).objectStore(table);
      const [keys, rows] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      for (const [place, row] of rows.entries()) await keep(`${name}/${table}`, await partsOf([keys[place], row]));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      const body = answer ? new Uint8Array(await answer.arrayBuffer()) : new Uint8Array();
      await keep(`cache ${request.url}`, [utf8.encode(request.url), body]);
    }
  }
  const readFolder = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
    const entries = folder as unknown as AsyncIterable<[string, FileSystemFileHandle | FileSystemDirectoryHandle]>;
    for await (const [name, entry] of entries) {
      const bytes = entry.kind === "file" ? new Uint8Array(await (await entry.getFile()).arrayBuffer()) : null;
      await keep(`file ${path}/${name}`, [utf8.encode(name), bytes ?? new Uint8Array()]);
      if (entry.kind === "directory") await readFolder(entry, `${path}/${name}`);
    }
  };
  await readFolder(await navigator.storage.getDirectory(), "");
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
    await keep(name, await partsOf(Object.entries(storage)));
  }
  await keep(
    "cookies, title, address, history",
    await partsOf([document.cookie, document.title, location.href, history.state]),
  );
  return kept;
}
