import { expect, it } from "vitest";
import { signOut } from "../../src/app/identity.ts";
import type { World } from "../../src/storage/world.ts";
import { freshDatabase } from "../storage/made.ts";

it("[P22] signing out writes what was typed and insures it while the vault is still open, also where insuring fails", async () => {
  const done: string[] = [];
  const world = {
    db: await freshDatabase(),
    tabletVault: {
      settle: async () => done.push("written"),
      enter: async (owner: unknown) => done.push(owner === null ? "shut" : "opened"),
    },
    sync: {
      insure: async () => {
        done.push("insured");
        throw new Error("no network for the part that makes it");
      },
    },
  } as unknown as World;
  await signOut(world);
  expect(done).toEqual(["written", "insured", "shut"]);
});
