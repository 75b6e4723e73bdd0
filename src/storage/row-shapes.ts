import { type CalendarDate, parseCalendarDate } from "../domain/base/calendar-date.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import {
  anything,
  buffer,
  count,
  flag,
  having,
  instant,
  listOf,
  oneOf,
  orMissing,
  orNull,
  recordOf,
  type Shape,
  text,
} from "../domain/base/shape.ts";
import { isCoeAnswers } from "../domain/coe/answers-shape.ts";
import type { Person } from "../domain/protocol/person.ts";
import { roles } from "../domain/protocol/roles.ts";
import type { DeviceRow } from "./device.ts";
import type { DraftRow } from "./drafts.ts";
import type { OpenInterviewNote } from "./open-interview.ts";
import type { DrawnSignature, SigningProgress, StrokePoint } from "./signing-progress.ts";

// What stands on the disk may have been written by another release, or be damaged: nothing read from it is believed before it has
// passed here. A field that is added to a row is added here as `orMissing`, for the rows that were written before it; a field that
// a newer release has added passes and is kept.

const hash: Shape<Sha256> = (value): value is Sha256 => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const day: Shape<CalendarDate> = (value): value is CalendarDate =>
  typeof value === "string" && parseCalendarDate(value) !== null;

const drawn = having<DrawnSignature>({
  width: count,
  height: count,
  strokes: listOf(listOf(having<StrokePoint>({ x: count, y: count, time: count, pressure: count }))),
});

const signing = having<SigningProgress>({
  step: oneOf(["read-back", "statement", "certification"]),
  handedOver: flag,
  language: text,
  shown: orNull(isCoeAnswers),
  intervieweeSignature: orNull(drawn),
  intervieweeSignedOn: orNull(day),
  intervieweeSignedAt: orNull(instant),
  paper: orNull(having({ type: text, bytes: buffer })),
  recruiterSignature: orNull(drawn),
  recruiterTyped: text,
});

/** A working copy whose answers, and what was shown of them, are of some version of their shape and still have to be read. */
export type DraftFrame = Omit<DraftRow, "answers" | "signing"> & {
  readonly answers: unknown;
  readonly signing: unknown;
};

/** What of a working copy is open on the disk (protocol 4.9): numbers, ids and states. */
export type DraftColumns = Pick<
  DraftRow,
  | "coeId"
  | "recruiterId"
  | "editSeq"
  | "answersSchema"
  | "baseRevisionId"
  | "parents"
  | "stage"
  | "checkpointedSeq"
  | "typed"
>;

const draftColumns = {
  coeId: text,
  recruiterId: text,
  editSeq: count,
  answersSchema: count,
  baseRevisionId: orNull(hash),
  parents: listOf(hash),
  stage: oneOf(["draft", "signed"]),
  checkpointedSeq: count,
  typed: flag,
} as const;

export const isDraftColumns: Shape<DraftColumns> = having<DraftColumns>(draftColumns);

export const isDraftFrame: Shape<DraftFrame> = having<DraftFrame>({
  ...draftColumns,
  createdAt: instant,
  changedAt: instant,
  answers: anything,
  state: text,
  signing: anything,
  place: orNull(having<NonNullable<DraftRow["place"]>>({ section: text, field: orNull(text) })),
});

export const isSigningProgress: Shape<SigningProgress | null> = orNull(signing);

export const isDeviceRow: Shape<DeviceRow> = having<DeviceRow>({
  key: oneOf(["this"]),
  deviceId: text,
  deviceSeq: count,
  cursors: recordOf(text),
  seen: orNull(having({ seq: count, chain: text })),
  seenSinceHello: orMissing(flag),
  seenBefore: orMissing(orNull(having({ seq: count, chain: text }))),
  server: orNull(text),
  securedSeq: orNull(count),
  mustConfirm: flag,
  mustOffer: orMissing(flag),
  confirmedAt: count,
  clockOffsetMs: orNull(count),
  lastContact: orNull(instant),
  lost: orNull(having({ fromSeq: count, toSeq: count })),
  oldestWriter: count,
  recruiterId: orNull(text),
  handedOver: orMissing(orNull(text)),
  wiped: orMissing(orNull(instant)),
  eraseOwed: orMissing(flag),
  restored: orMissing(orNull(having<NonNullable<NonNullable<DeviceRow["restored"]>>>({ coes: count, at: instant }))),
  openInterview: orMissing(orNull(having<OpenInterviewNote>({ coeId: text, recruiterId: text, at: instant }))),
  stateKey: orMissing(orNull(text)),
  sealedFor: orMissing(listOf(text)),
});

/** Somebody as a row: before districts had viewers, nothing was said of a district. */
type StoredPerson = Omit<Person, "district"> & { readonly district: string | null | undefined };

export const isPerson: Shape<StoredPerson> = having<StoredPerson>({
  id: text,
  name: text,
  roles: listOf(oneOf(roles)),
  state: text,
  region: orNull(text),
  district: orMissing(orNull(text)),
  title: having<Person["title"]>({ en: text, es: text }),
});
