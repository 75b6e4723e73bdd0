import type { Person } from "../../src/domain/protocol/person.ts";
import type { Rescue } from "../../src/domain/protocol/rescue.ts";
import { type RescueSide, rescueSideOf } from "../../src/domain/protocol/rescue-sides.ts";
import { Refusal } from "../problem.ts";
import { audited } from "./audit.ts";
import type { Db } from "./db.ts";
import { openRescue } from "./rescue-finishing.ts";
import { authorsIn } from "./rescue-opening.ts";
import { parcelOf, readRescue } from "./rescues.ts";
import type { Store } from "./store.ts";

/** Two people of different sides; what somebody said once counts once. The keys of the table say the same. */
async function noteApproval(db: Db, store: Store, rescueId: string, person: Person, side: RescueSide): Promise<void> {
  const known = await db.selectFrom("rescue_approvals").selectAll().where("rescue_id", "=", rescueId).execute();
  if (known.some((row) => row.person_id === person.id)) return;
  if (known.some((row) => row.side === side)) throw new Refusal("rescue-other-side");
  await db
    .insertInto("rescue_approvals")
    .values({ rescue_id: rescueId, person_id: person.id, side, at: store.now() })
    .execute();
  const object = { kind: "rescue", id: rescueId } as const;
  await audited(db, store, { actorId: person.id, action: "rescue-approved", object });
}

/**
 * One person of the State agrees to open what was handed in; with the last of those who have to, it is opened. Nobody agrees to their
 * own work: whose it is, only the State's key tells, and nothing else is read for it. An opening that was cut short goes on when
 * one of them says so again, or when the server starts. Null where there is no such parcel within their reach.
 */
export async function approveRescue(store: Store, person: Person, rescueId: string): Promise<Rescue | null> {
  const before = await readRescue(store, person, rescueId);
  const side = rescueSideOf(person);
  if (before === null || side === null) return null;
  if (before.state === "opened") return before;
  const { bytes } = await parcelOf(store.reading, rescueId);
  if ((await authorsIn(store.stateKey, bytes)).has(person.id)) throw new Refusal("own-rescue");
  await store.write((db) => noteApproval(db, store, rescueId, person, side));
  const rescue = await readRescue(store, person, rescueId);
  if (rescue?.state !== "agreed") return rescue;
  await openRescue(store, rescueId, person.id);
  return await readRescue(store, person, rescueId);
}
