import type { Instant } from "../domain/base/instant.ts";
import type { Change } from "../domain/protocol/change.ts";
import type { SurcoDatabase } from "./database.ts";
import { vaultOfEnvelope } from "./rescue.ts";
import { isSealed } from "./sealed-column.ts";
import { isVaultRow } from "./vault-row.ts";

/** A COE that the State has handed from one recruiter to another, and to whom last. Of any other its line says whose it is. */
export interface OwnerRow {
  readonly coeId: string;
  readonly recruiterId: string;
  readonly name: string;
  readonly formerId: string;
  /** Place in the feed: of two hand-overs the later one counts, in whatever order they were heard. */
  readonly seq: number;
  readonly at: Instant;
}

type Left = Extract<Change, { kind: "left" }>;

/** Inside a transaction that holds `owners` and `wanted`; the line of the COE is to be made again after it. */
export async function keepOwner(db: SurcoDatabase, { coeId, from, to, at, seq }: Left): Promise<void> {
  const before = await db.owners.get(coeId);
  if (before !== undefined && before.seq >= seq) return;
  await db.owners.put({ coeId, recruiterId: to.id, name: to.name, formerId: from, seq, at });
  // The State gives its bodies to the other one now.
  await db.wanted.filter((row) => row.coeId === coeId && row.personId !== to.id).delete();
}

/**
 * Whether a body is here that this person can read. Where a tablet is shared, what the former recruiter made or fetched of a COE is
 * sealed for them alone.
 */
export async function isReadableHere(
  db: SurcoDatabase,
  table: "revisions" | "fetched",
  id: string,
  personId: string,
): Promise<boolean> {
  const row = await db[table].get(id);
  return row !== undefined && (await opensFor(db, row, personId));
}

/** Whether a row lies in a vault of this person, or in none. */
export async function opensFor(db: SurcoDatabase, row: object, personId: string): Promise<boolean> {
  const vault: unknown = isSealed(row) ? await db.vaults.get(vaultOfEnvelope(row.sealed) ?? "") : undefined;
  return !isVaultRow(vault) || vault.personId === personId;
}

/** Whether somebody may go on with what this author began: whoever the COE was handed to, and otherwise the author. */
export const mayGoOn = async (db: SurcoDatabase, coeId: string, authorId: string, personId: string): Promise<boolean> =>
  ((await db.owners.get(coeId))?.recruiterId ?? authorId) === personId;
