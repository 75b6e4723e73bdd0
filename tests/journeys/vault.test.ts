import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { VaultRow } from "../../src/storage/vault-row.ts";
import { fingerprintReader } from "./authenticator.ts";
import { Tablet } from "./chromium.ts";
import { serveVaultPage } from "./vault-page/serve-vault-page.ts";

const words = "seven herons cross the river";
const place = { table: "drafts", row: "c0ffee", schema: 3 };
const canary = "Quetzalli Villaseñor";

let served: Awaited<ReturnType<typeof serveVaultPage>>;
let page: Page;
let row: VaultRow;
const tablet = new Tablet();

beforeAll(async () => {
  served = await serveVaultPage();
  page = await tablet.open();
  await page.goto(served.url);
  row = await page.evaluate(async (passphrase) => {
    const vault = new window.vaultKit.Vault();
    const proof = { kind: "passphrase", passphrase } as const;
    const createdAt = "2026-03-14T15:00:00.000Z" as VaultRow["createdAt"];
    const made = await vault.create({ personId: "r-1", initials: "LF", createdAt, proof, practice: false });
    vault.lock();
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  }, words);
});
beforeEach(() => page.evaluate(() => window.vault?.lock()));
afterAll(async () => {
  await tablet.throwAway();
  await served?.stop();
});

/** Opens `window.vault` by the passphrase. */
const unlock = (pin: string | null = null) =>
  page.evaluate(
    ([row, passphrase, pin]) => {
      window.vault = new window.vaultKit.Vault();
      return window.vault.unlock({ row, proof: { kind: "passphrase", passphrase }, practice: false, pin });
    },
    [row, words, pin] as const,
  );

/** Seals the canary and opens it again; what comes back is the text, or why there is none. */
const thereAndBack = () =>
  page.evaluate(
    async ([place, canary]) => {
      const sealed = await window.vault
        .seal(place, new TextEncoder().encode(canary))
        .catch((error: Error) => error.name);
      if (typeof sealed === "string") return sealed;
      const opened = await window.vault.open(place, sealed);
      return opened.ok ? new TextDecoder().decode(opened.value) : opened.error;
    },
    [place, canary] as const,
  );

const workers = () => page.workers().filter((worker) => worker.url().includes("vault-worker")).length;

describe("the vault in a real browser", () => {
  test("seals and opens in a worker of its own, under a policy that allows no other", async () => {
    expect(await unlock()).toEqual({ ok: true, value: null });
    expect(workers()).toBe(1);
    expect(await thereAndBack()).toBe(canary);
    expect(tablet.complaints).toEqual([]);
  });

  test("[S19] the page holds no key, and locking ends the worker that does", async () => {
    await unlock();
    const reachable = await page.evaluate(() => JSON.stringify(Object.values(window.vault)));
    expect(reachable).toBe("[]");
    await page.evaluate(() => window.vault.lock());
    await expect.poll(workers).toBe(0);
    expect(await thereAndBack()).toBe("VaultLocked");
  });

  test("[S17] a PIN opens it while the worker lives, and not after", async () => {
    await unlock("482913");
    expect(await page.evaluate(() => window.vault.rest())).toBe(true);
    expect(await thereAndBack()).toBe("VaultLocked");
    expect(await page.evaluate(() => window.vault.resume("482914"))).toEqual({
      ok: false,
      error: { code: "wrong-pin", left: 9 },
    });
    expect(await page.evaluate(() => window.vault.resume("482913"))).toEqual({ ok: true, value: null });
    expect(await thereAndBack()).toBe(canary);
    await page.evaluate(() => window.vault.lock());
    expect(await page.evaluate(() => window.vault.resume("482913"))).toEqual({ ok: false, error: { code: "no-pin" } });
  });
});

describe("a passkey with PRF, from the browser's virtual authenticator", () => {
  const withAuthenticator = (hasPrf: boolean) => fingerprintReader(page, { hasPrf });

  const addPasskey = () =>
    page.evaluate(
      async ([row, passphrase]) => {
        const addedAt = "2026-03-14T16:00:00.000Z" as VaultRow["createdAt"];
        const who = { name: "Lucía Ferreira", initials: "LF" };
        const made = await window.vaultKit.newPasskey(navigator.credentials, who, addedAt);
        if (!made.ok) return made.error;
        window.vault = new window.vaultKit.Vault();
        const added = await window.vault.addPasskey(row, { kind: "passphrase", passphrase }, made.value);
        return added.ok ? added.value : added.error.code;
      },
      [row, words] as const,
    );

  const unlockByPasskey = (withKey: VaultRow) =>
    page.evaluate(async (row) => {
      const proof = await window.vaultKit.passkeyProof(navigator.credentials, row);
      if (!proof.ok) return proof.error;
      window.vault = new window.vaultKit.Vault();
      const opened = await window.vault.unlock({ row, proof: proof.value, practice: false, pin: null });
      return opened.ok ? "open" : opened.error.code;
    }, withKey);

  test("[S18] opens the vault beside the passphrase; once it is gone, the passphrase still does", async () => {
    const remove = await withAuthenticator(true);
    const withKey = await addPasskey();
    if (typeof withKey === "string") throw new Error(withKey);
    expect(withKey.passkeys.length).toBe(1);
    expect(await unlockByPasskey(withKey)).toBe("open");
    expect(await thereAndBack()).toBe(canary);
    await remove();
    const without = await withAuthenticator(true);
    expect(await unlockByPasskey(withKey)).toBe("not-given");
    await without();
    expect(await unlock()).toEqual({ ok: true, value: null });
  });

  test("[S18] without PRF is told so, and nothing is added", async () => {
    const remove = await withAuthenticator(false);
    expect(await addPasskey()).toBe("no-prf");
    await remove();
  });
});
