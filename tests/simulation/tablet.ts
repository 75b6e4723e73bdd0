import { newId } from "../../src/domain/base/id.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { answersSchemaVersion, type CoeAnswers } from "../../src/domain/coe/coe.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { readyDevice } from "../../src/storage/device.ts";
import type { DeviceKey } from "../../src/storage/device-key.ts";
import { createDraft, type DraftRow, readDraft, saveDraft, startCorrection } from "../../src/storage/drafts.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import { commitNewRevision, readRevision } from "../../src/storage/revisions.ts";
import type { RoundReport } from "../../src/storage/world.ts";
import { runRound } from "../../src/sync/round.ts";
import { createTransport } from "../../src/sync/transport.ts";
import { jpeg } from "../server/picture-making.ts";
import { newTestDevice, type TestDevice } from "../server/test-device.ts";
import { answersOf, making, morning, summaryOf } from "../storage/made.ts";
import { openSealer } from "../storage/open-sealer.ts";
import { provenBy } from "../sync/enrolled.ts";
import { type BrokenRule, brokenTransport, dropWhatFailed } from "./broken-rule.ts";
import type { Chance } from "./chance.ts";
import type { Network } from "./network.ts";

/** One tablet with the real storage and the real sync code. What was committed outlives its process. */
export interface SimulatedTablet {
  readonly name: string;
  readonly person: Person;
  readonly chance: Chance;
  readonly key: TestDevice;
  db: SurcoDatabase;
  /** Which start of the process this is: code of an earlier one is dead and does nothing more. */
  life: number;
  /** At the bottom of a lake. */
  destroyed: boolean;
  clockMs: number;
  /** Ids that the tablet called saved, and drafts with the answers it called saved. */
  readonly saved: Set<Sha256>;
  readonly drafts: Map<string, CoeAnswers>;
}

class Died extends Error {}

export async function startTablet(name: string, person: Person, chance: Chance): Promise<SimulatedTablet> {
  const db = openSurcoDatabase(name, openSealer());
  const { deviceId } = await readyDevice(db, () => newId((length) => chance.bytes(length)));
  await rememberRecruiter(db, person);
  const clockMs = Date.parse(morning) + (chance.whole(400) - 200) * 86_400_000;
  const key = newTestDevice(deviceId);
  return { name, person, chance, key, db, life: 0, destroyed: false, clockMs, saved: new Set(), drafts: new Map() };
}

/** The browser is killed and started again: only what was committed is there. */
export function restart(tablet: SimulatedTablet): void {
  tablet.life += 1;
  tablet.db = openSurcoDatabase(tablet.name, tablet.db.sealer);
}

export interface RoundWeather {
  readonly network: Network;
  readonly deadly: boolean;
  readonly retentionDays: number | null;
  readonly broken: BrokenRule | null;
}

/** A round in which the tablet may die before and after every wait. Null when it did. */
export async function round(tablet: SimulatedTablet, weather: RoundWeather): Promise<RoundReport | null> {
  const { life, db, chance, name, person } = tablet;
  const passing = () => {
    if (tablet.life !== life) throw new Died();
    if (weather.deadly && chance.happens(0.03)) {
      restart(tablet);
      throw new Died();
    }
  };
  const mint = () => newId((length) => chance.bytes(length));
  const key = heldKey(tablet.key);
  const carrier = provenBy(key, weather.network.carrierFor(tablet.person), () => tablet.clockMs, mint);
  try {
    return await runRound({
      db,
      transport: brokenTransport(createTransport(carrier), {
        broken: weather.broken,
        db,
        person,
        mayDie() {
          if (!weather.deadly || !chance.happens(0.3)) return;
          restart(tablet);
          throw new Died();
        },
      }),
      device: { key, name, newId: mint },
      ms: () => tablet.clockMs,
      chance: () => chance.next(),
      byHand: !weather.deadly || weather.broken !== null || chance.happens(0.3),
      checkpoint: making("draft"),
      retentionDays: weather.retentionDays,
      passing,
    });
  } catch (error) {
    if (error instanceof Died) return null;
    throw error;
  } finally {
    await noteSaved(tablet);
    if (weather.broken === "dropped after two failures") await dropWhatFailed(tablet.db);
  }
}

/** The tablet's key, without the browser's waits: the weather alone decides what comes first. */
const heldKey = ({ deviceId, publicKey, sign }: TestDevice): DeviceKey => ({
  name: async () => ({ deviceId, publicKey }),
  ready: async () => ({ deviceId, publicKey }),
  sign: async (_, text) => sign(text),
  trust: async () => undefined,
  isIntroduced: async () => true,
  isFromState: async () => false,
});

/** Whatever a new process would find was saved. */
async function noteSaved(tablet: SimulatedTablet): Promise<void> {
  for (const id of await tablet.db.revisions.toCollection().primaryKeys()) tablet.saved.add(id as Sha256);
}

export async function writeCoe(tablet: SimulatedTablet): Promise<void> {
  const { db, chance } = tablet;
  const name = `Familia ${chance.whole(1000)}`;
  const made = await createDraft(db, {
    coeId: newId((length) => chance.bytes(length)),
    recruiterId: tablet.person.id,
    createdAt: morning,
    state: "ZZ",
    answersSchema: answersSchemaVersion,
    answers: answersOf(name),
    summary: summaryOf(name),
  });
  if (made.ok) await type(tablet, made.value);
}

export async function type(tablet: SimulatedTablet, draft: DraftRow): Promise<void> {
  const answers = answersOf(`Familia ${tablet.chance.whole(1000)}`);
  const saved = await saveDraft(tablet.db, draft.coeId, draft.editSeq, { changedAt: draft.changedAt, answers });
  if (saved.ok) tablet.drafts.set(draft.coeId, answers);
}

export async function workingCopies({ db }: SimulatedTablet): Promise<DraftRow[]> {
  const ids = await db.drafts.filter((row) => row.stage === "draft").primaryKeys();
  const rows = await Promise.all(ids.map((coeId) => readDraft(db, coeId)));
  return rows.flatMap((row) => row ?? []);
}

export async function sign(tablet: SimulatedTablet, draft: DraftRow): Promise<void> {
  const photos = Array.from({ length: tablet.chance.whole(3) }, () =>
    nameAttachment(jpeg({ notes: [["comment", tablet.chance.bytes(30)]] }), "image/jpeg"),
  );
  const signed = await commitNewRevision(tablet.db, making("signed", photos), {
    coeId: draft.coeId,
    expectedEditSeq: draft.editSeq,
    changedAt: draft.changedAt,
  });
  if (!signed.ok) return;
  for (const id of [...signed.value.parents, ...photos.map((photo) => photo.id)]) tablet.saved.add(id);
}

/** Continues what this tablet shows: a returned COE as a rule, sometimes any or a certain one, which is how forks are made. */
export async function correct(tablet: SimulatedTablet, any: boolean, coeId?: string): Promise<string | null> {
  const { db, chance } = tablet;
  const lines = await readCoeList(db, tablet.person.id);
  const open = lines.filter((each) => any || each.stage === "returned");
  const line = coeId === undefined ? chance.pick(open) : open.find((each) => each.coeId === coeId);
  if (!line?.headRevisionId) return null;
  const body = await readRevision(db, line.headRevisionId);
  if (!body.ok) return null;
  const begun = await startCorrection(db, line.coeId, line.headRevisionId, {
    recruiterId: tablet.person.id,
    at: morning,
    state: "ZZ",
    answersSchema: answersSchemaVersion,
    answers: body.value.answers,
    summary: summaryOf(line.familyName),
  });
  if (!begun.ok) return null;
  tablet.drafts.set(line.coeId, begun.value.answers);
  return line.coeId;
}
