import type { Sha256 } from "../domain/base/sha256.ts";

/** A revision that the State has told about: its place among the others of its COE, without its body. */
export interface KnownRow {
  readonly id: Sha256;
  readonly coeId: string;
  readonly parents: readonly Sha256[];
  readonly stage: "draft" | "signed";
  readonly deviceId: string;
  readonly seq: number;
  readonly complete: boolean;
}

/** The body of a revision that was written elsewhere. */
export interface FetchedRow {
  readonly id: Sha256;
  readonly coeId: string;
  readonly bytes: ArrayBuffer;
}

/** A body that is still to be fetched. */
export interface WantedRow {
  readonly id: Sha256;
  readonly coeId: string;
}

/** A change that this release does not understand, kept until one does. */
export interface UnreadRow {
  readonly server: string;
  readonly seq: number;
  readonly kind: string;
  readonly change: Readonly<Record<string, unknown>>;
}
