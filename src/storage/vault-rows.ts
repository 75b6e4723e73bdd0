import { liveQuery, type Observable } from "dexie";
import type { SurcoDatabase } from "./database.ts";
import { noteOnDevice, readDevice } from "./device.ts";
import { inBothCopies } from "./transaction.ts";
import { isVaultRow, type VaultRow } from "./vault-row.ts";

/** This person's, the newest first: in that one their work is sealed. An older one stays until its work has been carried in. */
export async function vaultsOf(db: SurcoDatabase, personId: string): Promise<VaultRow[]> {
  const rows: unknown[] = await db.vaults.where("personId").equals(personId).toArray();
  return rows.filter(isVaultRow).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

export const vaultOf = async (db: SurcoDatabase, personId: string): Promise<VaultRow | null> =>
  (await vaultsOf(db, personId))[0] ?? null;

/**
 * Keeps a vault that was made, unless another window was faster: then that one's row is the answer. In the place of a former vault,
 * whatever the State has told is told once more, because what was kept of it is sealed in the former one.
 */
export const keepVault = (db: SurcoDatabase, made: VaultRow, former: VaultRow | null): Promise<VaultRow | null> =>
  inBothCopies(db, [db.vaults.name, db.device.name], async () => {
    const stored = await vaultOf(db, made.personId);
    const isFormer = stored !== null && stored.vaultId === former?.vaultId;
    if (stored !== null && stored.main.kind === made.main.kind && !isFormer) return stored;
    await db.vaults.put(made);
    if (!isFormer) return null;
    const { [made.personId]: _read, ...cursors } = (await readDevice(db)).cursors;
    await noteOnDevice(db, { cursors, openInterview: null, handedOver: null });
    return null;
  });

/** With another passphrase, or other passkeys: said to be so when both copies have it (D15). */
export const keepChangedVault = (db: SurcoDatabase, row: VaultRow): Promise<unknown> =>
  inBothCopies(db, [db.vaults.name], () => db.vaults.put(row));

/** Everybody's, for the screen that asks who is there. */
export const readVaults = async (db: SurcoDatabase): Promise<VaultRow[]> =>
  (await db.vaults.toArray()).filter((row: unknown) => isVaultRow(row));

/** Told when the row changes in any window, so that one whose passphrase was changed elsewhere can lock. */
export const watchVault = (db: SurcoDatabase, vaultId: string): Observable<VaultRow | null> =>
  liveQuery(async () => {
    const row: unknown = await db.vaults.get(vaultId);
    return isVaultRow(row) ? row : null;
  });

/** What was missed, and nothing else of the row: the rest stays as another window may have left it. */
export const noteMissed = (db: SurcoDatabase, vaultId: string, missed: VaultRow["missed"]): Promise<void> =>
  db.transaction("rw", db.vaults, async () => {
    const row: unknown = await db.vaults.get(vaultId);
    if (isVaultRow(row)) await db.vaults.put({ ...row, missed });
  });

/** The State's public key, as hello has told it last, and told again when it changes. */
export const watchStateKey = (db: SurcoDatabase): Observable<string | null> =>
  liveQuery(async () => (await readDevice(db)).stateKey ?? null);
