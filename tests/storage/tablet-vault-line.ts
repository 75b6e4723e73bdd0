import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { readyDevice } from "../../src/storage/device.ts";
import type { Sealer } from "../../src/storage/sealer.ts";
import { TabletVault, type VaultOwner } from "../../src/storage/tablet-vault.ts";
import type { Vault } from "../../src/storage/vault.ts";
import { morning } from "./made.ts";
import { vaultWithoutBrowser } from "./vault-line.ts";

export const lucias: VaultOwner = { personId: "r-1", initials: "LF", practice: false };

export interface WindowOfTablet {
  readonly db: SurcoDatabase;
  readonly vault: Vault;
  readonly tabletVault: TabletVault;
  /** What vaults were opened, in order: each before anybody was shown anything. */
  readonly opened: string[];
}

let tablets = 0;

interface WindowWords {
  /** Another window of the same tablet has the same name. */
  readonly name?: string;
  readonly now?: () => number;
  /** What the tables seal with, where it is not the vault itself: jsdom knows no buffers that were cloned. */
  readonly sealer?: Sealer;
  /** Names the tablet. */
  readonly newId?: () => string;
}

/** One window of a tablet: its storage, its vault, and whose that is. */
export async function windowOfTablet({
  name = `tablet-vault-${++tablets}`,
  now = () => Date.parse(morning),
  sealer,
  newId = () => "1".repeat(32),
}: WindowWords = {}): Promise<WindowOfTablet> {
  const vault = vaultWithoutBrowser();
  const db = openSurcoDatabase(name, sealer ?? vault);
  await readyDevice(db, newId);
  const opened: string[] = [];
  const tabletVault = new TabletVault({
    db,
    vault,
    now: () => new Date(now()).toISOString() as typeof morning,
    afterOpening: async (row) => void opened.push(row.vaultId),
  });
  return { db, vault, tabletVault, opened };
}

/** For a screen that is drawn behind an open vault: nobody's, so that nothing locks. */
export function noVault(db: SurcoDatabase): Pick<WindowOfTablet, "vault" | "tabletVault"> {
  const vault = vaultWithoutBrowser();
  return {
    vault,
    tabletVault: new TabletVault({ db, vault, now: () => morning, afterOpening: async () => undefined }),
  };
}
