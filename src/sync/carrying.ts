import type { Hello } from "../domain/protocol/hello.ts";
import type { SurcoDatabase } from "../storage/database.ts";
import type { DeviceKey } from "../storage/device-key.ts";
import type { MakeRevision } from "../storage/revisions.ts";
import type { SyncProblem } from "../storage/world.ts";
import type { Transport, TransportProblem } from "./transport.ts";

/** The places before and after every wait of a round, where a tablet may die. The simulation lets it. */
export type RoundPoint =
  | `${"before" | "after"}-${"enrol" | "hello" | "put" | "batch" | "confirm" | "page" | "body" | "offer" | "release-confirm"}`
  | `${"before" | "after"}-keep-${"hello" | "reset" | "checkpoint" | "receipt" | "receipts" | "attempt" | "confirmation" | "page" | "body" | "offer"}`
  | `${"before" | "after"}-drop-wanted`
  | `${"before" | "after"}-release`;

/** This tablet, as far as the State has to know it. */
export interface TabletDevice {
  readonly key: DeviceKey;
  /** What people call it in the list of tablets. */
  readonly name: string;
  newId(): string;
}

/** What one round works with. Everything that can surprise is in here. */
export interface Carrying {
  readonly db: SurcoDatabase;
  readonly transport: Transport;
  /** By what the State knows this tablet; null where it cannot show that it is itself. */
  readonly device: TabletDevice | null;
  /** Milliseconds since 1970. */
  ms(): number;
  /** Between 0 and 1. */
  chance(): number;
  /** Asked for by a person: tries what is still waiting its turn too (P15). */
  readonly byHand: boolean;
  /** Makes the insurance revision of a draft; null where State policy forbids it. */
  readonly checkpoint: MakeRevision | null;
  /** Days that a decided COE stays on the tablet; null keeps it for ever. */
  readonly retentionDays: number | null;
  passing(point: RoundPoint): void;
}

/** A round that has been greeted. */
export interface Round extends Carrying {
  readonly hello: Hello;
}

/** What a step did, and why it stopped early, if it did. */
export interface StepReport {
  readonly done: number;
  readonly problem: SyncProblem | null;
}

/** A 401 is about the tablet, or about who is signed in. */
const deviceProblems: Readonly<Record<string, SyncProblem>> = {
  "device-unknown": "device-unknown",
  "proof-missing": "device-unknown",
  "proof-refused": "proof-refused",
  "device-revoked": "device-revoked",
};

/** These concern the whole round, whatever is sent: going on would only ask the same again. */
export const endsRound = (problem: SyncProblem | null): boolean =>
  problem === "not-signed-in" ||
  problem === "protocol-not-spoken" ||
  problem === "device-unknown" ||
  problem === "proof-refused" ||
  problem === "device-revoked";

export function syncProblemOf(problem: TransportProblem): SyncProblem {
  if (problem.code !== "refused") return problem.code;
  if (problem.status === 401) return deviceProblems[problem.problem] ?? "not-signed-in";
  if (problem.status === 426) return "protocol-not-spoken";
  if (problem.problem === "daily-volume") return "daily-volume";
  return problem.status === 429 || problem.problem === "busy" ? "busy" : "refused";
}
