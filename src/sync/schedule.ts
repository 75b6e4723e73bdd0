import type { SurcoDatabase } from "../storage/database.ts";
import type { MakeRevision } from "../storage/revisions.ts";
import { countUnsent } from "../storage/unsent-ids.ts";
import type { RoundReport, SyncHandle } from "../storage/world.ts";
import { waitAfter } from "./backoff.ts";
import type { RoundPoint, TabletDevice } from "./carrying.ts";
import { keepCheckpoints, runRound } from "./round.ts";
import { createStatus, type StatusBoard } from "./status.ts";
import type { Transport } from "./transport.ts";

/** Moments at which the weather may have changed. `navigator.onLine` is a hint and is never asked (P15). */
export interface Signals {
  /** Calls back on `online` and on becoming visible; returns the way to stop. */
  subscribe(worthTrying: () => void): () => void;
}

export interface SyncSurroundings {
  readonly db: SurcoDatabase;
  readonly transport: Transport;
  readonly device?: TabletDevice | null;
  /** Undefined where the browser has none: two windows then send the same thing twice, which is harmless. */
  readonly locks: LockManager | undefined;
  readonly clock: { ms(): number };
  after(ms: number, then: () => void): () => void;
  chance(): number;
  readonly signals: Signals;
  readonly checkpoint?: MakeRevision | null;
  readonly retentionDays?: number | null;
  /** For the simulation. */
  readonly passing?: (point: RoundPoint) => void;
}

const everyFiveMinutes = 5 * 60_000;
const soon = 2_000;

/** When rounds run (P15): after signing, on becoming visible, on `online`, every five minutes, and when a person asks. */
export function createSync(around: SyncSurroundings): SyncHandle {
  const status = createStatus();
  let started = false;
  let unsubscribe: () => void = () => undefined;
  let running: Promise<RoundReport> | null = null;
  let next: Promise<RoundReport> | null = null;
  const alarm = createAlarm(around, () => attempt());
  const isIdle = () => started && running === null;

  const round = (byHand: boolean): Promise<RoundReport> => {
    alarm.cancel();
    const begun = toldRound(around, status, byHand)
      .then(alarm.heard)
      .finally(() => {
        running = null;
        if (started) alarm.set(isIdle);
      });
    running = begun;
    return begun;
  };

  const attempt = () => {
    if (running === null && started) void round(false);
  };

  const poke = () => {
    if (!started) return;
    if (running === null) attempt();
    else void running.then(attempt);
  };

  return {
    status,
    sendNow() {
      if (running === null) return round(true);
      next ??= running.then(() => {
        next = null;
        return running ?? round(true);
      });
      return next;
    },
    poke,
    insure: () => keepCheckpoints({ db: around.db, checkpoint: around.checkpoint ?? null, passing: () => undefined }),
    start() {
      if (started) return;
      started = true;
      unsubscribe = around.signals.subscribe(() => {
        alarm.weatherChanged();
        // The round that runs may have begun without the network.
        poke();
      });
      attempt();
    },
    stop() {
      started = false;
      unsubscribe();
      alarm.cancel();
    },
  };
}

async function toldRound(around: SyncSurroundings, status: StatusBoard, byHand: boolean): Promise<RoundReport> {
  await publish(around.db, status, null);
  const report = await underLock(around, byHand);
  await publish(around.db, status, report);
  return report;
}

/** Rings for the next round: in five minutes, sooner after silence, and when the first thing that failed may be tried again. */
function createAlarm(around: SyncSurroundings, ring: () => void) {
  /** Rounds in a row that nobody answered. */
  let silences = 0;
  let cancel: () => void = () => undefined;
  const ringAfter = (ms: number) => {
    cancel();
    cancel = around.after(ms, ring);
  };
  return {
    cancel: () => cancel(),
    heard(report: RoundReport): RoundReport {
      silences = report.problem === "no-answer" || report.problem === "not-an-answer" ? silences + 1 : 0;
      return report;
    },
    /** A browser says so before every part of it can ask: what fails now is not to wait as long as the silence before it. */
    weatherChanged() {
      silences = 0;
    },
    /** `isIdle` is asked when the storage has answered: by then another round may run. */
    set(isIdle: () => boolean) {
      const wait = silences > 0 ? Math.min(everyFiveMinutes, waitAfter(silences, around.chance())) : everyFiveMinutes;
      ringAfter(wait);
      earliestRetry(around)
        .then((retry) => {
          if (retry !== null && retry < wait && silences === 0 && isIdle()) ringAfter(Math.max(soon, retry));
        })
        // A storage that cannot be read is the next round's to tell; it rings all the same.
        .catch(() => undefined);
    },
  };
}

/** One window sends at a time. A person who asks is never told to wait for another window: sending twice is harmless. */
async function underLock(around: SyncSurroundings, byHand: boolean): Promise<RoundReport> {
  const run = () => guarded(around, byHand);
  if (around.locks === undefined) return run();
  const report = await around.locks.request("sync", { ifAvailable: true }, async (lock) => (lock ? run() : null));
  if (report !== null) return report;
  return byHand ? run() : { outcome: "elsewhere", problem: null, sent: 0, received: 0 };
}

async function guarded(around: SyncSurroundings, byHand: boolean): Promise<RoundReport> {
  try {
    return await runRound({
      db: around.db,
      transport: around.transport,
      device: around.device ?? null,
      ms: () => around.clock.ms(),
      chance: () => around.chance(),
      byHand,
      checkpoint: around.checkpoint ?? null,
      retentionDays: around.retentionDays ?? null,
      passing: around.passing ?? (() => undefined),
    });
  } catch {
    // Only the tablet's own storage throws here. Nothing was lost: what has no receipt is sent again.
    return { outcome: "problem", problem: "storage-failed", sent: 0, received: 0 };
  }
}

/** Says in one change whether a round runs and what stands on the tablet. `report` is null at the start of a round. */
async function publish(db: SurcoDatabase, status: StatusBoard, report: RoundReport | null): Promise<void> {
  const running = report === null;
  try {
    const device = await db.device.get("this");
    const kept = report === null || report.outcome === "elsewhere";
    status.change({
      running,
      problem: kept ? status.get().problem : report.problem,
      lastContact: device?.lastContact ?? null,
      serverTimeOffsetMs: device?.clockOffsetMs ?? null,
      unsent: await countUnsent(db),
    });
  } catch {
    status.change({ running, problem: "storage-failed" });
  }
}

/** Milliseconds until the first thing that failed may be tried again; null when nothing waits. */
async function earliestRetry({ db, clock }: SyncSurroundings): Promise<number | null> {
  const waiting = await db.attempts.toArray();
  return waiting.length === 0 ? null : Math.min(...waiting.map((attempt) => attempt.nextAt)) - clock.ms();
}
