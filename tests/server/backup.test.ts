import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Receipt } from "../../src/domain/protocol/receipt.ts";
import { putKeysInto, readKeysIn } from "../../sync-server/backups/key-files.ts";
import { isInMemory } from "../../sync-server/backups/on-disk.ts";
import { newestBackup } from "../../sync-server/gauges.ts";
import { readHistory } from "../../sync-server/store/history.ts";
import { openStore } from "../../sync-server/store/store.ts";
import { verify } from "../../sync-server/verify.ts";
import { command, commandAsGiven } from "./backup-kit.ts";
import { write } from "./family-coe.ts";
import { type Office, openOffice, put, surroundings } from "./state-office.ts";

let office: Office;
let kept: string;
beforeEach(async () => {
  office = await openOffice();
  kept = await mkdtemp(join(tmpdir(), "surco-kept-"));
});
afterEach(async () => {
  await office.close();
  await rm(kept, { recursive: true, force: true });
});

async function send(): Promise<Receipt> {
  const coe = write();
  const answer = await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  expect(answer.status).toBe(201);
  return (await answer.json()) as Receipt;
}

const securedSeq = async () => (await readHistory(office.store.reading)).secured_seq;
const copiesIn = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith(".sqlite")).sort();
const firstCopy = async () => join(kept, (await copiesIn(kept))[0] ?? "");

describe("npm run backup", () => {
  it("[P9] [P21] while COEs arrive: the copy holds everything up to its head, and only then that head is secured", async () => {
    const before = await send();
    let over = false;
    const sending = (async () => {
      while (!over) await send();
    })();
    const said = await command("backup", office.folder, kept);
    over = true;
    await sending;
    expect(said).toMatchObject({ code: 0 });
    const file = await firstCopy();
    expect(await verify([file], () => undefined)).toBe(0);
    const secured = await securedSeq();
    expect(secured).toBeGreaterThanOrEqual(before.seq);
    expect(said.words).toContain(`up to place ${secured} of the feed is secured`);
    const [row] = await office.store.reading.selectFrom("backups").selectAll().execute();
    expect(row).toMatchObject({ seq: secured, size: (await stat(file)).size });
    // Tablets are told with their next greeting.
    const hello = await (await office.call("ana", "/v1/hello")).json();
    expect(hello).toMatchObject({ securedSeq: secured });
  });

  it("its files are for whoever made them, and the keys lie apart where that is asked", async () => {
    const keys = await mkdtemp(join(tmpdir(), "surco-keys-"));
    expect(await command("backup", office.folder, kept, "--keys", keys)).toMatchObject({ code: 0 });
    const [name] = await readdir(kept);
    expect(await readdir(kept)).toEqual([name]);
    expect(await readdir(keys)).toEqual([name?.replace(".sqlite", ".keys.json")]);
    for (const file of [join(kept, name ?? ""), join(keys, name?.replace(".sqlite", ".keys.json") ?? "")])
      expect((await stat(file)).mode & 0o077).toBe(0);
    await rm(keys, { recursive: true });
  });

  it("[P21] a copy that does not hold raises nothing, and says what to do", async () => {
    await send();
    await office.store.write(async (db) => {
      await sql`drop trigger attachments_no_update`.execute(db);
      await sql`drop trigger revisions_no_update`.execute(db);
      await sql`update revisions set bytes = x'7b7d'`.execute(db);
    });
    const said = await command("backup", office.folder, kept);
    expect(said.code).toBe(1);
    expect(said.words).toContain("nothing was counted as backed up");
    expect(said.words).toContain("the bytes are not the ones that bear this name");
    expect(said.words).toContain("npm run verify");
    expect(await securedSeq()).toBeNull();
    expect(await copiesIn(kept)).toEqual([]);
    expect((await readdir(kept))[0]).toMatch(/\.not-whole$/);
  });

  it("[P21] a copy on the State's own disk is made and verified, and secures nothing unless that is asked for", async () => {
    await send();
    const said = await commandAsGiven("backup", office.folder, kept);
    expect(said.code).toBe(3);
    expect(said.words).toContain("NOT COUNTED: it lies on the same disk as the State");
    expect(said.words).not.toContain("is secured");
    expect(await verify([await firstCopy()], () => undefined)).toBe(0);
    expect(await securedSeq()).toBeNull();
    // It is a backup of last night all the same: the nightly one does not make another each hour.
    expect(await newestBackup(office.store)).not.toBeNull();
    const asked = await commandAsGiven("backup", office.folder, kept, "--same-disk-counts");
    expect(asked.code).toBe(0);
    expect(asked.words).toContain("copy it to another machine");
    expect(await securedSeq()).toBe((await readHistory(office.store.reading)).seq);
  });

  const memory = "/dev/shm";
  it.runIf(existsSync(memory) && isInMemory(memory) && !isInMemory(tmpdir()))(
    "[P21] a copy in memory is none, whatever was asked for: it is another device and gone with the next power cut",
    async () => {
      await send();
      const folder = await mkdtemp(join(memory, "surco-kept-"));
      const said = await command("backup", office.folder, folder).finally(() => rm(folder, { recursive: true }));
      expect(said.code).toBe(3);
      expect(said.words).toContain("NOT COUNTED: it lies in memory");
      expect(said.words).not.toContain("--same-disk-counts");
      expect(await securedSeq()).toBeNull();
    },
  );

  it("tried again and again it does not fill the disk: of what was cut short nothing stays, of what does not hold the first", async () => {
    for (const stamp of ["20260101T031700000Z", "20260101T041700000Z"])
      for (const end of ["", "-journal"]) await writeFile(join(kept, `surco-${stamp}.sqlite.part${end}`), "half of it");
    await writeFile(join(kept, "somebody-else.part"), "not ours");
    await send();
    await office.store.write(async (db) => {
      await sql`drop trigger revisions_no_update`.execute(db);
      await sql`update revisions set bytes = x'7b7d'`.execute(db);
    });
    for (let tried = 0; tried < 2; tried += 1)
      expect(await command("backup", office.folder, kept)).toMatchObject({ code: 1 });
    const names = (await readdir(kept)).sort();
    expect(names).toEqual(["somebody-else.part", expect.stringMatching(/\.not-whole$/)]);
    const said = await command("backup", office.folder, kept);
    expect(said.words).toContain(`${join(kept, names[1] ?? "")}, the first one that did not hold, is kept`);
  });

  it("never gives up the one just made, where a clock that ran ahead has left one that sorts behind it", async () => {
    await command("backup", office.folder, kept);
    const ahead = join(kept, "surco-29990101T000000000Z.sqlite");
    await rename(await firstCopy(), ahead);
    const said = await command("backup", office.folder, kept, "--keep=1");
    expect(said).toMatchObject({ code: 0 });
    const copies = await copiesIn(kept);
    expect(copies).toHaveLength(1);
    expect(said.words).toContain(`Backed up and verified: ${join(kept, copies[0] ?? "")}`);
  });

  it("keeps as many as it is told to, and never lowers what is secured", async () => {
    for (let copy = 0; copy < 3; copy += 1) {
      await send();
      expect(await command("backup", office.folder, kept, "--keep=2")).toMatchObject({ code: 0 });
    }
    expect(await copiesIn(kept)).toHaveLength(2);
    expect(await readdir(kept)).toHaveLength(4);
    expect(await securedSeq()).toBe((await readHistory(office.store.reading)).seq);
  });

  it("asked in another way, or where no State is, it says so and makes nothing", async () => {
    expect(await command("backup", office.folder)).toMatchObject({ code: 2 });
    expect(await command("backup", office.folder, kept, "--keep=some")).toMatchObject({ code: 2 });
    const said = await command("backup", kept, kept);
    expect(said).toMatchObject({ code: 1 });
    expect(said.words).toContain("no State's database");
    expect(await readdir(kept)).toEqual([]);
  });
});

describe("npm run restore", () => {
  it("into an empty folder: the same State under the same keys", async () => {
    const receipt = await send();
    await command("backup", office.folder, kept);
    const folder = await mkdtemp(join(tmpdir(), "surco-restored-"));
    expect(await command("restore", folder, await firstCopy())).toMatchObject({ code: 0 });
    for (const key of ["server.key", "seal.key", "state-key.json"])
      expect(await readFile(join(folder, key))).toEqual(await readFile(join(office.folder, key)));
    const store = await openStore({ folder, state: "ZZ", practice: false }, surroundings);
    expect(store.server).toBe(office.store.server);
    expect((await readHistory(store.reading)).seq).toBeGreaterThanOrEqual(receipt.seq);
    await store.close();
    await rm(folder, { recursive: true });
  });

  it("keys that are there already stay untouched, and another one comes in one step", async () => {
    const there = join(kept, "state");
    await cp(office.folder, there, { recursive: true });
    await writeFile(join(there, "seal.key"), "another one");
    const long = new Date("2020-01-01T00:00:00Z");
    for (const name of ["server.key", "seal.key"]) await utimes(join(there, name), long, long);
    const { ino } = await stat(join(there, "seal.key"));
    const keys = await readKeysIn(office.folder);
    await putKeysInto(there, keys as NonNullable<typeof keys>);
    expect((await stat(join(there, "server.key"))).mtime).toEqual(long);
    expect(await readFile(join(there, "seal.key"))).toEqual(await readFile(join(office.folder, "seal.key")));
    expect((await stat(join(there, "seal.key"))).ino).not.toBe(ino);
    expect((await readdir(there)).filter((name) => name.endsWith(".restoring"))).toEqual([]);
  });

  it("never over a State unless it is told, never under a running server, and what was there is kept", async () => {
    await command("backup", office.folder, kept);
    await send();
    const file = await firstCopy();
    expect((await command("restore", office.folder, file)).words).toContain("--replace");
    const running = await command("restore", office.folder, file, "--replace");
    expect(running).toMatchObject({ code: 1 });
    expect(running.words).toContain("A server still runs");
    const { seq } = await readHistory(office.store.reading);
    expect(seq).toBeGreaterThan(0);

    // The same folder, as it is when its server has stopped.
    const stopped = await mkdtemp(join(tmpdir(), "surco-stopped-"));
    await cp(office.folder, stopped, { recursive: true });
    const done = await command("restore", stopped, file, "--replace");
    expect(done).toMatchObject({ code: 0 });
    expect(done.words).toContain(`The former database went up to place ${seq}`);
    const former = (await readdir(stopped)).find((name) => name.startsWith("replaced-")) ?? "";
    expect(await verify([join(stopped, former, "surco.sqlite")], () => undefined)).toBe(0);
    expect((await readdir(stopped)).filter((name) => name.startsWith("surco.sqlite"))).toEqual(["surco.sqlite"]);
    await rm(stopped, { recursive: true });
  });

  it("not a copy that is damaged, cut short, without its keys, or no database: nothing is changed", async () => {
    await send();
    await command("backup", office.folder, kept);
    const file = await firstCopy();
    const folder = join(kept, "empty");
    const bytes = await readFile(file);
    const flipped = Buffer.from(bytes);
    const at = flipped.indexOf(Buffer.from('"coeId":"'));
    flipped.writeUInt8(flipped.readUInt8(at + 12) ^ 1, at + 12);
    for (const [content, why] of [
      [flipped, "does not hold"],
      [bytes.subarray(0, bytes.length / 2), "does not hold"],
      [Buffer.from("no database"), "does not hold"],
    ] as const) {
      await writeFile(file, content);
      const said = await command("restore", folder, file);
      expect(said).toMatchObject({ code: 1 });
      expect(said.words).toContain(why);
      expect(said.words).toContain("nothing was changed");
      expect(existsSync(folder)).toBe(false);
    }
    await writeFile(file, bytes);
    await rm(file.replace(".sqlite", ".keys.json"));
    expect((await command("restore", folder, file)).words).toContain("The keys of this copy are not in");
    expect(existsSync(folder)).toBe(false);
  });
});
