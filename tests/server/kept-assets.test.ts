import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepAssets, keptAssetsFolder, keptForMs } from "../../sync-server/kept-assets.ts";
import { openOffice } from "./state-office.ts";

let folder: string;
let staticFolder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "surco-kept-"));
  staticFolder = await mkdtemp(join(tmpdir(), "surco-built-"));
});
afterEach(async () => {
  for (const each of [folder, staticFolder]) await rm(each, { recursive: true, force: true });
});

/** This release is built of these pieces, and of no others. */
async function built(pieces: Readonly<Record<string, string>>): Promise<void> {
  await rm(join(staticFolder, "assets"), { recursive: true, force: true });
  await mkdir(join(staticFolder, "assets"));
  await writeFile(join(staticFolder, "index.html"), "<!doctype html><title>Surco</title>");
  for (const [name, text] of Object.entries(pieces)) await writeFile(join(staticFolder, "assets", name), text);
}

const day = 24 * 3_600_000;
const begun = Date.parse("2026-03-01T08:00:00.000Z");
/** The server starts so many days later. */
const startOn = (days: number) => keepAssets({ staticFolder, folder, now: new Date(begun + days * day) });
const kept = async () => (await readdir(keptAssetsFolder(folder))).sort();
const ledger = async () => JSON.parse(await readFile(join(folder, "kept-assets", "ledger.json"), "utf8"));

const first = { "main-aaa.js": "1;", "later-aaa.js": "2;" };
const second = { "main-bbb.js": "3;", "later-aaa.js": "2;" };

it("pieces of an earlier release stay for ninety days after a later one has taken their place", async () => {
  await built(first);
  await startOn(0);
  await built(second);
  // For how long it was the present one does not count.
  await startOn(200);
  await startOn(200 + keptForMs / day);
  expect(await kept()).toEqual(["later-aaa.js", "main-aaa.js", "main-bbb.js"]);
  expect(await ledger()).toMatchObject({
    "main-aaa.js": { firstSeen: "2026-03-01T08:00:00.000Z", replaced: new Date(begun + 200 * day).toISOString() },
    "later-aaa.js": { firstSeen: "2026-03-01T08:00:00.000Z" },
  });
  await startOn(291);
  expect(await kept()).toEqual(["later-aaa.js", "main-bbb.js"]);
  expect(Object.keys(await ledger()).sort()).toEqual(await kept());
});

it("a release that comes back is the present one again", async () => {
  await built(first);
  await startOn(0);
  await built(second);
  await startOn(1);
  await built(first);
  await startOn(60);
  await startOn(151);
  expect(await kept()).toEqual(["later-aaa.js", "main-aaa.js"]);
  await built(second);
  await startOn(152);
  await startOn(200);
  expect(await kept()).toContain("main-aaa.js");
});

it("a ledger that was cut short and a piece that was cut short cost nothing", async () => {
  await built(first);
  await startOn(0);
  await writeFile(join(folder, "kept-assets", "ledger.json"), '{"main-aaa.js":{"first');
  await writeFile(join(keptAssetsFolder(folder), "main-aaa.js"), "");
  await built({ ...first });
  await startOn(1);
  expect(await readFile(join(keptAssetsFolder(folder), "main-aaa.js"), "utf8")).toBe("1;");
  expect(Object.keys(await ledger()).sort()).toEqual(await kept());
});

it("what a start leaves behind that ends while it copies is cleared away: the disk may be full", async () => {
  await built(first);
  await mkdir(join(keptAssetsFolder(folder), "main-aaa.js"), { recursive: true });
  await expect(startOn(0)).rejects.toThrow();
  expect((await kept()).filter((name) => name.endsWith(".part"))).toEqual([]);
  await rm(join(keptAssetsFolder(folder), "main-aaa.js"), { recursive: true });
  const [dead, alive] = ["main-aaa.js.4194305.part", "main-bbb.js.4194306.part"].map((name) =>
    join(keptAssetsFolder(folder), name),
  ) as [string, string];
  for (const [part, age] of [
    [dead, 2],
    [alive, 0],
  ] as const) {
    await writeFile(part, "1");
    const at = new Date(begun + day - age * 3_600_000);
    await utimes(part, at, at);
  }
  await startOn(1);
  expect((await kept()).filter((name) => name.endsWith(".part"))).toEqual(["main-bbb.js.4194306.part"]);
});

it("a window of an earlier release gets its pieces, and what was never there is 404 and never the page", async () => {
  await built(first);
  await startOn(0);
  await built(second);
  await startOn(1);
  const office = await openOffice({ staticFolder, keptAssets: keptAssetsFolder(folder) });
  const get = (path: string) => office.call(null, path, { headers: { accept: "text/html,*/*" } });
  const old = await get("/assets/main-aaa.js");
  expect([old.status, await old.text()]).toEqual([200, "1;"]);
  expect(old.headers.get("content-type")).toMatch(/javascript/);
  expect(old.headers.get("cache-control")).toContain("immutable");
  expect(await (await get("/assets/main-bbb.js")).text()).toBe("3;");
  for (const path of [
    "/assets/gone-ccc.js",
    "/assets/ledger.json",
    "/assets/..%2fledger.json",
    "/kept-assets/ledger.json",
  ]) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, path.includes("%2f") ? answer.status : 404]);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toMatch(/firstSeen|<title>/);
  }
  await office.close();
});
