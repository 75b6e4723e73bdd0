import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalText } from "../../src/domain/base/canonical.ts";
import { type Sha256, sha256OfBytes } from "../../src/domain/base/sha256.ts";
import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import { materialHash, shownHash } from "../../src/domain/coe/material.ts";
import { determine } from "../../src/domain/eligibility/determine.ts";
import { type NamedBytes, type Revision, revisionBytes } from "../../src/domain/protocol/revision.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { people, randomId, surroundings } from "./state-office.ts";

export interface Written extends NamedBytes {
  readonly revision: Revision;
  /** The drawn signature that the revision lists. */
  readonly signature: NamedBytes;
}

let drawn = 0;

/** A drawing unlike every other one, so that no revision is complete before its own signature has come. */
function drawing(): NamedBytes {
  drawn += 1;
  const strokes = [
    [...randomId()].map((digit, x) => ({ x, y: Number.parseInt(digit, 16), time: x * 20, pressure: 50 })),
  ];
  const bytes = utf8ToBytes(canonicalText({ width: 600, height: 200 + drawn, strokes }));
  return { id: sha256OfBytes(bytes), bytes };
}

export interface Wording {
  readonly coeId?: string;
  readonly parents?: readonly Sha256[];
  readonly stage?: "draft" | "signed";
  readonly author?: { readonly recruiterId: string; readonly name: string };
  readonly answers?: CoeAnswers;
  readonly deviceSeq?: number;
  readonly change?: (revision: Revision) => object;
}

/** A signed COE of an eligible family, as a tablet would make it. */
export function write(wording: Wording = {}): Written {
  const answers = wording.answers ?? sampleAnswers();
  const signature = drawing();
  const stage = wording.stage ?? "signed";
  const { ruleSet, verdict, children } = determine(answers, policyFor("ZZ"));
  const revision: Revision = {
    schema: 1,
    form: "national-coe/2023",
    policy: { state: "ZZ", version: policyFor("ZZ").version },
    coeId: wording.coeId ?? randomId(),
    parents: [...(wording.parents ?? [])],
    stage,
    reason: stage === "signed" ? "signing" : "checkpoint",
    answersSchema: 1,
    answers,
    determination: {
      ruleSet,
      verdict,
      children: children.map((child) => ({
        childId: child.childId,
        verdict: child.verdict,
        qad: child.qad,
        eed: child.eed,
      })),
    },
    signatures:
      stage === "draft"
        ? []
        : [
            {
              role: "interviewee",
              name: "Tomás García López",
              relationship: "Father",
              method: "drawn",
              language: "es",
              shownHash: shownHash(answers),
              materialHash: materialHash(answers),
              signedOn: answersDay,
              signedAt: surroundings.now(),
              slot: "interviewee",
            },
            {
              role: "recruiter",
              name: people.ana.name,
              relationship: "",
              method: "typed",
              language: "en",
              shownHash: shownHash(answers),
              materialHash: materialHash(answers),
              signedOn: answersDay,
              signedAt: surroundings.now(),
              slot: null,
            },
          ],
    attachments:
      stage === "draft"
        ? []
        : [{ slot: "interviewee", id: signature.id, bytes: signature.bytes.length, type: "application/json" }],
    author: wording.author ?? { recruiterId: people.ana.id, name: people.ana.name },
    made: {
      deviceId: "0123456789abcdef0123456789abcdef",
      deviceSeq: wording.deviceSeq ?? 1,
      deviceTime: surroundings.now(),
      clockOffsetMs: null,
      app: "test",
    },
  };
  const made = (wording.change ? wording.change(revision) : revision) as Revision;
  return { ...revisionBytes(made, utf8ToBytes), revision: made, signature };
}

const answersDay = "2026-04-10" as Revision["signatures"][number]["signedOn"];

/** Bytes under their own name, whatever they are. */
export const named = (text: string): NamedBytes => {
  const bytes = utf8ToBytes(text);
  return { id: sha256OfBytes(bytes), bytes };
};
