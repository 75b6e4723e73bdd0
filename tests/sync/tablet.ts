import type { Person } from "../../src/domain/protocol/person.ts";
import type { NamedAttachment } from "../../src/storage/attachments.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import { type DeviceKey, storedDeviceKey } from "../../src/storage/device-key.ts";
import type { DraftRow } from "../../src/storage/drafts.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import { commitNewRevision } from "../../src/storage/revisions.ts";
import type { RoundReport } from "../../src/storage/world.ts";
import type { Carrying } from "../../src/sync/carrying.ts";
import { introduceTablet } from "../../src/sync/introducing.ts";
import { runRound } from "../../src/sync/round.ts";
import { type Carrier, createTransport, type Transport } from "../../src/sync/transport.ts";
import { freshDatabase, later, making, newDraft } from "../storage/made.ts";
import { provenBy, tabletDevice } from "./enrolled.ts";
import { recruiter } from "./state-server.ts";

export interface Tablet {
  readonly carrying: Carrying;
  readonly db: SurcoDatabase;
  readonly key: DeviceKey;
  /** Another way to the State, proved by this tablet's key. */
  over(carrier: Carrier): Transport;
  round(over?: Partial<Carrying>): Promise<RoundReport>;
  /** Milliseconds that this tablet's clock has been moved on. */
  clock: { ms: number };
}

/** A tablet with the real storage and sync code, whose weather is `carrier`. Nobody has ever heard of it. */
export async function freshTablet(
  carrier: Carrier,
  person: Person = recruiter(),
  own?: SurcoDatabase,
): Promise<Tablet> {
  const db = own ?? (await freshDatabase());
  await rememberRecruiter(db, person);
  const clock = { ms: Date.parse("2026-03-14T15:00:00.000Z") };
  const key = storedDeviceKey(db);
  const over = (way: Carrier) => createTransport(provenBy(key, way, () => clock.ms));
  const carrying: Carrying = {
    db,
    transport: over(carrier),
    device: tabletDevice(key),
    ms: () => clock.ms,
    chance: () => 0.5,
    byHand: false,
    checkpoint: null,
    retentionDays: null,
    passing: () => undefined,
  };
  return { carrying, db, key, over, clock, round: (changed) => runRound({ ...carrying, ...changed }) };
}

/** One that has introduced itself, where somebody answered. */
export async function newTablet(carrier: Carrier, person?: Person, own?: SurcoDatabase): Promise<Tablet> {
  const tablet = await freshTablet(carrier, person, own);
  await introduceTablet(tablet.carrying);
  return tablet;
}

/** A signed COE on this tablet. */
export async function signedCoe(
  { db }: Tablet,
  familyName = "Peña",
  attachments: readonly NamedAttachment[] = [],
  recruiterId = "r-1",
): Promise<DraftRow> {
  const draft = await newDraft(db, familyName, recruiterId);
  const signed = await commitNewRevision(db, making("signed", attachments), {
    coeId: draft.coeId,
    expectedEditSeq: 0,
    changedAt: later,
  });
  if (!signed.ok) throw new Error(signed.error.code);
  return signed.value;
}
