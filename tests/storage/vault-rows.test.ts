import { afterEach, describe, expect, it } from "vitest";
import type { Proof } from "../../src/storage/strongbox.ts";
import type { Vault } from "../../src/storage/vault.ts";
import { unlockVault } from "../../src/storage/vault-opening.ts";
import { mustAskAgain, type VaultRow, waitAfterMissed } from "../../src/storage/vault-row.ts";
import { readVaults, vaultOf, watchVault } from "../../src/storage/vault-rows.ts";
import { freshDatabase, nextId } from "./made.ts";
import { right, shutVault, vaultWithoutBrowser, wrong } from "./vault-line.ts";

const { row, opening } = await shutVault();
let vault: Vault;
afterEach(() => vault?.lock());

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
      const answer = await unlockVault(db, vault, opening(proof), () => now);
      return answer.ok ? "open" : answer.error.code === "wait" ? answer.error.ms : answer.error.code;
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
    const tried = await unlockVault(db, vault, opening(wrong, { pin: "000000" }), () => 9);
    expect(tried).toMatchObject({ ok: false, error: { code: "weak-pin" } });
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
