import { newId } from "../../src/domain/base/id.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { readDevice, readyDevice } from "../../src/storage/device.ts";
import type { DeviceKey } from "../../src/storage/device-key.ts";
import { copyOwed, heal } from "../../src/storage/journal-healing.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import type { RoundReport } from "../../src/storage/world.ts";
import type { RoundPoint } from "../../src/sync/carrying.ts";
import { runRound } from "../../src/sync/round.ts";
import { createTransport } from "../../src/sync/transport.ts";
import { newTestDevice, type TestDevice } from "../server/test-device.ts";
import { making, morning } from "../storage/made.ts";
import { emptyFiles, type Files, memoryJournal } from "../storage/memory-journal.ts";
import { openSealer } from "../storage/open-sealer.ts";
import { provenBy } from "../sync/enrolled.ts";
import { type BrokenRule, brokenTransport, dropWhatFailed } from "./broken-rule.ts";
import type { Chance } from "./chance.ts";
import type { Crashes, CrashPoint } from "./crash-points.ts";
import { glassSealer } from "./glass-sealer.ts";
import type { Network } from "./network.ts";
import { inTurn, type Turns } from "./turns.ts";

/** One tablet with the real storage and the real sync code. What was committed outlives its process. */
export interface SimulatedTablet {
  readonly name: string;
  readonly person: Person;
  readonly chance: Chance;
  /** Tells its vault by which key to seal to the State; null where its envelopes are of glass. */
  readonly meetState: ((publicKey: string) => Promise<void>) | null;
  /** What its second copy lies in; null where its browser has no such files. */
  readonly files: Files | null;
  key: TestDevice;
  /** As it stands in its storage: the State may send it on under another one. */
  deviceId: string;
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

/** Keys are dear and no two tablets of a town may share one; the next town may have them again. */
const keys: TestDevice[] = [];

export function keyNumber(index: number): TestDevice {
  keys[index] ??= newTestDevice();
  return keys[index];
}

interface Equipment {
  readonly key: TestDevice;
  readonly hasVault: boolean;
  readonly hasSecondCopy: boolean;
}

export async function startTablet(
  name: string,
  person: Person,
  chance: Chance,
  turns: Turns,
  { key, hasVault, hasSecondCopy }: Equipment,
): Promise<SimulatedTablet> {
  const vault = hasVault ? openSealer() : null;
  const db = openSurcoDatabase(name, inTurn(vault ?? glassSealer(), turns));
  const files = hasSecondCopy ? emptyFiles() : null;
  const clockMs = Date.parse(morning) + (chance.whole(400) - 200) * 86_400_000;
  const born = { life: 0, destroyed: false, clockMs, saved: new Set<Sha256>(), drafts: new Map<string, CoeAnswers>() };
  const meetState = vault && ((publicKey: string) => turns.take(() => vault.meetState(publicKey)));
  const tablet: SimulatedTablet = { name, person, chance, meetState, files, key, deviceId: "", db, ...born };
  await start(tablet);
  return tablet;
}

/** What the application does before it shows anything, and whoever holds the tablet then. */
async function start(tablet: SimulatedTablet): Promise<void> {
  const { db, files, chance, person } = tablet;
  const mint = () => newId((length) => chance.bytes(length));
  if (files !== null) {
    const journal = memoryJournal(db, files);
    const { owed } = await heal(db, journal, morning, mint);
    await copyOwed(db, journal, owed);
  }
  tablet.deviceId = (await readyDevice(db, mint)).deviceId;
  await rememberRecruiter(db, person);
}

/** The browser is killed and started again: only what was committed is there. */
export function restart(tablet: SimulatedTablet): void {
  tablet.life += 1;
  tablet.db = openSurcoDatabase(tablet.name, tablet.db.sealer);
  if (tablet.files !== null) memoryJournal(tablet.db, tablet.files);
}

/** The same by hand: the two copies are compared before anything else. */
export async function startAgain(tablet: SimulatedTablet): Promise<void> {
  restart(tablet);
  await start(tablet);
}

/**
 * The browser has thrown the database away, and the tablet's key with it. What lies twice comes back; a tablet without the second copy
 * has lost what only it had, and says nothing of it any more.
 */
export async function evict(tablet: SimulatedTablet, key: TestDevice): Promise<void> {
  await tablet.db.delete();
  if (tablet.files === null) {
    tablet.saved.clear();
    tablet.drafts.clear();
  }
  tablet.key = key;
  await startAgain(tablet);
}

export interface RoundWeather {
  readonly network: Network;
  readonly deadly: boolean;
  readonly retentionDays: number | null;
  readonly broken: BrokenRule | null;
  readonly crashes: Crashes;
}

/** A round in which the tablet may die before and after every wait. Null when it did. */
export async function round(tablet: SimulatedTablet, weather: RoundWeather): Promise<RoundReport | null> {
  const { life, db, chance, name, person } = tablet;
  const passing = (point: RoundPoint) => {
    if (tablet.life !== life) throw new Died();
    const place: CrashPoint = `tablet ${point}`;
    weather.crashes.pass(place);
    if (weather.deadly && chance.happens(0.03)) {
      weather.crashes.die(place);
      restart(tablet);
      throw new Died();
    }
  };
  const mint = () => newId((length) => chance.bytes(length));
  const key = heldKey(tablet);
  const carrier = provenBy(key, weather.network.carrierFor(tablet.person), () => tablet.clockMs, mint);
  try {
    return await runRound({
      db,
      transport: brokenTransport(createTransport(carrier), {
        broken: weather.broken,
        db,
        person,
        mayDie() {
          if (!weather.deadly || !chance.happens(0.7)) return;
          restart(tablet);
          throw new Died();
        },
      }),
      device: {
        key,
        name,
        newId() {
          tablet.deviceId = mint();
          return tablet.deviceId;
        },
      },
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
    await heedState(tablet);
    if (weather.broken === "dropped after two failures") await dropWhatFailed(tablet.db);
  }
}

/** The tablet's key, without the browser's waits: the weather alone decides what comes first. */
const heldKey = (tablet: SimulatedTablet): DeviceKey => ({
  name: async () => ({ deviceId: tablet.deviceId, publicKey: tablet.key.publicKey }),
  ready: async () => ({ deviceId: tablet.deviceId, publicKey: tablet.key.publicKey }),
  sign: async (_, text) => tablet.key.sign(text),
  trust: async () => undefined,
  isIntroduced: async () => true,
  isFromState: async () => false,
});

/** Whatever a new process would find was saved. */
async function noteSaved(tablet: SimulatedTablet): Promise<void> {
  for (const id of await tablet.db.revisions.toCollection().primaryKeys()) tablet.saved.add(id as Sha256);
}

/** From now on what is sealed is sealed to the State as well. */
async function heedState({ db, meetState }: SimulatedTablet): Promise<void> {
  const stateKey = meetState && (await readDevice(db)).stateKey;
  if (meetState && stateKey) await meetState(stateKey);
}
