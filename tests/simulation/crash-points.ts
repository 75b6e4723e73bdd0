import type { RoundPoint } from "../../src/sync/carrying.ts";
import type { Store } from "../../sync-server/store/store.ts";

/** The places before, inside and after every wait of the State's server, where its process may die. */
type StatePoint = `${"before" | "inside" | "after"}-write` | `${"before" | "after"}-drawing` | "before-answer";

/** Where somebody may die: a tablet in the middle of a round, or the State in the middle of a request. */
export type CrashPoint = `tablet ${RoundPoint}` | `state ${StatePoint}`;

const waits = ["enrol", "hello", "put", "batch", "confirm", "page", "body", "offer", "release-confirm"] as const;
const keeps = [
  "hello",
  "reset",
  "checkpoint",
  "receipt",
  "receipts",
  "attempt",
  "confirmation",
  "page",
  "body",
] as const;
const states = [
  "before-write",
  "inside-write",
  "after-write",
  "before-drawing",
  "after-drawing",
  "before-answer",
] as const;
const steps = [
  ...waits,
  ...keeps.map((keep) => `keep-${keep}` as const),
  "keep-offer",
  "release",
  "drop-wanted",
] as const;

/** All of them, so that a test can tell at which nobody ever came by. */
export const crashPoints: readonly CrashPoint[] = [
  ...steps.flatMap((step) => [`tablet before-${step}`, `tablet after-${step}`] as const),
  ...states.map((point) => `state ${point}` as const),
];

/** The State is put back between two requests of one round: in a hundred seeds this may not come about at all. */
export const rarePoints: ReadonlySet<CrashPoint> = new Set([
  "tablet before-keep-reset",
  "tablet after-keep-reset",
  "tablet before-drop-wanted",
  "tablet after-drop-wanted",
]);

/** How often somebody came by at each point, and how often they died there. */
export class Crashes {
  readonly passed = new Map<CrashPoint, number>();
  readonly died = new Map<CrashPoint, number>();

  pass(point: CrashPoint): void {
    this.passed.set(point, (this.passed.get(point) ?? 0) + 1);
  }

  die(point: CrashPoint): void {
    this.died.set(point, (this.died.get(point) ?? 0) + 1);
  }

  add({ passed, died }: Crashes): void {
    for (const [point, times] of passed) this.passed.set(point, (this.passed.get(point) ?? 0) + times);
    for (const [point, times] of died) this.died.set(point, (this.died.get(point) ?? 0) + times);
  }
}

/** The State's process ended: nobody is answered, and nothing of it goes on. */
export class StateDied extends Error {}

/** The store of a process that may die: `pass` throws where it does, and from then on everywhere. */
export const mortalStore = (store: Store, pass: (point: StatePoint) => void): Store => ({
  ...store,
  async write(work) {
    pass("before-write");
    const done = await store.write(async (db) => {
      const answer = await work(db);
      pass("inside-write");
      return answer;
    });
    pass("after-write");
    return done;
  },
  async drawn() {
    pass("before-drawing");
    await store.drawn();
    pass("after-drawing");
  },
  async drawnInTime() {
    pass("before-drawing");
    await store.drawnInTime();
    pass("after-drawing");
  },
});

/** One process of the State, from its start to its death. */
interface Process {
  isDead: boolean;
  pass(point: StatePoint): void;
}

export function beginProcess(crashes: Crashes, mayDie: () => boolean): Process {
  const process: Process = {
    isDead: false,
    pass(point) {
      if (process.isDead) throw new StateDied();
      crashes.pass(`state ${point}`);
      if (!mayDie()) return;
      process.isDead = true;
      crashes.die(`state ${point}`);
      throw new StateDied();
    },
  };
  return process;
}
