import type { Instant } from "../domain/base/instant.ts";
import type { Sha256 } from "../domain/base/sha256.ts";

export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  /** Milliseconds; only their differences mean something. */
  readonly time: number;
  readonly pressure: number;
}

/** A signature or a mark as it was drawn: strokes in the coordinates of a pad of this size. */
export interface DrawnSignature {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly StrokePoint[])[];
}

/** Where a signing stands, so that a reload or a kill brings it back. Nothing in here counts as signed. */
export interface SigningProgress {
  readonly step: "read-back" | "statement" | "certification";
  /** The tablet is in the family's hands; leaving that screen asks for the recruiter. */
  readonly handedOver: boolean;
  /** Language in which the statement is shown. */
  readonly language: string;
  /** Hash of exactly what the family was shown, once it was shown. */
  readonly statementShownHash: Sha256 | null;
  readonly materialHash: Sha256 | null;
  readonly intervieweeName: string;
  readonly relationship: string;
  readonly intervieweeSignature: DrawnSignature | null;
  readonly intervieweeSignedAt: Instant | null;
  readonly witness: string;
  /** A photo of the signed paper, kept as an attachment when the COE is signed. */
  readonly paper: { readonly type: string; readonly bytes: ArrayBuffer } | null;
}
