import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromBase64url } from "../../src/domain/base/base64url.ts";
import { readEnvelope } from "../../src/domain/protocol/envelope.ts";
import { fillEnvelope } from "../../src/storage/fill-envelope.ts";
import { emptyEnvelope, open, reachState, type StateReach, seal, type VaultKey } from "../../src/storage/sealing.ts";
import { newVaultKey, passkeyKey, unwrapVaultKey, wrapVaultKey } from "../../src/storage/vault-keys.ts";
import { openStateKey, type StateKey } from "../../sync-server/identity/state-key.ts";
import { nextId } from "./made.ts";

/** A vault key as it is kept: not exportable. */
async function kept(): Promise<VaultKey> {
  const by = await passkeyKey(new Uint8Array(32), "AAAA");
  const key = await unwrapVaultKey(await wrapVaultKey(await newVaultKey(), by), by);
  if (key === null) throw new Error("a key does not open what it closed");
  return { vaultId: nextId(), key };
}

const place = { table: "revisions", row: nextId(), schema: 1 };
const bytes = new TextEncoder().encode(
  JSON.stringify({ lastName: "Peña", street: "12 Alder Lane", note: "x".repeat(900) }),
);

let folder: string;
let stateKey: StateKey;
let state: StateReach;
let vault: VaultKey;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surco-state-key-"));
  stateKey = await openStateKey(folder);
  state = (await reachState(stateKey.publicKey))!;
  vault = await kept();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const atState = (sealed: ArrayBuffer, asked: object = {}) =>
  stateKey.open(new Uint8Array(sealed), { table: place.table, row: place.row, limit: 1_000_000, ...asked });

describe("what is sealed", () => {
  it("opens with the vault key and with the State's, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (some) => {
        const sealed = await seal(vault, state, place, new Uint8Array(some));
        expect(await open(vault, place, sealed)).toEqual({ ok: true, value: some });
        const opened = await atState(sealed);
        expect(opened.ok && Buffer.compare(Buffer.from(opened.value.bytes), Buffer.from(some)) === 0).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("opens with both keys too where it was filled at once, by a page that could not wait", async () => {
    const long = fc.uint8Array({ minLength: 65_530, maxLength: 140_000, size: "max" });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 5000 }), long), async (some) => {
        const empty = await emptyEnvelope(vault, state, place);
        const sealed = fillEnvelope(empty, some);
        expect(await open(vault, place, sealed)).toEqual({ ok: true, value: some });
        const opened = await atState(sealed);
        expect(opened.ok && Buffer.compare(Buffer.from(opened.value.bytes), Buffer.from(some)) === 0).toBe(true);
        expect(empty.key.every((byte) => byte === 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("shows nothing of what it holds, and not how long it is within 256 bytes", async () => {
    const short = await seal(vault, state, place, new TextEncoder().encode("Ng"));
    const long = await seal(vault, state, place, new TextEncoder().encode("Villaseñor-Echeverría"));
    expect(short.byteLength).toBe(long.byteLength);
    expect(Buffer.from(await seal(vault, state, place, bytes)).toString("latin1")).not.toMatch(/Alder|xxxxxx/);
  });

  it("is never the same twice, though one ephemeral key serves a whole session", async () => {
    const [one, two] = [await seal(vault, state, place, bytes), await seal(vault, state, place, bytes)];
    const [a, b] = [readEnvelope(new Uint8Array(one)), readEnvelope(new Uint8Array(two))];
    if (!a.ok || !b.ok) throw new Error("not an envelope");
    expect(a.value.header.epk).toBe(b.value.header.epk);
    expect(a.value.header.nonce).not.toBe(b.value.header.nonce);
    expect(a.value.header.toState).not.toBe(b.value.header.toState);
    expect(a.value.header.toVault).not.toBe(b.value.header.toVault);
  });

  it("[S16] is refused with any byte flipped, here and at the State: 1,000 places", async () => {
    const sealed = await seal(vault, state, place, bytes);
    const named = /^(not-an-envelope|unknown-version|torn|malformed-header|wrong-place|other-vault|altered)$/;
    for (let sample = 0; sample < 1000; sample++) {
      const at = Math.floor((sample * sealed.byteLength) / 1000);
      const flipped = sealed.slice(0);
      new Uint8Array(flipped)[at]! ^= 1 << (sample % 8);
      const here = await open(vault, place, flipped);
      expect(here.ok ? `opened with byte ${at} flipped` : here.error).toMatch(named);
      const there = await atState(flipped);
      expect(there.ok ? `opened with byte ${at} flipped` : there.error).toMatch(/^sealed-/);
    }
  });

  it("[S16] is refused truncated at any length", async () => {
    const sealed = await seal(vault, state, place, bytes);
    for (let length = 0; length < sealed.byteLength; length++) {
      const here = await open(vault, place, sealed.slice(0, length));
      expect(here.ok ? `opened at ${length}` : here.error).toMatch(/^(not-an-envelope|torn|altered)$/);
    }
  });

  it("[S16] opens only in its own place: rows that were swapped are told", async () => {
    const other = { ...place, row: nextId() };
    const [one, two] = [await seal(vault, state, place, bytes), await seal(vault, state, other, bytes)];
    for (const [where, what] of [
      [place, two],
      [other, one],
      [{ ...place, table: "drafts" }, one],
      [{ ...place, schema: 2 }, one],
    ] as const) {
      expect(await open(vault, where, what)).toEqual({ ok: false, error: "wrong-place" });
    }
    expect(await atState(two)).toEqual({ ok: false, error: "sealed-in-other-place" });
    expect(await atState(one, { table: "attachments" })).toEqual({ ok: false, error: "sealed-in-other-place" });
  });

  it("[S16] is refused when its header is written for another place or vault", async () => {
    const other = await kept();
    const sealed = await seal(vault, state, place, bytes);
    expect(await open(other, place, sealed)).toEqual({ ok: false, error: "other-vault" });
    expect(await open({ ...other, vaultId: vault.vaultId }, place, sealed)).toEqual({ ok: false, error: "altered" });
    const forged = new Uint8Array(sealed.slice(0));
    forged.set(Buffer.from(nextId()), Buffer.from(forged).indexOf(place.row));
    const read = readEnvelope(forged);
    if (!read.ok) throw new Error(read.error);
    expect(await open(vault, read.value.header, forged.buffer)).toEqual({ ok: false, error: "altered" });
  });

  it("[S26] does not open at a State it was not sealed to, nor where no State was known", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "surco-state-key-"));
    const theirs = await openStateKey(elsewhere);
    const sealed = new Uint8Array(await seal(vault, state, place, bytes));
    const asked = { table: place.table, row: place.row, limit: 1_000_000 };
    expect(await theirs.open(sealed, asked)).toEqual({ ok: false, error: "sealed-to-other-key" });
    const unmet = await seal(vault, null, place, bytes);
    expect(await open(vault, place, unmet)).toEqual({ ok: true, value: bytes });
    expect(await atState(unmet)).toEqual({ ok: false, error: "sealed-to-other-key" });
    await rm(elsewhere, { recursive: true, force: true });
  });

  it("[S20] that unpacks to more than is allowed is not unpacked", async () => {
    const bomb = await seal(vault, state, place, new Uint8Array(2_000_000));
    expect(bomb.byteLength).toBeLessThan(10_000);
    expect(await atState(bomb)).toEqual({ ok: false, error: "too-large" });
  });
});

describe("the State's key", () => {
  it("is the same after a restart, and for two servers that start at once", async () => {
    const fresh = await mkdtemp(join(tmpdir(), "surco-state-key-"));
    const both = await Promise.all([openStateKey(fresh), openStateKey(fresh)]);
    expect(new Set([...both, await openStateKey(fresh)].map((key) => key.publicKey)).size).toBe(1);
    await rm(fresh, { recursive: true, force: true });
  });

  it("may be replaced: what was sealed to the old one still opens", async () => {
    const next = await mkdtemp(join(tmpdir(), "surco-state-key-"));
    const newer = await openStateKey(next);
    const read = (where: string) => JSON.parse(readFileSync(join(where, "state-key.json"), "utf8")).keys;
    await writeFile(join(next, "state-key.json"), JSON.stringify({ keys: [...read(next), ...read(folder)] }));
    const both = await openStateKey(next);
    expect(both.publicKey).toBe(newer.publicKey);
    const sealed = new Uint8Array(await seal(vault, state, place, bytes));
    const opened = await both.open(sealed, { table: place.table, row: place.row, limit: 1_000_000 });
    expect(opened.ok && Buffer.from(opened.value.bytes).equals(Buffer.from(bytes))).toBe(true);
    await rm(next, { recursive: true, force: true });
  });

  it("that cannot be read stops the server, without a word of it in the log", async () => {
    const torn = await mkdtemp(join(tmpdir(), "surco-state-key-"));
    const stored = readFileSync(join(folder, "state-key.json"), "utf8");
    for (const text of [stored.slice(0, -3), stored.replace('"P-256"', '"P-384"'), `x${stored}`, '{"keys":[]}', ""]) {
      await writeFile(join(torn, "state-key.json"), text);
      const failed = await openStateKey(torn).catch((error: Error) => error.message);
      expect(failed).toBe(`${join(torn, "state-key.json")} does not hold the State's keys`);
      expect(readFileSync(join(torn, "state-key.json"), "utf8")).toBe(text);
    }
    await rm(torn, { recursive: true, force: true });
  });

  it("is not taken from bytes that are no point of the curve", async () => {
    expect(await reachState("AAAA")).toBeNull();
    expect(await reachState("A".repeat(87))).toBeNull();
  });
});

describe("the frozen sample", () => {
  const sample = JSON.parse(readFileSync("tests/samples/sealed-v1.json", "utf8"));

  it("[P16] opens today as it did when it was made, with either key", async () => {
    const key = await crypto.subtle.importKey("raw", fromBase64url(sample.vaultKey)!, "AES-KW", false, ["unwrapKey"]);
    const envelope = fromBase64url(sample.envelope)!;
    const opened = await open({ vaultId: sample.vaultId, key }, sample.place, envelope.buffer);
    expect(opened.ok && new TextDecoder().decode(opened.value)).toBe(sample.holds);
    const there = await mkdtemp(join(tmpdir(), "surco-state-key-"));
    await writeFile(join(there, "state-key.json"), JSON.stringify({ keys: [sample.stateKey] }));
    const state = await openStateKey(there);
    expect(state.publicKey).toBe(sample.statePublicKey);
    const atTheState = await state.open(envelope, { table: sample.place.table, row: sample.place.row, limit: 1000 });
    expect(atTheState.ok && Buffer.from(atTheState.value.bytes).toString()).toBe(sample.holds);
    await rm(there, { recursive: true, force: true });
  });
});
