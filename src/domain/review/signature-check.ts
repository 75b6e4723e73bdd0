import { sha256OfText } from "../base/sha256.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { type HashText, materialHash, shownHash } from "../coe/material.ts";
import type { Revision, Signature } from "../protocol/revision.ts";
import { ancestorsOf } from "./heads.ts";

interface NamedRevision {
  readonly id: string;
  readonly revision: Revision;
  /** The answers in the words of the release that they were signed under; the revision's own where nothing is said. */
  readonly asSigned?: CoeAnswers;
}

/**
 * Whether the signatures of one revision stand for what it says, by itself alone. The interviewee's stands for the facts beside it: a
 * clerical correction carries it on, a material one voids it. What was shown to the family may have been an earlier version; the
 * recruiter certifies this one.
 */
export function ownSignatureFaults(
  revision: Revision,
  asSigned: CoeAnswers = revision.answers,
  hashText: HashText = sha256OfText,
): readonly string[] {
  if (revision.stage !== "signed") return [];
  const slots = new Set(revision.attachments.map(({ slot }) => slot));
  const signs = (role: Signature["role"]) => revision.signatures.some((signature) => signature.role === role);
  // One pair of hashes for all signatures: making them is most of what judging a COE costs.
  const facts = materialHash(asSigned, hashText);
  const shown = signs("recruiter") ? shownHash(asSigned, hashText) : null;
  return [
    ...(signs("interviewee") ? [] : ["interviewee-signature-missing"]),
    ...(signs("recruiter") ? [] : ["certification-missing"]),
    ...revision.signatures.flatMap((signature) => [
      ...(signature.materialHash === facts ? [] : [`${signature.role}-signed-other-facts`]),
      ...(signature.role === "interviewee" || signature.shownHash === shown
        ? []
        : ["recruiter-certified-other-answers"]),
      ...(signature.slot === null || slots.has(signature.slot) ? [] : ["signature-without-its-drawing"]),
    ]),
  ];
}

/** The same for a revision among all versions of its COE: the signatures are in their order, on something that was shown. */
export function signatureFaults(
  { id, revision, asSigned }: NamedRevision,
  all: readonly NamedRevision[],
): readonly string[] {
  if (revision.stage !== "signed") return [];
  const byId = new Map(
    all.map((one) => [one.id, { revisionId: one.id, parents: one.revision.parents, stage: one.revision.stage }]),
  );
  const line = ancestorsOf(id, byId);
  const shown = new Set(
    all.filter((one) => line.has(one.id)).map((one) => shownHash(one.asSigned ?? one.revision.answers)),
  );
  const interviewee = revision.signatures.find(({ role }) => role === "interviewee");
  const recruiter = revision.signatures.findLast(({ role }) => role === "recruiter");
  const checks: readonly [boolean, string][] = [
    [interviewee === undefined || shown.has(interviewee.shownHash), "interviewee-shown-something-else"],
    [(interviewee?.signedAt ?? "") <= (recruiter?.signedAt ?? "~"), "certified-before-signed"],
  ];
  return [...ownSignatureFaults(revision, asSigned), ...checks.filter(([holds]) => !holds).map(([, what]) => what)];
}
