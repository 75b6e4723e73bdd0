import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "../../src/domain/base/base64url.ts";
import { readEnvelope, stateKeyName } from "../../src/domain/protocol/envelope.ts";
import { VaultLocked } from "../../src/storage/sealer.ts";
import type { Proof } from "../../src/storage/strongbox.ts";
import { type PageLine, Vault, withoutPasskey } from "../../src/storage/vault.ts";
import { unlockVault } from "../../src/storage/vault-opening.ts";
import {
  mustAskAgain,
  readVaults,
  type VaultRow,
  vaultOf,
  waitAfterMissed,
  watchVault,
} from "../../src/storage/vault-rows.ts";
import { freshDatabase, later, morning, nextId } from "./made.ts";
import { vaultLine, vaultWithoutBrowser } from "./vault-line.ts";

const words = "seven herons cross the river";
const passphrase = (typed: string): Extract<Proof, { kind: "passphrase" }> => ({
  kind: "passphrase",
  passphrase: typed,
});
const right = passphrase(words);
const wrong = passphrase("seven herons cross the road");
const newVault = { personId: "r-1", initials: "LF", createdAt: morning, proof: right, practice: false };
const place = { table: "drafts", row: nextId(), schema: 3 };
const bytes = new TextEncoder().encode('{"lastName":"Peña"}');

let vault: Vault;
let row: VaultRow;
let sealed: ArrayBuffer;
const opening = (proof: Proof, more: object = {}) => ({ row, proof, practice: false, pin: null, ...more });

beforeAll(async () => {
  const first = vaultWithoutBrowser();
  const made = await first.create(newVault);
  if (!made.ok) throw new Error(made.error.code);
  row = made.value;
  sealed = await first.seal(place, bytes);
  first.lock();
});
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
    const opened = await vault.openMany([sealed, damaged, sealed].map((envelope) => ({ place, envelope })));
    expect(opened.map((each) => (each.ok ? "opened" : each.error))).toEqual(["opened", "altered", "opened"]);
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

describe("a PIN", () => {
  it("opens a vault that rests, in this worker and in no other", async () => {
    vault = vaultWithoutBrowser();
    await vault.unlock(opening(right, { pin: "482913" }));
    expect(await vault.rest()).toBe(true);
    expect(await vault.open(place, sealed)).toEqual({ ok: false, error: "locked" });
    await expect(vault.seal(place, bytes)).rejects.toThrow(VaultLocked);
    expect(await vault.resume("482913")).toEqual({ ok: true, value: null });
    expect(await vault.open(place, sealed)).toEqual({ ok: true, value: bytes });
    vault.lock();
    expect(await vault.resume("482913")).toEqual({ ok: false, error: { code: "no-pin" } });
  });

  it("[S17] costs waiting after four wrong tries, is gone after the tenth, and takes nothing with it", async () => {
    let now = 0;
    vault = vaultWithoutBrowser({ monotonic: () => now });
    await vault.unlock(opening(right, { pin: "482913" }));
    await vault.rest();
    const told: (string | number)[] = [];
    while (told.at(-1) !== "no-pin") {
      const tried = await vault.resume("482914");
      if (tried.ok) throw new Error("another PIN has opened the vault");
      if (tried.error.code === "wait") now += tried.error.ms;
      told.push(tried.error.code === "wait" ? tried.error.ms : tried.error.code);
    }
    const missed = "wrong-pin";
    const dear = [5_000, missed, 15_000, missed, 60_000, missed, 300_000, missed, 300_000, "no-pin"];
    expect(told).toEqual([missed, missed, missed, missed, missed, ...dear]);
    expect(await vault.resume("482913")).toEqual({ ok: false, error: { code: "no-pin" } });
    expect(await vault.unlock(opening(right))).toEqual({ ok: true, value: null });
    expect(await vault.open(place, sealed)).toEqual({ ok: true, value: bytes });
  });

  it("[S17] counts tries that are made at the same time", async () => {
    vault = vaultWithoutBrowser({ monotonic: () => 0 });
    await vault.unlock(opening(right, { pin: "482913" }));
    await vault.rest();
    const tries = await Promise.all(Array.from({ length: 12 }, (_, at) => vault.resume(`48291${at % 2 ? 4 : 5}`)));
    const codes = tries.map((each) => (each.ok ? "open" : each.error.code));
    expect(codes.filter((code) => code === "wrong-pin").length).toBe(5);
    expect(codes.filter((code) => code === "wait").length).toBe(7);
  });

  it("is refused where it would be the first to be tried", async () => {
    vault = vaultWithoutBrowser();
    const weak = await vault.unlock(opening(right, { pin: "123456" }));
    expect(weak).toEqual({ ok: false, error: { code: "weak-pin", why: "too-common" } });
  });

  it.each(["monotonic", "wall"])(
    "ends with the day's work, by the %s clock: a tablet may have slept",
    async (clock) => {
      let now = 0;
      vault = vaultWithoutBrowser({ [clock]: () => now });
      await vault.unlock(opening(right, { pin: "482913" }));
      now = 12 * 3_600_000 - 1;
      expect(await vault.rest()).toBe(true);
      now += 1;
      expect(await vault.resume("482913")).toEqual({ ok: false, error: { code: "no-pin" } });
    },
  );

  it("opens its own vault only", async () => {
    vault = vaultWithoutBrowser();
    await vault.unlock(opening(right, { pin: "482913" }));
    await vault.create({ ...newVault, personId: "r-2", initials: "BO" });
    expect(await vault.rest()).toBe(false);
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

describe("the vaults of a tablet", () => {
  it("stand side by side, each person's own", async () => {
    const db = await freshDatabase();
    await db.vaults.bulkPut([row, { ...row, vaultId: nextId(), personId: "r-2" }]);
    expect(await vaultOf(db, "r-1")).toEqual(row);
    expect((await readVaults(db)).length).toBe(2);
    expect(await vaultOf(db, "r-3")).toBeNull();
    await db.vaults.put({ ...row, vaultId: nextId(), main: { ...row.main, rounds: 1 } as VaultRow["main"] });
    expect((await readVaults(db)).length).toBe(2);
  });

  it("slow down after five wrong passphrases, over a restart as well, and never erase", async () => {
    const db = await freshDatabase();
    await db.vaults.put(row);
    vault = vaultWithoutBrowser();
    let now = 1_000_000;
    const tried = async (proof: Proof) => {
      const opened = await unlockVault(db, vault, opening(proof), () => now);
      return opened.ok ? "open" : opened.error.code === "wait" ? opened.error.ms : opened.error.code;
    };
    for (let index = 0; index < 5; index++) expect(await tried(wrong)).toBe("wrong-secret");
    vault.lock();
    expect(await tried(right)).toBe(5_000);
    now -= 10 * 86_400_000;
    expect(await tried(right)).toBe(5_000);
    now += 10 * 86_400_000 + 5_000;
    expect(await tried(wrong)).toBe("wrong-secret");
    expect(await tried(right)).toBe(10_000);
    now += 10_000;
    expect(await tried(right)).toBe("open");
    expect((await vaultOf(db, "r-1"))?.missed).toEqual({ count: 0, at: 0 });
    expect(waitAfterMissed({ ...row, missed: { count: 500, at: now } }, now)).toBe(60_000);
  });

  it("count only wrong words as a try", async () => {
    const db = await freshDatabase();
    await db.vaults.put({ ...row, missed: { count: 3, at: 7 } });
    vault = vaultWithoutBrowser();
    const opened = await unlockVault(db, vault, opening(wrong, { pin: "000000" }), () => 9);
    expect(opened).toMatchObject({ ok: false, error: { code: "weak-pin" } });
    expect((await vaultOf(db, "r-1"))?.missed).toEqual({ count: 3, at: 7 });
  });

  it("[S18] tell another window that its passphrase was changed", async () => {
    const db = await freshDatabase();
    await db.vaults.put(row);
    const told = new Promise<VaultRow | null>((resolve) => {
      const watching = watchVault(db, row.vaultId).subscribe((now) => {
        if (!mustAskAgain(row, now)) return;
        watching.unsubscribe();
        resolve(now);
      });
    });
    await db.vaults.put({ ...row, main: { ...row.main, wrapped: "another" } });
    expect((await told)?.main.wrapped).toBe("another");
  });
});

async function somePublicKey(): Promise<string> {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
}
