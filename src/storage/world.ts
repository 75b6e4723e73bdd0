import type { CalendarDate } from "../domain/base/calendar-date.ts";
import type { RandomBytes } from "../domain/base/id.ts";
import type { Instant } from "../domain/base/instant.ts";
import type { Person } from "../domain/protocol/person.ts";
import type { StatePolicy } from "../domain/states/state-policy.ts";
import type { SurcoDatabase } from "./database.ts";
import type { TabletVault } from "./tablet-vault.ts";
import type { Vault } from "./vault.ts";

/** Why the last round did not finish. Stable codes; the words are the screen's. */
export type SyncProblem =
  /** Nobody answered: no network, or too slow. */
  | "no-answer"
  /** Somebody answered who is not the State's server: a login page, a proxy, garbage. */
  | "not-an-answer"
  | "not-signed-in"
  /** The State does not know this tablet yet, or not by whoever is signed in; it introduces itself again. */
  | "device-unknown"
  /** The State did not take the tablet's proof. */
  | "proof-refused"
  /** The State has revoked this tablet. What is unsent is handed in first. */
  | "device-revoked"
  /** This app is older than the server still understands. */
  | "protocol-not-spoken"
  | "busy"
  /** This tablet has sent as much as the State takes from one in a day. */
  | "daily-volume"
  | "refused"
  /** The tablet could not write down what it was told. */
  | "storage-failed";

export interface SyncStatus {
  readonly running: boolean;
  readonly lastContact: Instant | null;
  /** Revisions and attachments of this tablet without a receipt. */
  readonly unsent: number;
  readonly problem: SyncProblem | null;
  readonly serverTimeOffsetMs: number | null;
}

export interface RoundReport {
  /** `elsewhere`: another window is sending. */
  readonly outcome: "done" | "problem" | "elsewhere";
  readonly problem: SyncProblem | null;
  readonly sent: number;
  readonly received: number;
}

export interface SyncHandle {
  /** A round now, whatever waits: the button always tries (P15). */
  sendNow(): Promise<RoundReport>;
  /** Something was signed or saved: a round soon. */
  poke(): void;
  /** What its recruiter typed since the last revision becomes one, while their vault is open: so it leaves in a colleague's session too (P22). */
  insure(): Promise<void>;
  readonly status: { get(): SyncStatus; subscribe(listener: () => void): () => void };
  start(): void;
  stop(): void;
}

/** What the shell hands down to every screen. Everything that can surprise comes from here. */
export interface World {
  readonly db: SurcoDatabase;
  /** What the tables seal and open with: one for a window. */
  readonly vault: Vault;
  /** Whose vault it is, and whether it is open. */
  readonly tabletVault: TabletVault;
  readonly sync: SyncHandle;
  readonly person: Person | null;
  now(): Instant;
  today(): CalendarDate;
  readonly randomBytes: RandomBytes;
  newId(): string;
  policy(state: string): StatePolicy;
  /** Name and version of this release, as written into revisions. */
  readonly app: string;
}
