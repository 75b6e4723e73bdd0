import { createHash } from "node:crypto";
import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import { canonicalText, type Plain } from "../../src/domain/base/canonical.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import { type Sha256, sha256OfBytes } from "../../src/domain/base/sha256.ts";
import { answersSchemaVersion, type CoeAnswers } from "../../src/domain/coe/coe.ts";
import { materialHash, shownHash } from "../../src/domain/coe/material.ts";
import type { Verdict } from "../../src/domain/eligibility/determination.ts";
import { determine } from "../../src/domain/eligibility/determine.ts";
import type { PracticeCoe } from "../../src/domain/practice/caseload.ts";
import {
  type ClaimedDetermination,
  type NamedBytes,
  type Revision,
  revisionBytes,
  revisionSchemaVersion,
  type Signature,
} from "../../src/domain/protocol/revision.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import type { StatePolicy } from "../../src/domain/states/state-policy.ts";
import { practiceRecruiters } from "./people.ts";
import { drawnMark, drawnName, pictureOf } from "./strokes.ts";

interface Named extends NamedBytes {
  readonly type: string;
}

export interface MadeCoe extends NamedBytes {
  readonly attachments: readonly Named[];
}

interface Making {
  readonly coe: PracticeCoe;
  readonly answers: CoeAnswers;
  readonly parent: Sha256 | null;
  readonly stage: "draft" | "signed";
  readonly signedOn: CalendarDate;
  readonly at: Instant;
  readonly deviceSeq: number;
  /** Made by a tablet whose rules sent nothing to the reviewer yet, so that the office sees a difference marked. */
  readonly olderRules: boolean;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const named = (bytes: Uint8Array, type: string): Named => ({ id: sha256OfBytes(bytes), bytes, type });

const drawn = (drawing: object): Named => named(encode(canonicalText(drawing as Plain)), "application/json");

/** What the interviewee left behind, by the method that was recorded. Who refused, or agreed by telephone, left nothing. */
function intervieweeMark({ answers, coe }: Making): Named | null {
  const { method, intervieweeName } = answers.intervieweeSignature;
  if (method === "x-mark") return drawn(drawnMark());
  if (method === "paper") return named(pictureOf(drawnName(intervieweeName, coe.coeId)), "image/png");
  return method === "drawn" || method === null ? drawn(drawnName(intervieweeName, coe.coeId)) : null;
}

function signaturesOf({ answers, coe, signedOn, at }: Making, mark: Named | null): Signature[] {
  const { intervieweeName, relationship, method } = answers.intervieweeSignature;
  const bound = { shownHash: shownHash(answers), materialHash: materialHash(answers), signedOn, signedAt: at };
  const recruiter = practiceRecruiters[coe.recruiter];
  return [
    {
      ...bound,
      role: "interviewee",
      name: intervieweeName,
      relationship,
      method: method ?? "drawn",
      language: "es",
      slot: mark ? "interviewee" : null,
    },
    {
      ...bound,
      role: "recruiter",
      name: recruiter.name,
      relationship: "",
      method: "drawn",
      language: "en",
      slot: "recruiter",
    },
  ];
}

function claimOf({ answers, olderRules }: Making, policy: StatePolicy): ClaimedDetermination {
  const { ruleSet, verdict, children } = determine(answers, policy);
  const older = (said: Verdict): Verdict => (olderRules && said === "needs-review" ? "eligible" : said);
  return {
    ruleSet: olderRules ? "surco-rules/0" : ruleSet,
    verdict: older(verdict),
    children: children.map((child) => {
      return { childId: child.childId, verdict: older(child.verdict), qad: child.qad, eed: child.eed };
    }),
  };
}

/** Makes a revision as a tablet would: the same bytes, names, hashes and claims; only the family is invented. */
export function makeRevision(making: Making): MadeCoe {
  const { coe, answers, parent, stage, at, deviceSeq } = making;
  const policy = policyFor("ZZ");
  const recruiter = practiceRecruiters[coe.recruiter];
  const mark = stage === "signed" ? intervieweeMark(making) : null;
  const slots = [
    ...(mark ? [{ slot: "interviewee", ...mark }] : []),
    ...(stage === "signed" ? [{ slot: "recruiter", ...drawn(drawnName(recruiter.name, coe.coeId)) }] : []),
  ];
  const revision: Revision = {
    schema: revisionSchemaVersion,
    form: "national-coe/2023",
    policy: { state: policy.state, version: policy.version },
    coeId: coe.coeId,
    parents: parent ? [parent] : [],
    stage,
    reason: stage === "draft" ? "checkpoint" : parent ? "correction" : "signing",
    answersSchema: answersSchemaVersion,
    answers,
    determination: claimOf(making, policy),
    signatures: stage === "signed" ? signaturesOf(making, mark) : [],
    attachments: slots.map(({ slot, id, bytes, type }) => ({ slot, id, bytes: bytes.length, type })),
    author: { recruiterId: recruiter.id, name: recruiter.name },
    made: {
      deviceId: createHash("sha256").update(recruiter.id).digest("hex").slice(0, 32),
      deviceSeq,
      deviceTime: at,
      clockOffsetMs: 0,
      app: "practice",
    },
  };
  return { ...revisionBytes(revision, encode), attachments: slots };
}
