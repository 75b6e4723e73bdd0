import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import { surroundings } from "../server/state-office.ts";
import { examineServerStore } from "./server-store-suite.ts";

const folders: string[] = [];

async function openSqliteStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), "surco-store-"));
  folders.push(folder);
  return await openStore({ folder, state: "ZZ", practice: false }, surroundings);
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe("the server's store on SQLite", () => {
  examineServerStore(openSqliteStore);

  let store: Store;
  beforeAll(async () => {
    store = await openSqliteStore();
  });
  afterAll(() => store.close());

  it.each(["reading", "writing"] as const)(
    "[P9] the %s connection stands at WAL and synchronous FULL",
    async (which) => {
      const read = async (pragma: string) => {
        const ask = sql.raw<Record<string, unknown>>(`pragma ${pragma}`);
        const { rows } =
          which === "reading" ? await ask.execute(store.reading) : await store.write((db) => ask.execute(db));
        return Object.values(rows[0] ?? {})[0];
      };
      expect(await read("journal_mode")).toBe("wal");
      expect(await read("synchronous")).toBe(2);
      expect(await read("foreign_keys")).toBe(1);
      // better-sqlite3 answers this one under the name of the setting.
      expect(Number(await read("busy_timeout"))).toBeGreaterThan(0);
    },
  );

  it("a reader cannot write", async () => {
    await expect(store.reading.deleteFrom("sessions").execute()).rejects.toThrow(/readonly/);
  });

  it("a database that is opened again keeps its history and its State", async () => {
    const folder = folders.at(-1) ?? "";
    const again = await openStore({ folder, state: "KY", practice: true }, surroundings);
    expect([again.server, again.state, again.practice]).toEqual([store.server, "ZZ", false]);
    await again.close();
  });
});
