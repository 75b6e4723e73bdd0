import { afterEach, describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "../../src/domain/base/base64url.ts";
import { readEnvelope, stateKeyName } from "../../src/domain/protocol/envelope.ts";
import { VaultLocked } from "../../src/storage/sealer.ts";
import type { Proof } from "../../src/storage/strongbox.ts";
import { type PageLine, Vault, withoutPasskey } from "../../src/storage/vault.ts";
import { mustAskAgain } from "../../src/storage/vault-row.ts";
import { later } from "./made.ts";
import {
  bytes,
  newVault,
  passphrase,
  place,
  right,
  shutVault,
  vaultLine,
  vaultWithoutBrowser,
  words,
  wrong,
} from "./vault-line.ts";

const { row, sealed, opening } = await shutVault();
let vault: Vault;
afterEach(() => vault?.lock());

describe("a vault", () => {
  it("is opened by its passphrase, and by the same words typed on another keyboard", async () => {
    vault = vaultWithoutBrowser();
    expect(await vault.unlock(opening(right))).toEqual({ ok: true, value: null });
    expect(await vault.open(place, sealed)).toEqual({ ok: true, value: bytes });
    vault.lock();
    expect(await vault.unlock(opening(passphrase(`  ${words.replace(/ /g, "  ")} `)))).toEqual({
      ok: true,
      value: null,
    });
  });

  it("stays shut for other words, whatever was open before", async () => {
    vault = vaultWithoutBrowser();
    expect(await vault.unlock(opening(wrong))).toEqual({ ok: false, error: { code: "wrong-secret" } });
    await expect(vault.seal(place, bytes)).rejects.toThrow(VaultLocked);
    expect(await vault.open(place, sealed)).toEqual({ ok: false, error: "locked" });
  });

  it("keeps nothing on the disk that opens it: stretched at least 600,000 times, and nobody's name", () => {
    expect(row.main).toMatchObject({ kind: "passphrase" });
    if (row.main.kind !== "passphrase") throw new Error("another kind");
    expect(row.main.rounds).toBeGreaterThanOrEqual(600_000);
    expect(Object.keys(row).sort()).toEqual(
      ["createdAt", "initials", "main", "missed", "passkeys", "personId", "vaultId"].sort(),
    );
    expect(JSON.stringify(row)).not.toContain("herons");
  });

  it("locks at once: what was asked is told so, and what is asked afterwards", async () => {
    vault = vaultWithoutBrowser();
    await vault.unlock(opening(right));
    const sealing = vault.seal(place, bytes);
    const reading = vault.openMany([{ place, envelope: sealed }]);
    vault.lock();
    await expect(sealing).rejects.toThrow(VaultLocked);
    expect(await reading).toEqual([{ ok: false, error: "locked" }]);
    expect(await vault.open(place, sealed)).toEqual({ ok: false, error: "locked" });
    expect(await vault.rest()).toBe(false);
    expect(await vault.resume("482913")).toEqual({ ok: false, error: { code: "no-pin" } });
  });

  it("opens each row by itself: a damaged one does not hide the others", async () => {
    vault = vaultWithoutBrowser();
    await vault.unlock(opening(right));
    const damaged = sealed.slice(0);
    new Uint8Array(damaged)[sealed.byteLength - 3]! ^= 1;
    const answers = await vault.openMany([sealed, damaged, sealed].map((envelope) => ({ place, envelope })));
    expect(answers.map((each) => (each.ok ? "opened" : each.error))).toEqual(["opened", "altered", "opened"]);
  });

  it("of one recruiter does not open for another", async () => {
    vault = vaultWithoutBrowser();
    await vault.create({ ...newVault, personId: "r-2", initials: "BO" });
    expect(await vault.open(place, sealed)).toEqual({ ok: false, error: "other-vault" });
  });

  it("refuses a passphrase that would be guessed", async () => {
    vault = vaultWithoutBrowser();
    const made = await vault.create({ ...newVault, proof: passphrase("passwordpassword") });
    expect(made).toMatchObject({ ok: false, error: { code: "weak-passphrase" } });
    const changed = await vault.changePassphrase(row, right, "too short");
    expect(changed).toEqual({ ok: false, error: { code: "weak-passphrase", why: "too-short" } });
  });
});

describe("changing the passphrase", () => {
  it("wraps the key anew and touches nothing that is sealed", async () => {
    vault = vaultWithoutBrowser();
    const other = "four grey stones and a gate";
    expect(await vault.changePassphrase(row, wrong, other)).toEqual({ ok: false, error: { code: "wrong-secret" } });
    const changed = await vault.changePassphrase(row, right, other);
    if (!changed.ok) throw new Error(changed.error.code);
    expect(await vault.unlock({ ...opening(right), row: changed.value })).toMatchObject({
      error: { code: "wrong-secret" },
    });
    expect(await vault.unlock({ ...opening(passphrase(other)), row: changed.value })).toMatchObject({ ok: true });
    expect(await vault.open(place, sealed)).toEqual({ ok: true, value: bytes });
    expect(mustAskAgain(row, changed.value)).toBe(true);
    expect(mustAskAgain(row, { ...row, missed: { count: 2, at: 5 } })).toBe(false);
  });
});

describe("a passkey", () => {
  const prf = () => Uint8Array.from({ length: 32 }, (_, at) => at * 7);
  const passkey = (secret = prf()): Proof => ({ kind: "passkey", credential: "cred-1", prf: secret });
  const adding = () => ({ credential: "cred-1", salt: "AAECAwQFBgcICQoLDA0ODw", prf: prf(), addedAt: later });

  it("[S18] opens the vault beside the passphrase; another answer of it does not, and the passphrase still does", async () => {
    vault = vaultWithoutBrowser();
    const added = await vault.addPasskey(row, right, adding());
    if (!added.ok) throw new Error(added.error.code);
    expect(JSON.stringify(added.value)).not.toContain(Buffer.from(prf()).toString("base64url"));
    const there = { ...opening(right), row: added.value };
    expect(await vault.unlock({ ...there, proof: passkey() })).toEqual({ ok: true, value: null });
    expect(await vault.open(place, sealed)).toEqual({ ok: true, value: bytes });
    const changed = await vault.unlock({ ...there, proof: passkey(new Uint8Array(32)) });
    expect(changed).toEqual({ ok: false, error: { code: "wrong-secret" } });
    expect(await vault.unlock(there)).toEqual({ ok: true, value: null });
  });

  it("leaves nothing of its answer in the page", async () => {
    vault = vaultWithoutBrowser();
    const given = adding();
    await vault.addPasskey(row, right, given);
    expect(given.prf).toEqual(new Uint8Array(32));
  });

  it("opens nothing once it is removed, nor where it never was", async () => {
    vault = vaultWithoutBrowser();
    const added = await vault.addPasskey(row, right, adding());
    if (!added.ok) throw new Error(added.error.code);
    const removed = withoutPasskey(added.value, "cred-1");
    expect(mustAskAgain(added.value, removed)).toBe(true);
    const unlocked = await vault.unlock({ ...opening(passkey()), row: removed });
    expect(unlocked).toEqual({ ok: false, error: { code: "no-such-passkey" } });
    expect(await vault.addPasskey(row, wrong, adding())).toEqual({ ok: false, error: { code: "wrong-secret" } });
  });
});

describe("a practice vault", () => {
  it("opens for everybody in practice, and not at all in a State that has families", async () => {
    vault = vaultWithoutBrowser();
    const practice = { ...newVault, proof: { kind: "practice" } as const };
    expect(await vault.create(practice)).toEqual({ ok: false, error: { code: "practice-vault" } });
    const made = await vault.create({ ...practice, practice: true });
    if (!made.ok) throw new Error(made.error.code);
    const unlocking = { row: made.value, proof: { kind: "practice" } as const, pin: null };
    expect(await vault.unlock({ ...unlocking, practice: true })).toEqual({ ok: true, value: null });
    expect(await vault.unlock({ ...unlocking, practice: false })).toEqual({
      ok: false,
      error: { code: "practice-vault" },
    });
    const dressed = await vault.changePassphrase(made.value, { kind: "practice" }, words);
    expect(dressed).toEqual({ ok: false, error: { code: "practice-vault" } });
    expect(await vault.unlock(opening({ kind: "practice" }))).toEqual({ ok: false, error: { code: "wrong-secret" } });
  });
});

describe("the State", () => {
  const headerOf = async () => {
    const read = readEnvelope(new Uint8Array(await vault.seal(place, bytes)));
    if (!read.ok) throw new Error(read.error);
    return read.value.header;
  };

  it("can open everything that is sealed once it was met, also after a lock, in whatever order the worker is woken", async () => {
    const publicKey = await somePublicKey();
    vault = vaultWithoutBrowser();
    await vault.unlock(opening(right));
    expect((await headerOf()).stateKey).toBeNull();
    const meeting = vault.meetState(publicKey);
    expect((await headerOf()).stateKey).toBe(stateKeyName(fromBase64url(publicKey)!));
    expect(await meeting).toEqual({ ok: true, value: null });
    vault.lock();
    vault.warmUp();
    await vault.unlock(opening(right));
    expect((await headerOf()).stateKey).toBe(stateKeyName(fromBase64url(publicKey)!));
  });

  it("is not mistaken for another by a key that is none", async () => {
    vault = vaultWithoutBrowser();
    await vault.unlock(opening(right));
    const publicKey = await somePublicKey();
    await vault.meetState(publicKey);
    expect(await vault.meetState("AAAA")).toEqual({ ok: false, error: { code: "not-a-public-key" } });
    expect((await headerOf()).stateKey).toBe(stateKeyName(fromBase64url(publicKey)!));
  });
});

describe("what the page and the worker say to each other", () => {
  it("is looked at before it is believed: what is malformed is refused, and answers nobody asked for are passed over", async () => {
    const line = vaultLine();
    const heard: unknown[] = [];
    line.addEventListener("message", ({ data }) => heard.push(data));
    const unlocking = opening(right);
    const asks: unknown[] = [
      { kind: "unlock", words: { ...unlocking, row: { ...row, main: { ...row.main, rounds: 1000 } } } },
      { kind: "unlock", words: { ...unlocking, proof: { kind: "passphrase", passphrase: 7 } } },
      { kind: "unlock", words: { ...unlocking, more: true } },
      { kind: "seal", words: { place: { ...place, schema: "3" }, bytes } },
      { kind: "openMany", words: { rows: [{ place, envelope: "bytes" }] } },
      { kind: "constructor", words: null },
      { kind: "exportKey", words: null },
      null,
    ];
    for (const [index, ask] of asks.entries()) line.postMessage({ id: index + 1, ask } as never);
    line.postMessage("hello" as never);
    line.postMessage({ ask: { kind: "rest", words: null } } as never);
    await expect.poll(() => heard.length).toBe(asks.length);
    expect(heard).toEqual(asks.map((_, index) => ({ id: index + 1, failed: "malformed" })));
  });
});

describe("a worker that cannot be had", () => {
  it("is a locked vault, and says so", async () => {
    const dead = vaultLine();
    vault = new Vault(
      () =>
        ({
          ...dead,
          addEventListener: (kind: string, heard: () => void) => void (kind === "error" && setImmediate(heard)),
        }) as PageLine,
    );
    expect(await vault.unlock(opening(right))).toEqual({ ok: false, error: { code: "locked" } });
  });
});

async function somePublicKey(): Promise<string> {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
}
