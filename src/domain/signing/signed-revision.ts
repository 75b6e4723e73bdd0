import type { CalendarDate } from "../base/calendar-date.ts";
import type { Instant } from "../base/instant.ts";
import type { Sha256 } from "../base/sha256.ts";
import { answersSchemaVersion, type CoeAnswers } from "../coe/coe.ts";
import { formVersion } from "../coe/form.ts";
import { materialHash, shownHash } from "../coe/material.ts";
import type { Determination } from "../eligibility/determination.ts";
import {
  type AttachmentSlot,
  type ClaimedDetermination,
  type Revision,
  revisionSchemaVersion,
  type Signature,
} from "../protocol/revision.ts";
import type { StatePolicy } from "../states/state-policy.ts";

export interface SigningMoment {
  readonly on: CalendarDate;
  readonly at: Instant;
}

/** The interviewee's signature on what was shown, with the hashes of exactly that (coe-form, section 8). */
export function intervieweeSignature(
  answers: CoeAnswers,
  shown: CoeAnswers,
  moment: SigningMoment,
  how: { readonly language: string; readonly slot: string | null },
): Signature {
  const { intervieweeName, relationship, method } = answers.intervieweeSignature;
  if (method === null) throw new TypeError("nobody has said how the interviewee signed");
  return {
    role: "interviewee",
    name: intervieweeName.trim(),
    relationship: relationship.trim(),
    method,
    language: how.language,
    shownHash: shownHash(shown),
    materialHash: materialHash(shown),
    signedOn: moment.on,
    signedAt: moment.at,
    slot: how.slot,
  };
}

/** The recruiter's certification of the answers as they go out. */
export const recruiterSignature = (
  answers: CoeAnswers,
  name: string,
  moment: SigningMoment,
  how: { readonly method: "drawn" | "typed"; readonly slot: string | null; readonly language: string },
): Signature => ({
  role: "recruiter",
  name,
  relationship: "",
  method: how.method,
  language: how.language,
  shownHash: shownHash(answers),
  materialHash: materialHash(answers),
  signedOn: moment.on,
  signedAt: moment.at,
  slot: how.slot,
});

interface SignedParts {
  readonly coeId: string;
  readonly parents: readonly Sha256[];
  readonly reason: "signing" | "correction";
  readonly policy: StatePolicy;
  readonly answers: CoeAnswers;
  readonly determination: Determination;
  readonly signatures: readonly Signature[];
  readonly attachments: readonly AttachmentSlot[];
  readonly author: Revision["author"];
  readonly made: Revision["made"];
}

export const signedRevision = (parts: SignedParts): Revision => ({
  schema: revisionSchemaVersion,
  form: formVersion,
  policy: { state: parts.policy.state, version: parts.policy.version },
  coeId: parts.coeId,
  parents: [...parts.parents],
  stage: "signed",
  reason: parts.reason,
  answersSchema: answersSchemaVersion,
  answers: parts.answers,
  determination: claimOf(parts.determination),
  signatures: [...parts.signatures],
  attachments: [...parts.attachments],
  author: parts.author,
  made: parts.made,
});

/** What the tablet claims, so that the State can compare it with its own word. */
export const claimOf = (determination: Determination): ClaimedDetermination => ({
  ruleSet: determination.ruleSet,
  verdict: determination.verdict,
  children: determination.children.map(({ childId, verdict, qad, eed }) => ({ childId, verdict, qad, eed })),
});
