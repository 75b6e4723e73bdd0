import type { CalendarDate } from "../domain/base/calendar-date.ts";
import type { Instant } from "../domain/base/instant.ts";
import type { CoeAnswers } from "../domain/coe/coe.ts";
import {
  type ClaimedDetermination,
  type Revision,
  revisionBytes,
  revisionSchemaVersion,
} from "../domain/protocol/revision.ts";
import type { MakeRevision } from "../storage/revisions.ts";

interface CheckpointSurroundings {
  now(): Instant;
  today(): CalendarDate;
  readonly app: string;
  readonly form: string;
  policyVersion(state: string): number;
  /** What the rules say about these answers now. */
  claim(answers: CoeAnswers, state: string, today: CalendarDate): ClaimedDetermination;
  /** Name of a recruiter of this tablet. */
  nameOf(recruiterId: string): string;
}

/** The insurance revision of a draft: what is on the disk, unsigned, so that the State keeps a copy while the interview goes on. */
export const checkpointMaker =
  (around: CheckpointSurroundings): MakeRevision =>
  (draft, device) => {
    const revision: Revision = {
      schema: revisionSchemaVersion,
      form: around.form,
      policy: { state: draft.state, version: around.policyVersion(draft.state) },
      coeId: draft.coeId,
      parents: [...draft.parents],
      stage: "draft",
      reason: "checkpoint",
      answersSchema: draft.answersSchema,
      answers: draft.answers,
      determination: around.claim(draft.answers, draft.state, around.today()),
      signatures: [],
      attachments: [],
      author: { recruiterId: draft.recruiterId, name: around.nameOf(draft.recruiterId) },
      made: {
        deviceId: device.deviceId,
        deviceSeq: device.deviceSeq + 1,
        deviceTime: around.now(),
        clockOffsetMs: device.clockOffsetMs,
        app: around.app,
      },
    };
    const encoder = new TextEncoder();
    return { made: { ...revisionBytes(revision, (text) => encoder.encode(text)), revision }, attachments: [] };
  };
