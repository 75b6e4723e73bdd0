import type { Person } from "../../src/domain/protocol/person.ts";
import type { Rescue } from "../../src/domain/protocol/rescue.ts";
import { type RescueSide, rescueSideOf } from "../../src/domain/protocol/rescue-sides.ts";
import { Refusal } from "../problem.ts";
import { audited } from "./audit.ts";
import type { Db } from "./db.ts";
import { tell } from "./notices.ts";
import { authorsIn } from "./rescue-opening.ts";
import { type Taken, takeIn } from "./rescue-taking.ts";
import { readRescue } from "./rescues.ts";
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

interface Opening {
  readonly rescue: Rescue;
  readonly actorId: string;
  readonly recruiterIds: readonly string[];
  readonly taken: Taken;
}

/** Once, however often it was begun. */
async function noteOpening(db: Db, store: Store, { rescue, actorId, recruiterIds, taken }: Opening): Promise<void> {
  const { rescueId } = rescue;
  const done = await db
    .insertInto("rescue_openings")
    .values({
      rescue_id: rescueId,
      opened_at: store.now(),
      recruiters: JSON.stringify(recruiterIds),
      items: JSON.stringify(taken.items),
    })
    .onConflict((conflict) => conflict.column("rescue_id").doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows === 0n) return;
  await audited(db, store, { actorId, action: "rescue-opened", object: { kind: "rescue", id: rescueId } });
  for (const { coeId, revisionId } of taken.recovered) {
    const object = { kind: "coe", id: coeId, rev: revisionId } as const;
    await audited(db, store, { actorId, action: "rescue-opened", object });
  }
  await tellPeople(db, store, { rescue, actorId, recruiterIds, taken });
}

async function tellPeople(db: Db, store: Store, { rescue, actorId, recruiterIds, taken }: Opening): Promise<void> {
  const { rescueId, approvals, handedInBy } = rescue;
  const people = await db
    .selectFrom("people")
    .select("id")
    .where("id", "in", [...recruiterIds, ""])
    .execute();
  for (const { id } of people) {
    const count = taken.recovered.filter(({ authorId }) => authorId === id).length;
    await tell(db, store, [id], { kind: "work-recovered", about: { rescueId, count: String(count) } });
  }
  const kept = taken.items.filter(({ fate }) => fate === "kept").length;
  const others = [handedInBy.id, actorId, ...approvals.map(({ person }) => person.id)];
  const about = { rescueId, count: String(taken.items.length), kept: String(kept) };
  await tell(
    db,
    store,
    others.filter((id) => !recruiterIds.includes(id)),
    { kind: "rescue-opened", about },
  );
}

async function parcelOf(db: Db, rescueId: string) {
  const found = db.selectFrom("rescues").select(["bytes", "handed_in_by"]).where("rescue_id", "=", rescueId);
  const row = await found.executeTakeFirstOrThrow();
  return { bytes: new Uint8Array(row.bytes), carrierId: row.handed_in_by };
}

/**
 * One person of the State agrees to open what was handed in; with the last of those who have to, it is opened. Nobody agrees to their
 * own work: whose it is, only the State's key tells, and nothing else is read for it. An opening that was cut short goes on when
 * one of them says so again. Null where there is no such parcel within their reach.
 */
export async function approveRescue(store: Store, person: Person, rescueId: string): Promise<Rescue | null> {
  const before = await readRescue(store, person, rescueId);
  const side = rescueSideOf(person);
  if (before === null || side === null) return null;
  if (before.state === "opened") return before;
  const parcel = await parcelOf(store.reading, rescueId);
  const authors = await authorsIn(store.stateKey, parcel.bytes);
  if (authors.has(person.id)) throw new Refusal("own-rescue");
  await store.write((db) => noteApproval(db, store, rescueId, person, side));
  const rescue = await readRescue(store, person, rescueId);
  if (rescue?.state !== "agreed") return rescue;
  const taken = await takeIn(store, parcel);
  const opening = { rescue, actorId: person.id, recruiterIds: [...authors], taken };
  await store.write((db) => noteOpening(db, store, opening));
  return await readRescue(store, person, rescueId);
}
