import { afterEach, describe, expect, it } from "vitest";
import { TabletVault, type VaultOwner } from "../../src/storage/tablet-vault.ts";
import { type PageLine, Vault } from "../../src/storage/vault.ts";
import { readVaults } from "../../src/storage/vault-rows.ts";
import { morning } from "./made.ts";
import { lucias, type WindowOfTablet, windowOfTablet } from "./tablet-vault-line.ts";
import { right, vaultLine, words, wrong } from "./vault-line.ts";

const practising: VaultOwner = { ...lucias, practice: true };
const place = { table: "drafts", row: "c0ffee", schema: 3 };
const bytes = new TextEncoder().encode("Quetzalli");
const pin = "482913";

const windows: WindowOfTablet[] = [];
async function open(...asked: Parameters<typeof windowOfTablet>): Promise<WindowOfTablet> {
  const one = await windowOfTablet(...asked);
  windows.push(one);
  return one;
}
afterEach(async () => {
  for (const { tabletVault, db } of windows.splice(0)) {
    await tabletVault.enter(null);
    await db.delete();
  }
});

const kindOf = ({ tabletVault }: WindowOfTablet): string => tabletVault.get().kind;

/** Lucía's vault is made and open. */
async function made(...asked: Parameters<typeof windowOfTablet>): Promise<WindowOfTablet> {
  const tablet = await open(...asked);
  await tablet.tabletVault.enter(lucias);
  expect(await tablet.tabletVault.make(words, null)).toEqual({ ok: true, value: null });
  return tablet;
}

describe("[D15] a vault in both copies", () => {
  it("another passphrase is said to be kept when the second copy has it too", async () => {
    const { tabletVault, db } = await made();
    const copied: string[] = [];
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    db.secondCopy = {
      append: async (rows) => {
        copied.push(...rows.map(({ table }) => table));
        if (rows.some(({ row }) => row !== null && "main" in row && row.main !== before)) await held;
      },
      takeBack: async () => undefined,
      erase: async () => undefined,
    };
    const before = tabletVault.row()?.main;
    let isSaid = false;
    const changing = tabletVault.changePassphrase(right, "another passphrase altogether").then((done) => {
      isSaid = true;
      return done;
    });
    await expect.poll(async () => (await readVaults(db))[0]?.main).not.toEqual(before);
    expect(isSaid).toBe(false);
    letGo();
    expect((await changing).ok).toBe(true);
    expect(copied).toContain("vaults");
  });
});

describe("whose vault a tablet has", () => {
  it("none for an office, and none is made", async () => {
    const tablet = await open();
    await tablet.tabletVault.enter(null);
    expect(kindOf(tablet)).toBe("not-needed");
    expect(await readVaults(tablet.db)).toEqual([]);
  });

  it("a practice vault is made and opened by itself, and the same one at the next start", async () => {
    const tablet = await open();
    await tablet.tabletVault.enter(practising);
    expect(kindOf(tablet)).toBe("open");
    const sealed = await tablet.vault.seal(place, bytes);
    const next = await open({ name: tablet.db.name });
    await next.tabletVault.enter(practising);
    expect(await next.vault.open(place, sealed)).toEqual({ ok: true, value: bytes });
    expect(await readVaults(tablet.db)).toHaveLength(1);
  });

  it("two windows that make a practice vault at the same time have one", async () => {
    const one = await open();
    const two = await open({ name: one.db.name });
    await Promise.all([one.tabletVault.enter(practising), two.tabletVault.enter(practising)]);
    const sealed = await one.vault.seal(place, bytes);
    expect(await two.vault.open(place, sealed)).toEqual({ ok: true, value: bytes });
    expect(await readVaults(one.db)).toHaveLength(1);
  });

  it("a real State's recruiter has none before a passphrase was chosen, and a practice vault does not count", async () => {
    const tablet = await open();
    await tablet.tabletVault.enter(practising);
    await tablet.tabletVault.enter(lucias);
    expect(kindOf(tablet)).toBe("unmade");
    expect(await tablet.tabletVault.make("password", null)).toMatchObject({ error: { code: "weak-passphrase" } });
    expect(kindOf(tablet)).toBe("unmade");
    await tablet.tabletVault.make(words, null);
    expect(kindOf(tablet)).toBe("open");
  });

  it("[T4] the next person starts with a locked vault of their own", async () => {
    const tablet = await made();
    const sealed = await tablet.vault.seal(place, bytes);
    await tablet.tabletVault.enter({ personId: "r-2", initials: "MT", practice: false });
    expect(kindOf(tablet)).toBe("unmade");
    await tablet.tabletVault.make("four lanterns under bridges", null);
    expect(await tablet.vault.open(place, sealed)).toEqual({ ok: false, error: "other-vault" });
  });
});

describe("opening", () => {
  it("asks for the passphrase at every start, and does with the vault what has to be done before anybody sees it", async () => {
    const tablet = await made();
    const next = await open({ name: tablet.db.name });
    await next.tabletVault.enter(lucias);
    expect(kindOf(next)).toBe("locked");
    expect(await next.tabletVault.unlock(wrong)).toEqual({ ok: false, error: { code: "wrong-secret" } });
    expect(next.opened).toEqual([]);
    await next.tabletVault.unlock(right);
    expect(kindOf(next)).toBe("open");
    expect(next.opened).toEqual([next.tabletVault.row()?.vaultId]);
  });

  it("[S17] counts wrong passphrases over restarts, and waits from the sixth on", async () => {
    const tablet = await made();
    const next = await open({ name: tablet.db.name });
    await next.tabletVault.enter(lucias);
    for (let tries = 0; tries < 5; tries++) await next.tabletVault.unlock(wrong);
    const third = await open({ name: tablet.db.name });
    await third.tabletVault.enter(lucias);
    expect(await third.tabletVault.unlock(right)).toMatchObject({ error: { code: "wait" } });
  });

  it("[S17] a PIN opens it after a pause, and where the PIN is gone the passphrase does", async () => {
    const tablet = await made();
    expect(await tablet.tabletVault.unlock(right, pin)).toEqual({ ok: true, value: null });
    await tablet.tabletVault.rest();
    expect(tablet.tabletVault.get()).toMatchObject({ kind: "locked", pin: true });
    await expect(tablet.vault.seal(place, bytes)).rejects.toThrow("locked");
    expect(await tablet.tabletVault.resume(pin)).toEqual({ ok: true, value: null });
    expect(kindOf(tablet)).toBe("open");
    await tablet.tabletVault.enter(null);
    await tablet.tabletVault.enter(lucias);
    expect(tablet.tabletVault.get()).toMatchObject({ kind: "locked", pin: false });
    expect(await tablet.tabletVault.resume(pin)).toEqual({ ok: false, error: { code: "no-pin" } });
    await tablet.tabletVault.unlock(right);
    expect(kindOf(tablet)).toBe("open");
  });
});

describe("when it was opened", () => {
  it("is told of the passphrase and never of a PIN, and forgotten with whoever worked here", async () => {
    let now = Date.parse("2026-03-14T15:00:00.000Z");
    const { tabletVault } = await made({ now: () => now });
    const later = () => {
      now += 3_600_000;
      return new Date(now).toISOString();
    };
    const opened = later();
    await tabletVault.unlock(right, pin);
    expect(tabletVault.openedAt).toBe(opened);
    later();
    await tabletVault.rest();
    await tabletVault.resume(pin);
    expect(tabletVault.openedAt).toBe(opened);
    await tabletVault.enter(null);
    expect(tabletVault.openedAt).toBeNull();
  });
});

describe("locking", () => {
  it("waits until what was typed is written, and seals it still", async () => {
    const tablet = await made();
    const written: unknown[] = [];
    tablet.tabletVault.beforeLocking(async () => {
      written.push(await tablet.vault.seal(place, bytes));
      return true;
    });
    expect(await tablet.tabletVault.rest()).toBe(true);
    expect(written).toHaveLength(1);
    expect(kindOf(tablet)).toBe("locked");
  });

  it("does not lock over what could not be written", async () => {
    const tablet = await made();
    const letGo = tablet.tabletVault.beforeLocking(async () => false);
    expect(await tablet.tabletVault.rest()).toBe(false);
    expect(kindOf(tablet)).toBe("open");
    letGo();
    expect(await tablet.tabletVault.rest()).toBe(true);
  });

  it("a practice vault does not lock: nothing in it is secret", async () => {
    const tablet = await open();
    await tablet.tabletVault.enter(practising);
    expect(tablet.tabletVault.locks).toBe(false);
    await tablet.tabletVault.rest();
    expect(kindOf(tablet)).toBe("open");
  });

  it("[S18] a passphrase changed in another window locks this one, and its old words open it no more", async () => {
    const tablet = await made();
    const other = await open({ name: tablet.db.name });
    await other.tabletVault.enter(lucias);
    await other.tabletVault.unlock(right);
    const changed = "nine foxes under the bridge";
    expect(await other.tabletVault.changePassphrase(right, changed)).toEqual({ ok: true, value: null });
    await expect.poll(() => kindOf(tablet)).toBe("locked");
    expect(kindOf(other)).toBe("open");
    expect(await tablet.tabletVault.unlock(right)).toEqual({ ok: false, error: { code: "wrong-secret" } });
    expect(await tablet.tabletVault.unlock({ kind: "passphrase", passphrase: changed })).toMatchObject({ ok: true });
  });

  it("[S18] a passkey opens it beside the passphrase, and removing it locks the other windows", async () => {
    const tablet = await made();
    const prf = () => new Uint8Array(32).fill(7);
    const passkey = { credential: "abc", salt: "c2FsdA", prf: prf(), addedAt: "2026-03-14T16:00:00.000Z" as never };
    expect(await tablet.tabletVault.addPasskey(wrong, passkey)).toMatchObject({ error: { code: "wrong-secret" } });
    expect(await tablet.tabletVault.addPasskey(right, { ...passkey, prf: prf() })).toMatchObject({ ok: true });
    const other = await open({ name: tablet.db.name });
    await other.tabletVault.enter(lucias);
    const opened = await other.tabletVault.unlock({ kind: "passkey", credential: "abc", prf: prf() });
    expect(opened).toEqual({ ok: true, value: null });
    await tablet.tabletVault.removePasskey("abc");
    await expect.poll(() => kindOf(other)).toBe("locked");
    expect(kindOf(tablet)).toBe("open");
  });
});

describe("a worker that ends by itself", () => {
  /** A window whose worker can be made to fail, as the browser tells it. */
  async function mortal(): Promise<{ tabletVault: TabletVault; fail: () => void }> {
    let fail: () => void = () => undefined;
    const vault = new Vault(() => {
      const line = vaultLine();
      return {
        ...line,
        addEventListener(kind: string, heard: (event: { readonly data: unknown }) => void) {
          if (kind === "error") fail = heard as () => void;
          else line.addEventListener("message", heard);
        },
      } as PageLine;
    });
    const { db } = await open({ sealer: vault });
    const tabletVault = new TabletVault({ db, vault, now: () => morning, afterOpening: async () => undefined });
    return { tabletVault, fail: () => fail() };
  }

  it("leaves a vault that asks for its passphrase", async () => {
    const { tabletVault, fail } = await mortal();
    await tabletVault.enter(lucias);
    await tabletVault.make(words, null);
    fail();
    expect(tabletVault.get()).toMatchObject({ kind: "locked", pin: false });
    expect(await tabletVault.unlock(right)).toEqual({ ok: true, value: null });
  });

  it("asks in the practice State to load the page again", async () => {
    const { tabletVault, fail } = await mortal();
    await tabletVault.enter(practising);
    fail();
    expect(tabletVault.get()).toEqual({ kind: "failed" });
  });
});
