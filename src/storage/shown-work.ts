import { liveQuery, type Observable } from "dexie";
import { type ClaimedPlace, claimedPlace, readParcel } from "../domain/protocol/rescue-parcel.ts";
import type { SurcoDatabase } from "./database.ts";
import { draftIsDue } from "./drafts.ts";

/** Whether anything in a parcel that is being shown is still without the State's receipt, now and after every receipt. */
export function watchWaiting(db: SurcoDatabase, parcel: Uint8Array<ArrayBuffer>): Observable<boolean> {
  const read = readParcel(parcel);
  const places = read.ok ? read.value.map(claimedPlace) : [];
  const known = places.filter((place) => place !== null);
  const isKnown = known.length > 0 && known.length === places.length;
  return liveQuery(async () => !isKnown || (await waits(db, known)));
}

async function waits(db: SurcoDatabase, places: readonly ClaimedPlace[]): Promise<boolean> {
  const rowsOf = (isCopy: boolean) =>
    places.filter(({ table }) => (table === "drafts") === isCopy).map(({ row }) => row);
  const coes = rowsOf(true);
  const copies = await db.drafts.bulkGet(coes);
  if (copies.some((copy) => copy !== undefined && draftIsDue(copy))) return true;
  // A working copy that has become a version since goes as that.
  const versions = await db.revisions.where("coeId").anyOf(coes).primaryKeys();
  const pieces = [...new Set<string>([...rowsOf(false), ...versions])];
  return (await db.receipts.where("id").anyOf(pieces).count()) < pieces.length;
}
