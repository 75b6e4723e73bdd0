import type { RescuedItem } from "../../src/domain/protocol/rescue.ts";
import { audited } from "./audit.ts";
import type { Db } from "./db.ts";
import { tell } from "./notices.ts";
import { authorsIn } from "./rescue-opening.ts";
import { type Taken, takeIn } from "./rescue-taking.ts";
import { approvalsNeeded, parcelOf } from "./rescues.ts";
import type { Store } from "./store.ts";

const countKept = (items: readonly RescuedItem[]): number => items.filter(({ fate }) => fate === "kept").length;

/** What opened before stays as it was told; what did not may have opened now. */
const merged = (before: readonly RescuedItem[], now: readonly RescuedItem[]): readonly RescuedItem[] =>
  now.map((item) => before.find(({ place, fate }) => place === item.place && fate !== "kept") ?? item);

interface Opening {
  readonly rescueId: string;
  /** Null where the server opens again what it could not open before. */
  readonly actorId: string | null;
  readonly recruiterIds: readonly string[];
  readonly taken: Taken;
}

/** Written down once, and again only where more has opened than before. */
async function noteOpening(db: Db, store: Store, opening: Opening): Promise<void> {
  const { rescueId, actorId, recruiterIds, taken } = opening;
  const known = await db
    .selectFrom("rescue_openings")
    .select("items")
    .where("rescue_id", "=", rescueId)
    .executeTakeFirst();
  const before: readonly RescuedItem[] = known ? JSON.parse(known.items) : [];
  if (known && countKept(taken.items) >= countKept(before)) return;
  const items = merged(before, taken.items);
  const outcome = { recruiters: JSON.stringify(recruiterIds), items: JSON.stringify(items) };
  await db
    .insertInto("rescue_openings")
    .values({ rescue_id: rescueId, opened_at: store.now(), ...outcome })
    .onConflict((conflict) => conflict.column("rescue_id").doUpdateSet(outcome))
    .execute();
  await audited(db, store, { actorId, action: "rescue-opened", object: { kind: "rescue", id: rescueId } });
  for (const { coeId, revisionId } of taken.recovered) {
    const object = { kind: "coe", id: coeId, rev: revisionId } as const;
    await audited(db, store, { actorId, action: "rescue-opened", object });
  }
  await tellRecruiters(db, store, opening);
  await tellOffice(db, store, opening, items);
}

async function tellRecruiters(db: Db, store: Store, { rescueId, recruiterIds, taken }: Opening): Promise<void> {
  // Whom a sealed copy names need not be anybody here.
  const known = await db
    .selectFrom("people")
    .select("id")
    .where("id", "in", [...recruiterIds, ""])
    .execute();
  for (const { id } of known) {
    const count = taken.recovered.filter(({ authorId }) => authorId === id).length;
    await tell(db, store, [id], { kind: "work-recovered", about: { rescueId, count: String(count) } });
  }
}

async function tellOffice(db: Db, store: Store, opening: Opening, items: readonly RescuedItem[]): Promise<void> {
  const { rescueId, recruiterIds } = opening;
  const agreed = db.selectFrom("rescue_approvals").select("person_id").where("rescue_id", "=", rescueId);
  const carrier = db.selectFrom("rescues").select("handed_in_by").where("rescue_id", "=", rescueId);
  const concerned = [
    (await carrier.executeTakeFirstOrThrow()).handed_in_by,
    ...(await agreed.execute()).map(({ person_id }) => person_id),
  ].filter((id) => !recruiterIds.includes(id));
  const about = { rescueId, count: String(items.length), kept: String(countKept(items)) };
  await tell(db, store, concerned, { kind: "rescue-opened", about });
}

/** False where one of those who agreed is its own recruiter: it stays shut. */
async function openNow(store: Store, rescueId: string, actorId: string | null): Promise<boolean> {
  const parcel = await parcelOf(store.reading, rescueId);
  const recruiterIds = [...(await authorsIn(store.stateKey, parcel.bytes))];
  const agreed = store.reading.selectFrom("rescue_approvals").select("person_id").where("rescue_id", "=", rescueId);
  // Whose it is may come to light after they agreed, where the key was not at hand then.
  if ((await agreed.execute()).some((row) => recruiterIds.includes(row.person_id))) return false;
  const taken = await takeIn(store, parcel);
  await store.write((db) => noteOpening(db, store, { rescueId, actorId, recruiterIds, taken }));
  return true;
}

interface LookedAt {
  readonly rescueId: string;
  /** Whoever agreed turned out to be its own recruiter: nothing of it was opened. */
  readonly isOwnWork: boolean;
  readonly pieces: number;
  readonly kept: number;
}

const underway = new Map<string, Promise<boolean>>();

/**
 * Opens what has been agreed to, or goes on with it, and tells the people concerned. Whoever asks while it is being opened waits for
 * that opening: a second one beside it would find everything there already, and tell nobody of anything.
 */
export function openRescue(store: Store, rescueId: string, actorId: string | null): Promise<boolean> {
  const begun = underway.get(rescueId);
  if (begun) return begun;
  const opening = store
    .alone(`rescue ${rescueId}`, () => openNow(store, rescueId, actorId))
    .finally(() => underway.delete(rescueId));
  underway.set(rescueId, opening);
  return opening;
}

/**
 * When the server starts: openings that were cut short go on, and what did not open is looked at again by this release and with the
 * keys that the State has now (P7). Returns the parcels that it looked at, and how many pieces of each are still kept unopened.
 */
export async function openAgain(store: Store): Promise<readonly LookedAt[]> {
  const approvals = await store.reading.selectFrom("rescue_approvals").select("rescue_id").execute();
  const openings = await store.reading.selectFrom("rescue_openings").select(["rescue_id", "items"]).execute();
  const waiting = [...new Set(approvals.map((row) => row.rescue_id))].filter((id) => {
    const opening = openings.find((row) => row.rescue_id === id);
    if (opening) return countKept(JSON.parse(opening.items)) > 0;
    return approvals.filter((row) => row.rescue_id === id).length >= approvalsNeeded(store);
  });
  const looked: LookedAt[] = [];
  for (const rescueId of waiting) {
    const isOwnWork = !(await openRescue(store, rescueId, null));
    const now = store.reading.selectFrom("rescue_openings").select("items").where("rescue_id", "=", rescueId);
    const opening = await now.executeTakeFirst();
    const items: readonly RescuedItem[] = opening ? JSON.parse(opening.items) : [];
    looked.push({ rescueId, isOwnWork, pieces: items.length, kept: countKept(items) });
  }
  return looked;
}
