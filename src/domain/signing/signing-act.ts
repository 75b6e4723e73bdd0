import type { CoeAnswers } from "../coe/coe.ts";
import { type SignatureMethod, signatureMethods } from "../coe/interviewee-signature.ts";
import { type SignaturesNeeded, signaturesStillNeeded } from "../coe/material.ts";
import type { OwedComment } from "../eligibility/determination.ts";
import { determine } from "../eligibility/determine.ts";
import type { StatePolicy } from "../states/state-policy.ts";

/** The ways to sign that this State accepts. */
export const methodsFor = (policy: Pick<StatePolicy, "remoteSignature">): readonly SignatureMethod[] =>
  signatureMethods.filter((method) => method !== "verbal-remote" || policy.remoteSignature);

export const needsWitness = (method: SignatureMethod | null): boolean =>
  method === "x-mark" || method === "verbal-remote";

/** Signed on the glass of the tablet, by the family's own hand. */
export const isOnScreen = (method: SignatureMethod | null): boolean => method === "drawn" || method === "x-mark";

const isSigningComment = (key: string): boolean => key.startsWith("signature:");

/** The answers as the family heard them: without how it signed, who saw it, and the comment on that. */
export const withoutSigning = (answers: CoeAnswers): CoeAnswers => ({
  ...answers,
  comments: Object.fromEntries(Object.entries(answers.comments).filter(([key]) => !isSigningComment(key))),
  intervieweeSignature: { ...answers.intervieweeSignature, method: null, witness: "" },
});

/** Another way to sign: the comment that another one owed goes. */
export const withMethod = (answers: CoeAnswers, method: SignatureMethod): CoeAnswers => ({
  ...answers,
  comments: Object.fromEntries(
    Object.entries(answers.comments).filter(([key]) => !isSigningComment(key) || key === `signature:${method}`),
  ),
  intervieweeSignature: {
    ...answers.intervieweeSignature,
    method,
    witness: needsWitness(method) ? answers.intervieweeSignature.witness : "",
  },
});

export const withWitness = (answers: CoeAnswers, witness: string): CoeAnswers => ({
  ...answers,
  intervieweeSignature: { ...answers.intervieweeSignature, witness },
});

export const withSigningComment = (answers: CoeAnswers, method: SignatureMethod, text: string): CoeAnswers => ({
  ...answers,
  comments: { ...answers.comments, [`signature:${method}`]: text },
});

/** The comment that the way of signing owes, with the sentence that begins it; null for a drawn signature. */
export const signingComment = (answers: CoeAnswers, policy: StatePolicy): OwedComment | null =>
  determine(answers, policy).comments.find((comment) => isSigningComment(comment.kind)) ?? null;

/** What is still missing before the interviewee's part is done. */
export type SigningGap = "method" | "method-not-accepted" | "signature" | "witness" | "comment";

export function signingGaps(answers: CoeAnswers, policy: StatePolicy, hasStrokes: boolean): readonly SigningGap[] {
  const { method, witness } = answers.intervieweeSignature;
  if (method === null) return ["method"];
  const comment = signingComment(answers, policy);
  const gaps: readonly [SigningGap, boolean][] = [
    ["method-not-accepted", !methodsFor(policy).includes(method)],
    ["signature", isOnScreen(method) && !hasStrokes],
    ["witness", needsWitness(method) && witness.trim() === ""],
    ["comment", comment !== null && !comment.written],
  ];
  return gaps.filter(([, open]) => open).map(([gap]) => gap);
}

/** What has to be signed again since the family saw `before`. How they signed then is no change. */
export const signaturesSince = (
  before: CoeAnswers,
  now: CoeAnswers,
  policy: Pick<StatePolicy, "clericalNeedsSignature">,
): SignaturesNeeded => signaturesStillNeeded(withoutSigning(before), withoutSigning(now), policy);
