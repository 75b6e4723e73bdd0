import type { CalendarDate } from "../domain/base/calendar-date.ts";
import type { Instant } from "../domain/base/instant.ts";
import type { CoeAnswers } from "../domain/coe/coe.ts";

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
  /** Language in which the statement is shown or read aloud. */
  readonly language: string;
  /** The answers that were read back: the signature stands for exactly these, and what changes afterwards is told field by field. */
  readonly shown: CoeAnswers | null;
  readonly intervieweeSignature: DrawnSignature | null;
  readonly intervieweeSignedOn: CalendarDate | null;
  readonly intervieweeSignedAt: Instant | null;
  /** A photo of the signed paper, kept as an attachment when the COE is signed. */
  readonly paper: { readonly type: string; readonly bytes: ArrayBuffer } | null;
  /** The recruiter's own signature under the certification, drawn or typed. */
  readonly recruiterSignature: DrawnSignature | null;
  readonly recruiterTyped: string;
}

/** Whether a family has given what no version holds yet: a signature that was drawn, or the photo of the paper that they signed. */
const isGiven = (signing: SigningProgress | null): boolean =>
  signing !== null && (signing.intervieweeSignature !== null || signing.paper !== null);

/** Whether a family is in it, with the tablet in their hands or a signature given: then it may be finished, whoever has the COE now. */
export const isWithFamily = (signing: SigningProgress | null): boolean =>
  signing?.handedOver === true || isGiven(signing);
