import { describe, expect, it } from "vitest";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { materialHash, shownHash } from "../../../src/domain/coe/material.ts";
import {
  methodsFor,
  signaturesSince,
  signingComment,
  signingGaps,
  withMethod,
  withoutSigning,
  withSigningComment,
  withWitness,
} from "../../../src/domain/signing/signing-act.ts";
import { policyFor } from "../../../src/domain/states/all.ts";
import { sampleAnswers } from "../coe/sample-answers.ts";

const policy = policyFor("ZZ");
const answers = sampleAnswers();
const remote = (remoteSignature: boolean) => ({ ...policy, remoteSignature });

describe("the ways to sign", () => {
  it("[R-95] a signature by telephone is offered only where the State accepts it", () => {
    expect(methodsFor(remote(true))).toContain("verbal-remote");
    expect(methodsFor(remote(false))).not.toContain("verbal-remote");
    const agreed = withWitness(withMethod(answers, "verbal-remote"), "Rosa Nilo");
    expect(signingGaps(agreed, remote(false), false)).toContain("method-not-accepted");
  });

  it("[R-95] a drawn signature owes no comment, every other way owes its own", () => {
    expect(signingComment(withMethod(answers, "drawn"), policy)).toBeNull();
    for (const method of ["x-mark", "paper", "refused", "verbal-remote"] as const) {
      expect(signingComment(withMethod(answers, method), policy)).toMatchObject({
        kind: `signature:${method}`,
        required: true,
        written: false,
        starter: { message: `starter.signature.${method}` },
      });
    }
  });

  it("says what is missing, method by method", () => {
    expect(signingGaps(answers, policy, false)).toEqual(["method"]);
    expect(signingGaps(withMethod(answers, "drawn"), policy, false)).toEqual(["signature"]);
    expect(signingGaps(withMethod(answers, "drawn"), policy, true)).toEqual([]);
    const marked = withMethod(answers, "x-mark");
    expect(signingGaps(marked, policy, true)).toEqual(["witness", "comment"]);
    const witnessed = withSigningComment(withWitness(marked, "Rosa Nilo"), "x-mark", "He does not write.");
    expect(signingGaps(witnessed, policy, true)).toEqual([]);
    const refused = withSigningComment(withMethod(answers, "refused"), "refused", "She prefers not to.");
    expect(signingGaps(refused, policy, false)).toEqual([]);
  });

  it("another way to sign drops the comment and the witness of the one before", () => {
    const marked = withSigningComment(withWitness(withMethod(answers, "x-mark"), "Rosa Nilo"), "x-mark", "No writing.");
    const drawn = withMethod(marked, "drawn");
    expect(Object.keys(drawn.comments)).toEqual(["other"]);
    expect(drawn.intervieweeSignature.witness).toBe("");
    expect(withoutSigning(marked)).toEqual(withoutSigning(answers));
  });
});

describe("what a signature stands for", () => {
  const city = (to: string): CoeAnswers => ({ ...answers, familyData: { ...answers.familyData, schoolDistrict: to } });

  it("the act of signing changes nothing of what was shown", () => {
    const signed = withSigningComment(withWitness(withMethod(answers, "x-mark"), "Rosa Nilo"), "x-mark", "No writing.");
    expect(shownHash(signed)).toBe(shownHash(answers));
    expect(materialHash(signed)).toBe(materialHash(answers));
    const strict = { clericalNeedsSignature: true };
    expect(signaturesSince(answers, signed, strict)).toMatchObject({ interviewee: false, recruiter: "none" });
  });

  it("a material change voids it and names the fields", () => {
    expect(signaturesSince(answers, city("Mesa Verde School District"), policy)).toEqual({
      interviewee: true,
      recruiter: "signature",
      because: ["familyData.schoolDistrict"],
    });
  });

  it("a clerical change leaves the family in peace, unless the State asks for more", () => {
    const phone = { ...answers, familyData: { ...answers.familyData, telephone: "555 0142" } };
    expect(signaturesSince(answers, phone, { clericalNeedsSignature: false })).toMatchObject({
      interviewee: false,
      recruiter: "initials",
    });
    expect(signaturesSince(answers, phone, { clericalNeedsSignature: true }).interviewee).toBe(true);
  });
});
