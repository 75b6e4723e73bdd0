import type { CoeAnswers } from "../coe/coe.ts";
import type { SignaturesNeeded } from "../coe/material.ts";
import type { Receipt } from "../protocol/receipt.ts";
import type { Revision } from "../protocol/revision.ts";
import { waitsForRecruiter } from "../review/set-aside.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { signaturesSince } from "./signing-act.ts";

/** A signed version, with why the State set it aside; empty where it did not. */
export interface HandedIn {
  readonly revision: Revision;
  readonly setAside: Receipt["problems"];
}

/** What of a signing the State could not accept. The recruiter signs anew in any case. */
export interface RefusedSigning {
  /** The family's signature is none: it is given again. */
  readonly family: boolean;
  /** The family's signature stands on the paper, and only its photo is taken again. */
  readonly photo: boolean;
  /** The pictures that are not carried on. */
  readonly slots: ReadonlySet<string>;
}

/** Null where nothing was refused that the recruiter could put right. */
export function refusedSigning({ revision, setAside }: HandedIn): RefusedSigning | null {
  if (!waitsForRecruiter(setAside)) return null;
  const family = revision.signatures.find(({ role }) => role === "interviewee");
  const slots = new Set(setAside.flatMap(({ code, details }) => (code === "picture-not-allowed" ? details.slot : [])));
  const itself = family?.slot != null && slots.has(family.slot);
  const onPaper = itself && family.method === "paper";
  const invalid = setAside.some(({ code }) => code === "signature-invalid") || family === undefined;
  return {
    family: invalid || (itself && !onPaper),
    photo: onPaper && !invalid,
    slots: new Set([...slots].filter((slot) => slot !== undefined)),
  };
}

/** What has to be signed again in a correction: what its changes ask for, and what the State could not accept. */
export function signaturesDue(
  before: HandedIn,
  now: CoeAnswers,
  policy: Pick<StatePolicy, "clericalNeedsSignature">,
): SignaturesNeeded {
  const needed = signaturesSince(before.revision.answers, now, policy);
  const refused = refusedSigning(before);
  if (refused === null || needed.interviewee) return needed;
  return refused.family
    ? { interviewee: true, recruiter: "signature", because: [] }
    : { ...needed, recruiter: "signature" };
}
