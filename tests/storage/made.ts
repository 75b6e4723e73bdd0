import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import { newId } from "../../src/domain/base/id.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import { answersSchemaVersion, emptyCoeAnswers } from "../../src/domain/coe/coe.ts";
import { materialHash, shownHash } from "../../src/domain/coe/material.ts";
import {
  type Revision,
  revisionBytes,
  revisionSchemaVersion,
  type Signature,
} from "../../src/domain/protocol/revision.ts";
import type { NamedAttachment } from "../../src/storage/attachments.ts";
import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { type DeviceRow, readyDevice } from "../../src/storage/device.ts";
import { createDraft, type DraftRow } from "../../src/storage/drafts.ts";
import type { MadeRevision, MakeRevision } from "../../src/storage/revisions.ts";
import type { SigningProgress } from "../../src/storage/signing-progress.ts";
import { openSealer } from "./open-sealer.ts";

export const morning = "2026-03-14T15:00:00.000Z" as Instant;
export const later = "2026-03-14T16:00:00.000Z" as Instant;

let given = 0;
/** Ids that differ and repeat from run to run. */
export const nextId = (): string => {
  given += 1;
  const n = given;
  return newId((length) => Uint8Array.from({ length }, (_, index) => (n >>> (8 * (index % 4))) & 0xff));
};

export async function freshDatabase(): Promise<SurcoDatabase> {
  const db = openSurcoDatabase(`surco-test-${nextId()}`, openSealer());
  await readyDevice(db, nextId);
  return db;
}

export const answersOf = (lastName: string): CoeAnswers => {
  const empty = emptyCoeAnswers();
  return { ...empty, familyData: { ...empty.familyData, parent1: { lastName, firstName: "Ana" } } };
};

export const summaryOf = (familyName: string, ...childNames: string[]) => ({
  familyName,
  childNames,
  owed: { mustFix: 0, comments: 0 },
});

/** The family has signed on the screen; the recruiter has not yet. */
export const familySigned: SigningProgress = {
  step: "certification",
  handedOver: false,
  language: "en",
  shown: answersOf("Olmos"),
  intervieweeSignature: { width: 600, height: 200, strokes: [[{ x: 1, y: 2, time: 0, pressure: 0.5 }]] },
  intervieweeSignedOn: "2026-11-22" as CalendarDate,
  intervieweeSignedAt: later,
  paper: null,
  recruiterSignature: null,
  recruiterTyped: "",
};

export async function newDraft(db: SurcoDatabase, familyName = "Peña", recruiterId = "r-1"): Promise<DraftRow> {
  const made = await createDraft(db, {
    coeId: nextId(),
    recruiterId,
    createdAt: morning,
    state: "ZZ",
    answersSchema: answersSchemaVersion,
    answers: answersOf(familyName),
    summary: summaryOf(familyName),
  });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

function signaturesUnder(answers: CoeAnswers): Signature[] {
  const by = { name: "Rosa Practice", relationship: "", language: "es", slot: null };
  const bound = {
    shownHash: shownHash(answers),
    materialHash: materialHash(answers),
    signedOn: "2026-03-02" as CalendarDate,
    signedAt: morning,
  };
  return [
    { ...by, ...bound, role: "interviewee", method: "refused" },
    { ...by, ...bound, role: "recruiter", method: "typed" },
  ];
}

export function revisionFrom(
  draft: DraftRow,
  device: Pick<DeviceRow, "deviceId" | "deviceSeq">,
  stage: "draft" | "signed",
  attachments: readonly NamedAttachment[] = [],
): MadeRevision {
  const revision: Revision = {
    schema: revisionSchemaVersion,
    form: "national-coe/2023",
    policy: { state: draft.state, version: 1 },
    coeId: draft.coeId,
    parents: [...draft.parents],
    stage,
    reason: stage === "signed" ? "signing" : "checkpoint",
    answersSchema: draft.answersSchema,
    answers: draft.answers,
    determination: { ruleSet: "test", verdict: "not-yet-known", children: [] },
    signatures: stage === "signed" ? signaturesUnder(draft.answers) : [],
    attachments: attachments.map(({ id, type, bytes }, index) => ({
      slot: `interviewee-${index}`,
      id,
      bytes: bytes.length,
      type,
    })),
    author: { recruiterId: draft.recruiterId, name: "Rosa Practice" },
    made: {
      deviceId: device.deviceId,
      deviceSeq: device.deviceSeq + 1,
      deviceTime: morning,
      clockOffsetMs: null,
      app: "test",
    },
  };
  return { ...revisionBytes(revision, (text) => new TextEncoder().encode(text)), revision };
}

export const making =
  (stage: "draft" | "signed", attachments: readonly NamedAttachment[] = []): MakeRevision =>
  (draft, device) => ({ made: revisionFrom(draft, device, stage, attachments), attachments });
