import { newId } from "../../src/domain/base/id.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import type { Rescue, RescueReceipt } from "../../src/domain/protocol/rescue.ts";
import type { ClaimedPlace } from "../../src/domain/protocol/rescue-parcel.ts";
import type { RescueSide } from "../../src/domain/protocol/rescue-sides.ts";
import { scopeOf } from "../../src/domain/protocol/roles.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import { Refusal } from "../problem.ts";
import { audited } from "./audit.ts";
import { nameOf } from "./content-name.ts";
import type { Db } from "./db.ts";
import { minutesAfter } from "./sessions.ts";
import type { Store } from "./store.ts";
import type { RescueRow } from "./tables.ts";

/** What one person may hand in within a day: a van full of tablets, and not a disk full. */
const dailyLimits = { parcels: 60, bytes: 536_870_912 } as const;
const dayMinutes = 24 * 60;

interface HandedIn {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What each of its envelopes says of itself; null where that is no work. */
  readonly claimed: readonly (ClaimedPlace | null)[];
  readonly person: Person;
  readonly deviceId: string | null;
}

type Counts = Rescue["counts"];

function summaryOf(claimed: HandedIn["claimed"]): { readonly counts: Counts; readonly vaults: readonly string[] } {
  const counts = { drafts: 0, revisions: 0, attachments: 0, unknown: 0 };
  const vaults = new Set<string>();
  for (const place of claimed) {
    counts[place?.table ?? "unknown"] += 1;
    if (place) vaults.add(place.vault);
  }
  return { counts, vaults: [...vaults].sort() };
}

async function refuseFlood(db: Db, store: Store, personId: string, size: number): Promise<void> {
  const since = minutesAfter(store.now(), -dayMinutes);
  const row = await db
    .selectFrom("rescues")
    .select((is) => [is.fn.countAll<number>().as("n"), is.fn.sum<number | null>("size").as("bytes")])
    .where("handed_in_by", "=", personId)
    .where("received_at", ">", since)
    .executeTakeFirstOrThrow();
  if (Number(row.n) >= dailyLimits.parcels || Number(row.bytes ?? 0) + size > dailyLimits.bytes)
    throw new Refusal("try-later", { seconds: 3600 });
}

const receiptOf = (row: Pick<RescueRow, "rescue_id" | "sha256" | "received_at" | "envelopes">): RescueReceipt => ({
  rescueId: row.rescue_id,
  sha256: row.sha256 as Sha256,
  receivedAt: row.received_at as Instant,
  envelopes: row.envelopes,
});

/** Stored as it came. The same parcel again is the same receipt, whoever carries it. */
export async function receiveRescue(store: Store, { bytes, claimed, person, deviceId }: HandedIn) {
  const sha256 = nameOf(bytes);
  const { counts, vaults } = summaryOf(claimed);
  return await store.write(async (db) => {
    const held = await db.selectFrom("rescues").selectAll().where("sha256", "=", sha256).executeTakeFirst();
    if (held) return { receipt: receiptOf(held), isNew: false };
    await refuseFlood(db, store, person.id, bytes.length);
    const row: RescueRow = {
      rescue_id: newId((length) => store.randomBytes(length)),
      sha256,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      size: bytes.length,
      envelopes: claimed.length,
      counts: JSON.stringify(counts),
      vaults: JSON.stringify(vaults),
      handed_in_by: person.id,
      region: person.region,
      device_id: deviceId,
      received_at: store.now(),
    };
    await db.insertInto("rescues").values(row).execute();
    const object = { kind: "rescue", id: row.rescue_id } as const;
    await audited(db, store, { actorId: person.id, deviceId, action: "rescue-received", object });
    return { receipt: receiptOf(row), isNew: true };
  });
}

/** Before it is opened nobody knows whose it is: it lies where whoever handed it in works. */
function isWithinReach(person: Person, { region }: Pick<RescueRow, "region">): boolean {
  const scope = scopeOf(person);
  return scope.level === "state" || (scope.level === "region" && (region === null || region === scope.region));
}

const namesOf = async (db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> => {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("people").select(["id", "name"]).where("id", "in", ids).execute();
  return ids.map((id) => ({ id, name: rows.find((row) => row.id === id)?.name ?? "" }));
};

export const approvalsNeeded = (store: Store): 1 | 2 => (policyFor(store.state).rescueNeedsTwo ? 2 : 1);

async function shown(db: Db, store: Store, row: Omit<RescueRow, "bytes">): Promise<Rescue> {
  const approvals = await db
    .selectFrom("rescue_approvals")
    .innerJoin("people", "people.id", "rescue_approvals.person_id")
    .select(["people.id", "people.name", "side", "at"])
    .where("rescue_id", "=", row.rescue_id)
    .orderBy("at")
    .execute();
  const openings = db.selectFrom("rescue_openings").selectAll().where("rescue_id", "=", row.rescue_id);
  const opening = await openings.executeTakeFirst();
  const [handedInBy = { id: row.handed_in_by, name: "" }] = await namesOf(db, [row.handed_in_by]);
  const needs = approvalsNeeded(store);
  return {
    rescueId: row.rescue_id,
    receivedAt: row.received_at as Instant,
    handedInBy,
    deviceId: row.device_id,
    bytes: row.size,
    counts: JSON.parse(row.counts),
    vaults: JSON.parse(row.vaults),
    state: opening ? "opened" : approvals.length >= needs ? "agreed" : "waiting",
    needs,
    approvals: approvals.map(({ id, name, side, at }) => {
      return { person: { id, name }, side: side as RescueSide, at: at as Instant };
    }),
    outcome: opening
      ? {
          openedAt: opening.opened_at as Instant,
          recruiters: await namesOf(db, JSON.parse(opening.recruiters)),
          items: JSON.parse(opening.items),
        }
      : null,
  };
}

export async function parcelOf(db: Db, rescueId: string) {
  const found = db.selectFrom("rescues").select(["bytes", "handed_in_by"]).where("rescue_id", "=", rescueId);
  const row = await found.executeTakeFirstOrThrow();
  return { bytes: new Uint8Array(row.bytes), carrierId: row.handed_in_by };
}

const columns = [
  "rescue_id",
  "sha256",
  "size",
  "envelopes",
  "counts",
  "vaults",
  "handed_in_by",
  "region",
  "device_id",
  "received_at",
] as const;

const longestList = 200;

/** What waits first, then what was opened, newest first, as far as somebody's reach goes. */
export async function listRescues(store: Store, person: Person): Promise<Rescue[]> {
  const rows = await store.reading.selectFrom("rescues").select(columns).orderBy("received_at", "desc").execute();
  const openings = await store.reading.selectFrom("rescue_openings").select("rescue_id").execute();
  const opened = new Set(openings.map((row) => row.rescue_id));
  const within = rows
    .filter((row) => isWithinReach(person, row))
    .toSorted((one, other) => Number(opened.has(one.rescue_id)) - Number(opened.has(other.rescue_id)))
    .slice(0, longestList);
  return await Promise.all(within.map((row) => shown(store.reading, store, row)));
}

/** Null where there is none within somebody's reach. */
export async function readRescue(store: Store, person: Person, rescueId: string): Promise<Rescue | null> {
  const found = store.reading.selectFrom("rescues").select(columns).where("rescue_id", "=", rescueId);
  const row = await found.executeTakeFirst();
  return row && isWithinReach(person, row) ? await shown(store.reading, store, row) : null;
}
