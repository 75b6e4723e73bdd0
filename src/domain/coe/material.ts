import { canonicalText, canonicalTextOf, type Plain } from "../base/canonical.ts";
import { type Sha256, sha256OfText } from "../base/sha256.ts";
import { type DateAnswer, dateOf, isDash, isDateAnswer } from "./answer.ts";
import type { CoeAnswers } from "./coe.ts";
import { differencesBetween } from "./differences.ts";
import type { FieldPath } from "./field-path.ts";

/**
 * What a correction may touch without troubling the family again (coe-form, section 7), by the section that it stands in. Everything
 * that is not named here is material: a field that is added later asks for a signature until somebody decides otherwise.
 */
const clericalPatterns: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ["familyData", [/^familyData\.(parent[12]\.(lastName|firstName)|address|city|state|zip|telephone)$/]],
  [
    "childData",
    [
      /^childData\.children\.[^.]+\.(sex|multipleBirth|birthDateCode|schooling\.enrolled)$/,
      /^childData\.children\.[^.]+\.stateInformation\./,
    ],
  ],
  ["qualifyingMoves", [/^qualifyingMoves\.moves\.[^.]+\.necessityReason$/, /^qualifyingMoves\.work\.[^.]+\.commutes$/]],
  ["comments", [/^comments\./]],
  ["intervieweeSignature", [/^intervieweeSignature\.(interviewLanguage|interpreter|method|witness)$/]],
  ["stateInformation", [/^stateInformation\./]],
]);

type FieldClass = "material" | "clerical";

export function fieldClass(field: FieldPath): FieldClass {
  const patterns = clericalPatterns.get(field.slice(0, field.indexOf(".")));
  return patterns?.some((pattern) => pattern.test(field)) ? "clerical" : "material";
}

/** A day counts as the day it is: `3` and `03`, or a note on how it was established, make no other fact. */
const daySaid = (answer: DateAnswer): string =>
  dateOf(answer) ?? [answer.y, answer.m, answer.d].map((part) => part.trim()).join("/");

/**
 * The material facts of these answers, in one order: an id stands before each member of a list, the order of a list says nothing.
 * They are tried by the hundred, so a name is cut together only where it is one.
 */
function materialFacts(value: unknown, path: string, facts: Map<string, Plain>): void {
  if (Array.isArray(value)) {
    if (value.every((member) => typeof member === "string")) facts.set(path, value.toSorted());
    else {
      for (const member of value as readonly { readonly id: string }[]) {
        facts.set(`${path}.${member.id}`, true);
        materialFacts(member, `${path}.${member.id}`, facts);
      }
    }
  } else if (typeof value === "object" && value !== null && isDateAnswer(value)) {
    if (fieldClass(path) === "material") facts.set(path, daySaid(value));
  } else if (typeof value === "object" && value !== null && !isDash(value)) {
    for (const [key, member] of Object.entries(value))
      materialFacts(member, path === "" ? key : `${path}.${key}`, facts);
  } else if (fieldClass(path) === "material") {
    facts.set(path, typeof value === "string" ? value.trim() : (value as Plain));
  }
}

/** How a text is named: a runtime that hashes faster than the domain's own code hands in its own (the tests hold both together). */
export type HashText = (text: string) => Sha256;

/** Names the facts a signature stands for. Another hash voids the signature. */
export function materialHash(answers: CoeAnswers, hashText: HashText = sha256OfText): Sha256 {
  const facts = new Map<string, Plain>();
  materialFacts(answers, "", facts);
  return hashText(canonicalTextOf(facts));
}

/**
 * Names exactly what the family saw when it signed: everything but the act of signing itself, which is recorded while it happens
 * (the method, the witness and the comment that the method owes).
 */
export function shownHash(answers: CoeAnswers, hashText: HashText = sha256OfText): Sha256 {
  const shown: CoeAnswers = {
    ...answers,
    comments: Object.fromEntries(Object.entries(answers.comments).filter(([key]) => !key.startsWith("signature:"))),
    intervieweeSignature: { ...answers.intervieweeSignature, method: null, witness: "" },
  };
  return hashText(canonicalText(shown as Plain));
}

export interface SignaturesNeeded {
  readonly interviewee: boolean;
  /** A clerical correction is only initialled by the recruiter. */
  readonly recruiter: "signature" | "initials" | "none";
  /** The fields that make the interviewee's signature necessary, or else those to be initialled. */
  readonly because: readonly FieldPath[];
}

/** What must be signed again after a correction of a signed COE. The State may ask more of clerical corrections, never less of material ones. */
export function signaturesStillNeeded(
  previous: CoeAnswers,
  next: CoeAnswers,
  policy: { readonly clericalNeedsSignature: boolean },
): SignaturesNeeded {
  const changed = differencesBetween(previous, next).filter((difference) => difference.kind !== "moved");
  const fields = changed.map((difference) => difference.field);
  if (materialHash(previous) !== materialHash(next)) {
    const because = fields.filter((field) => fieldClass(field) === "material");
    return { interviewee: true, recruiter: "signature", because };
  }
  if (fields.length === 0) return { interviewee: false, recruiter: "none", because: [] };
  return policy.clericalNeedsSignature
    ? { interviewee: true, recruiter: "signature", because: fields }
    : { interviewee: false, recruiter: "initials", because: fields };
}
