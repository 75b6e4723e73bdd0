import { copyFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keyFiles } from "../../sync-server/identity/key-file.ts";
import { openServerKey } from "../../sync-server/identity/server-key.ts";
import { openStateKey } from "../../sync-server/identity/state-key.ts";
import { openStateSeal } from "../../sync-server/identity/state-seal.ts";
import { claimKeys, expectKeys } from "../../sync-server/store/key-claim.ts";
import { type Office, openOffice } from "./state-office.ts";

const keysIn = async (folder: string) => ({
  serverKey: await openServerKey(folder),
  stateSeal: await openStateSeal(folder),
  stateKey: await openStateKey(folder),
});

let office: Office;
let other: string;
beforeEach(async () => {
  office = await openOffice();
  other = await mkdtemp(join(tmpdir(), "surco-other-"));
  // Only a shared database has this table of its own.
  await office.store.write((db) =>
    sql`create table if not exists key_claims (id integer primary key, mark text not null)`.execute(db),
  );
});
afterEach(async () => {
  await office.close();
  await rm(other, { recursive: true, force: true });
});

const claim = async (folder: string) => {
  const keys = await keysIn(folder);
  await office.store.write((db) => claimKeys(db, folder, keys));
};

it.each(["server.key", "seal.key", "state-key.json"])(
  "a process whose %s is another one is refused, and told which three to copy",
  async (file) => {
    await claim(office.folder);
    await keysIn(other);
    for (const name of ["server.key", "seal.key", "state-key.json"])
      if (name !== file) await writeFile(join(other, name), await readFile(join(office.folder, name)));
    const refused = claim(other);
    await expect(refused).rejects.toThrow(`not the key of this database's first server: `);
    await expect(refused).rejects.toThrow(join(other, file));
    await expect(refused).rejects.toThrow("Copy server.key, seal.key, state-key.json from its folder, all three");
    await claim(office.folder);
  },
);

it("a State key that was replaced stands behind the new one, and the process starts", async () => {
  await claim(office.folder);
  await keysIn(other);
  const file = join(office.folder, "state-key.json");
  const keysOf = async (path: string) => (JSON.parse(await readFile(path, "utf8")) as { keys: unknown[] }).keys;
  const keys = [...(await keysOf(join(other, "state-key.json"))), ...(await keysOf(file))];
  await writeFile(file, JSON.stringify({ keys }));
  await claim(office.folder);
});

it("a process that looks for its keys while another one makes them in the same folder is not refused", async () => {
  await claim(office.folder);
  const meanwhile = office.store.reading.withPlugin({
    transformQuery({ node }) {
      for (const file of keyFiles) copyFileSync(join(office.folder, file), join(other, file));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await expectKeys(meanwhile, other);
});

it("a process that finds no keys where others have theirs is told where to get them", async () => {
  await claim(office.folder);
  await expect(expectKeys(office.store.reading, other)).rejects.toThrow("lacks server.key, seal.key, state-key.json");
});
