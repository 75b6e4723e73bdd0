import { afterEach, describe, expect, it } from "vitest";
import { VaultLocked } from "../../src/storage/sealer.ts";
import type { Vault } from "../../src/storage/vault.ts";
import { bytes, newVault, place, right, shutVault, vaultWithoutBrowser } from "./vault-line.ts";

const { sealed, opening } = await shutVault();
let vault: Vault;
afterEach(() => vault?.lock());

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
