import { describe, expect, it } from "vitest";
import { emptyDate } from "../../../src/domain/coe/answer.ts";
import { removeChild, reorderChild } from "../../../src/domain/coe/child-list.ts";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { fieldClass, materialHash, shownHash, signaturesStillNeeded } from "../../../src/domain/coe/material.ts";
import { changeMove, changeWorker } from "../../../src/domain/coe/move-list.ts";
import { changeChild, setWork } from "./changed-answers.ts";
import { on, sampleAnswers } from "./sample-answers.ts";

const sample = sampleAnswers();
const lenient = { clericalNeedsSignature: false };
const family = (change: Partial<CoeAnswers["familyData"]>): CoeAnswers => ({
  ...sample,
  familyData: { ...sample.familyData, ...change },
});
const work = { workerId: "w1", moveId: "m1", newId: "k1" };

const materialChanges: Readonly<Record<string, CoeAnswers>> = {
  "item 1, the place": changeMove(sample, "m1", {
    from: { schoolDistrict: "Other", city: "X", state: "ZZ", country: "US", adminArea: "" },
  }),
  "item 1 and 3, the day": changeMove(sample, "m1", { date: on("2026-03-15") }),
  "item 1, who moved": changeMove(sample, "m1", { childIds: ["c1"] }),
  "item 2b, the worker": changeWorker(sample, "w1", { relation: "guardian" }),
  "item 4a": setWork(sample, work, { engagedDate: on("2026-03-21") }),
  "item 5, the work": setWork(sample, work, { description: "sorting apples" }),
  "item 5a": setWork(sample, work, { employment: "temporary" }),
  "item 6": setWork(sample, work, { temporaryBasis: "employer" }),
  "the birth date": changeChild(sample, "c1", { birthDate: on("2016-04-03") }),
  "a child's name": changeChild(sample, "c1", { lastName2: "Nuñez" }),
  "the residency date": changeChild(sample, "c1", { residencyDate: on("2026-03-20") }),
  "the present district": family({ schoolDistrict: "Other" }),
  "the children on the form": removeChild(sample, "c2"),
};

const clericalChanges: Readonly<Record<string, CoeAnswers>> = {
  "the telephone": family({ telephone: "555-0100" }),
  "the zip code": family({ zip: "00501" }),
  "the address": family({ address: "Camp 5" }),
  "the code of the birth record": changeChild(sample, "c1", { birthDateCode: "08" }),
  "a comment": { ...sample, comments: { ...sample.comments, "4a": "The frost came late." } },
  "the State's own question": { ...sample, stateInformation: { phone: "shared" } },
};

describe("material and clerical (coe-form, section 7)", () => {
  it.each(Object.entries(materialChanges))("%s is material: family and recruiter sign again", (_, next) => {
    expect(materialHash(next)).not.toBe(materialHash(sample));
    const needed = signaturesStillNeeded(sample, next, lenient);
    expect(needed).toMatchObject({ interviewee: true, recruiter: "signature" });
    expect(needed.because.length).toBeGreaterThan(0);
    expect(needed.because.every((field) => fieldClass(field) === "material")).toBe(true);
  });

  it.each(Object.entries(clericalChanges))("%s is clerical: the recruiter initials it", (_, next) => {
    expect(materialHash(next)).toBe(materialHash(sample));
    expect(shownHash(next)).not.toBe(shownHash(sample));
    const needed = signaturesStillNeeded(sample, next, lenient);
    expect(needed).toMatchObject({ interviewee: false, recruiter: "initials" });
    expect(needed.because).toHaveLength(1);
    expect(signaturesStillNeeded(sample, next, { clericalNeedsSignature: true })).toMatchObject({
      interviewee: true,
      recruiter: "signature",
    });
  });

  it("asks for nothing when nothing changed, or only the order of the children", () => {
    for (const next of [sampleAnswers(), reorderChild(sample, "c2", 0)]) {
      expect(signaturesStillNeeded(sample, next, lenient)).toEqual({
        interviewee: false,
        recruiter: "none",
        because: [],
      });
      expect(materialHash(next)).toBe(materialHash(sample));
    }
  });

  it("takes 4/2 and 04/02 for the same day, and a note on an estimate for no other fact", () => {
    const padded = changeChild(sample, "c1", {
      birthDate: { ...emptyDate, y: "2016", m: "04", d: "02", estimated: true, how: "a week after Easter" },
    });
    expect(materialHash(padded)).toBe(materialHash(sample));
    expect(signaturesStillNeeded(sample, padded, lenient).recruiter).toBe("initials");
  });

  it("holds a field that nobody classified for material", () => {
    expect(fieldClass("qualifyingMoves.moves.m1.somethingNew")).toBe("material");
    expect(fieldClass("familyData.telephone")).toBe("clerical");
  });
});

describe("the hash of what the family saw", () => {
  it("[R-95] stays the same while the act of signing is written down, and changes with every answer that was on the screen", () => {
    const signed: CoeAnswers = {
      ...sample,
      comments: { ...sample.comments, "signature:x-mark": "He made his mark; his sister was present." },
      intervieweeSignature: { ...sample.intervieweeSignature, method: "x-mark", witness: "Rosa" },
    };
    expect(shownHash(signed)).toBe(shownHash(sample));
    const renamed = { ...sample, intervieweeSignature: { ...sample.intervieweeSignature, intervieweeName: "Elena" } };
    expect(shownHash(renamed)).not.toBe(shownHash(sample));
    expect(shownHash(reorderChild(sample, "c2", 0))).not.toBe(shownHash(sample));
  });
});
