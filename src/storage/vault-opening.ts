import { err, type Result } from "../domain/base/result.ts";
import type { SurcoDatabase } from "./database.ts";
import type { Unlocking, VaultProblem } from "./strongbox.ts";
import type { Vault } from "./vault.ts";
import { isVaultRow, waitAfterMissed } from "./vault-row.ts";
import { noteMissed } from "./vault-rows.ts";

/**
 * Unlocks, and counts wrong passphrases in the vault's row: five are free, then each costs a wait of up to a minute. The count is
 * written before the answer is known, so that closing the app between two tries gains nothing. Never erases (protocol 4.9).
 */
export async function unlockVault(
  db: SurcoDatabase,
  vault: Vault,
  unlocking: Unlocking,
  now: () => number,
): Promise<Result<null, VaultProblem>> {
  const { row, proof } = unlocking;
  if (proof.kind !== "passphrase") return await vault.unlock(unlocking);
  const stored: unknown = await db.vaults.get(row.vaultId);
  const current = isVaultRow(stored) ? stored : row;
  const wait = waitAfterMissed(current, now());
  if (wait > 0) return err({ code: "wait", ms: wait });
  await noteMissed(db, row.vaultId, { count: current.missed.count + 1, at: now() });
  const opened = await vault.unlock(unlocking);
  if (opened.ok) await noteMissed(db, row.vaultId, { count: 0, at: 0 });
  // What failed for another reason than the words was no try.
  else if (opened.error.code !== "wrong-secret") await noteMissed(db, row.vaultId, current.missed);
  return opened;
}
