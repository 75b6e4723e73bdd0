import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { storedDeviceKey } from "../../src/storage/device-key.ts";
import { openServerKey } from "../../sync-server/identity/server-key.ts";
import { isSignedBy, signingKeyOf } from "../../sync-server/identity/signing-key.ts";
import { freshDatabase } from "../storage/made.ts";

const folders: string[] = [];
async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "surco-signing-"));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const order = "erase yourself";

/** A tablet to which the State that lives in this folder has told its key. */
async function tabletThatTrusts(folder: string) {
  const key = storedDeviceKey(await freshDatabase());
  await key.ready();
  await key.trust(signingKeyOf(await openServerKey(folder)).publicKey);
  return key;
}

/** As `mark` of a server's key would: this scalar, or the next one where it is no key of the curve. */
const marking = (...scalars: string[]) => ({
  mark: (_purpose: string, attempt: string) =>
    Buffer.from(scalars[Number(attempt) - 1] ?? "", "hex").toString("base64url"),
});

describe("[S14] what the State signs", () => {
  it("[S14] is believed after the server was started again, by the key that the tablet remembers", async () => {
    const folder = await freshFolder();
    const tablet = await tabletThatTrusts(folder);
    const later = signingKeyOf(await openServerKey(folder));
    expect(await tablet.isFromState(order, later.sign(order))).toBe(true);
    expect(await tablet.isFromState("something else", later.sign(order))).toBe(false);
  });

  it("[S14] is not believed from another State's server, nor by a tablet that was told no key", async () => {
    const folder = await freshFolder();
    const other = signingKeyOf(await openServerKey(await freshFolder()));
    expect(await (await tabletThatTrusts(folder)).isFromState(order, other.sign(order))).toBe(false);
    const fresh = storedDeviceKey(await freshDatabase());
    await fresh.ready();
    expect(await fresh.isFromState(order, signingKeyOf(await openServerKey(folder)).sign(order))).toBe(false);
  });

  it("is signed also where a derived number is no key of the curve, or begins with zeros", async () => {
    const small = `${"00".repeat(31)}07`;
    const first = signingKeyOf(marking("ff".repeat(32), small));
    expect(first.publicKey).toMatch(/^04[0-9a-f]{128}$/);
    expect(first.publicKey).toBe(signingKeyOf(marking(small)).publicKey);
    expect(isSignedBy(first.publicKey, order, first.sign(order))).toBe(true);
    expect(() => signingKeyOf(marking())).toThrow();
  });

  it.each([
    ["no point of the curve", `04${"11".repeat(64)}`, "00".repeat(64)],
    ["no hex", "nonsense", "nonsense"],
    ["nothing", "", ""],
  ])("is nothing under %s", (_what, publicKey, signature) => {
    expect(isSignedBy(publicKey, order, signature)).toBe(false);
  });
});
