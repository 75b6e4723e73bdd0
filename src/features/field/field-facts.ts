import type { Instant } from "../../domain/base/instant.ts";
import { estimateSpace } from "../../storage/capacity.ts";
import { unsentCoes } from "../../storage/unsent-coes.ts";
import type { World } from "../../storage/world.ts";
import type { FieldFacts, FieldVault, SecondCopyStanding } from "./field-lines.ts";

/** What the browser is asked. Everything that can surprise stands here, so that a test can be any tablet. */
export interface FieldSurroundings {
  readonly world: Pick<World, "db" | "tabletVault" | "sync" | "now" | "app">;
  readonly storage: StorageManager | undefined;
  readonly serviceWorker: ServiceWorkerContainer | undefined;
  readonly locks: LockManager | undefined;
  matches(query: string): boolean;
  /** Safari's own word for an app on the home screen. */
  readonly standalone: boolean | undefined;
  after(ms: number, then: () => void): void;
  /** A version waits that the window has heard of. Null: it does not watch for any. */
  updateWaits(): boolean | null;
  /** How the second copy stands after everything that was saved until now. */
  secondCopy(): Promise<SecondCopyStanding>;
  /** Resolves when it can be said. */
  compared(): Promise<void>;
}

/** How long an application that is kept may take to count its pieces. */
const patience = 4000;

const orNull = <T>(asked: PromiseLike<T> | undefined): Promise<T | null> =>
  Promise.resolve(asked ?? null).catch(() => null);

/** What cannot be asked, or does not answer, is a fact too: this never fails. */
export async function readFieldFacts(around: FieldSurroundings): Promise<FieldFacts> {
  const { world, storage, locks } = around;
  const registration = (await orNull(around.serviceWorker?.getRegistration())) ?? null;
  const [device, persisted, space, unsent, writing, offline, secondCopy] = await Promise.all([
    orNull(world.db.device.get("this")),
    orNull(storage?.persisted?.()),
    orNull(estimateSpace(storage)),
    orNull(unsentCoes(world.db)),
    orNull(locks?.query()),
    orNull(offlineFact(around, registration)),
    around.secondCopy().catch(() => "failed" as const),
  ]);
  const { problem } = world.sync.status.get();
  const isWriting = writing?.held?.some(({ name }) => name?.startsWith("coe:")) ?? false;
  return {
    now: world.now(),
    persisted,
    installed: installedFact(around),
    freeBytes: space?.freeBytes ?? null,
    clockOffsetMs: device?.clockOffsetMs ?? null,
    version: problem === "protocol-not-spoken" ? "too-old" : versionFact(around, registration, isWriting),
    app: world.app,
    vault: vaultFact(world.tabletVault),
    secondCopy,
    unsent,
    contact: { at: device?.lastContact ?? null, signedOut: problem === "not-signed-in" },
    offline,
  };
}

function installedFact({ matches, standalone }: FieldSurroundings): boolean | null {
  if (standalone === true) return true;
  const modes = ["standalone", "fullscreen", "minimal-ui", "window-controls-overlay"];
  if (modes.some((mode) => matches(`(display-mode: ${mode})`))) return true;
  return matches("(display-mode: browser)") ? false : null;
}

function versionFact(
  around: FieldSurroundings,
  registration: ServiceWorkerRegistration | null,
  isWriting: boolean,
): FieldFacts["version"] {
  const heard = around.updateWaits();
  if (heard === null || registration === null) return null;
  if (!heard && !registration.waiting) return "newest";
  return isWriting ? "held-up" : "waiting";
}

function vaultFact({
  get,
  openedAt,
}: {
  get: World["tabletVault"]["get"];
  openedAt: Instant | null;
}): FieldVault | null {
  const state = get();
  if (state.kind !== "open") return null;
  return { kind: state.row.main.kind, passkeys: state.row.passkeys.length, openedAt };
}

/** The application itself counts what it has kept; one of an earlier release does not answer, and then nobody knows. */
async function offlineFact(
  { serviceWorker, after }: FieldSurroundings,
  registration: ServiceWorkerRegistration | null,
): Promise<FieldFacts["offline"]> {
  if (serviceWorker === undefined) return null;
  const worker = registration?.active;
  if (!worker) return "missing";
  const line = new MessageChannel();
  const missing = await new Promise<unknown>((answered) => {
    line.port1.onmessage = ({ data }) => answered(data);
    after(patience, () => answered(null));
    worker.postMessage({ type: "COUNT_MISSING" }, [line.port2]);
  });
  line.port1.close();
  if (typeof missing !== "number") return null;
  if (missing > 0) return "missing";
  return serviceWorker.controller ? "whole" : "again";
}
