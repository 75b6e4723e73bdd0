import type { Result } from "../domain/base/result.ts";
import type { EnvelopeProblem, Place } from "../domain/protocol/envelope.ts";

export type OpenProblem =
  | EnvelopeProblem
  /** Sound, but it belongs to another row: somebody has moved it. */
  | "wrong-place"
  /** Another recruiter's, or this one's before a new vault was made. */
  | "other-vault"
  /** A byte is not what it was when this was sealed. */
  | "altered"
  | "too-large"
  /** Nobody has unlocked, or the vault was locked meanwhile. */
  | "locked";

/** What that comes to for whoever reads a row. */
export const unreadables = ["damaged", "locked", "other-vault"] as const;
export type Unreadable = (typeof unreadables)[number];

export const unreadableFor = (problem: OpenProblem): Unreadable =>
  problem === "locked" || problem === "other-vault" ? problem : "damaged";

export interface SealedRow {
  readonly place: Place;
  readonly envelope: ArrayBuffer;
}

/**
 * An envelope that is still to be filled, by whoever cannot wait for the worker at that moment. The key is this one envelope's: it
 * opens nothing that is sealed already, and serves once.
 */
export interface EmptyEnvelope {
  readonly associated: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly key: Uint8Array<ArrayBuffer>;
}

export type Opened = Result<Uint8Array<ArrayBuffer>, OpenProblem>;

/**
 * What the tables seal and open with. Seal before and open after a transaction of IndexedDB, never inside: waiting for the
 * worker would end it.
 */
export interface Sealer {
  /** Rejects with `VaultLocked` where there is no key; nothing is ever written open instead. */
  seal(place: Place, bytes: Uint8Array): Promise<ArrayBuffer>;
  /** As `seal`, for something that is not known yet. */
  emptyEnvelope(place: Place): Promise<EmptyEnvelope>;
  open(place: Place, envelope: ArrayBuffer): Promise<Opened>;
  /** Each by itself, in the order asked: a damaged row does not hide the others. */
  openMany(rows: readonly SealedRow[]): Promise<Opened[]>;
}

export class VaultLocked extends Error {
  constructor() {
    super("the vault is locked");
    this.name = "VaultLocked";
  }
}
