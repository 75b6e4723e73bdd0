import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CoeAnswers, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { fieldClass } from "../../../src/domain/coe/material.ts";
import { parseAnswers } from "../../../src/domain/coe/upgrade.ts";
import type { Revision } from "../../../src/domain/protocol/revision.ts";
import { ownSignatureFaults, signatureFaults } from "../../../src/domain/review/signature-check.ts";
import { write } from "../../server/family-coe.ts";

const { revision } = write();

type Path = readonly (string | number)[];

/** Every text, number and yes or no of the answers, by the way to it. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((member, index) => leavesOf(member, [...path, index]));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, member]) => leavesOf(member, [...path, key]));
  return [path];
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((found, step) => (found as Record<string | number, unknown>)[step], value);

/** The same answers with something else in one place: as a sender would who changes a byte, whatever the screens allow. */
function changedAt(answers: CoeAnswers, path: Path, change: (was: unknown) => unknown): CoeAnswers {
  const copy = structuredClone(answers);
  const parent = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  parent[last] = change(parent[last]);
  return copy;
}

const another = (was: unknown): unknown => {
  if (typeof was === "string") return `${was}x`;
  if (typeof was === "boolean") return !was;
  return was === null ? true : null;
};

/** The name of a field as the form's list of clerical ones knows it: members of a list by their ids, a dash or a day as one field. */
function fieldAt(answers: CoeAnswers, path: Path): string {
  const steps = path.map((step, index) =>
    typeof step === "number" ? ((at(answers, path.slice(0, index + 1)) as { id?: string }).id ?? step) : step,
  );
  const last = steps.at(-1);
  return (last === "dash" || ["y", "m", "d"].includes(String(last)) ? steps.slice(0, -1) : steps).join(".");
}

/** How a day was established is a note beside it, and the order in which children were named to a move says nothing. */
const isNote = (path: Path): boolean => ["estimated", "how"].includes(String(path.at(-1)));

const everywhere = leavesOf(revision.answers).filter((path) => !isNote(path));
const material = everywhere.filter((path) => fieldClass(fieldAt(revision.answers, path)) === "material");
const clerical = everywhere.filter(
  (path) => path.at(-1) !== "dash" && fieldClass(fieldAt(revision.answers, path)) === "clerical",
);

const signedWith = (answers: CoeAnswers): Revision => ({ ...revision, answers });

describe("[S08] the signatures of a revision", () => {
  it("stand for what was signed", () => {
    expect(ownSignatureFaults(revision)).toEqual([]);
    expect(ownSignatureFaults({ ...revision, stage: "draft", signatures: [] })).toEqual([]);
  });

  it.each(material.map((path) => [fieldAt(revision.answers, path), path] as const))(
    "[S08] no longer stand when %s is changed",
    (_field, path) => {
      const faults = ownSignatureFaults(signedWith(changedAt(revision.answers, path, another)));
      expect(faults).toContain("interviewee-signed-other-facts");
      expect(faults).toContain("recruiter-certified-other-answers");
    },
  );

  it("[S08] no longer stand with any other text in any material field", () => {
    const texts = material.filter((path) => typeof at(revision.answers, path) === "string");
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.string({ unit: "binary", minLength: 1 }), (path, text) => {
        const was = at(revision.answers, path) as string;
        fc.pre(text.trim() !== was.trim() && !/^\d*$/.test(text.trim()));
        expect(ownSignatureFaults(signedWith(changedAt(revision.answers, path, () => text)))).toContain(
          "interviewee-signed-other-facts",
        );
      }),
      { numRuns: 500 },
    );
  });

  it.each(clerical.map((path) => [fieldAt(revision.answers, path), path] as const))(
    "the family's stands when %s is corrected",
    (_field, path) => {
      const faults = ownSignatureFaults(signedWith(changedAt(revision.answers, path, another)));
      expect(faults).not.toContain("interviewee-signed-other-facts");
    },
  );

  it("[S08] no longer stand when a child, a move or a worker is added or taken away", () => {
    const { childData, qualifyingMoves } = revision.answers;
    const fewer: CoeAnswers[] = [
      { ...revision.answers, childData: { children: childData.children.slice(1) } },
      { ...revision.answers, qualifyingMoves: { ...qualifyingMoves, moves: qualifyingMoves.moves.slice(1) } },
      { ...revision.answers, qualifyingMoves: { ...qualifyingMoves, workers: [] } },
      { ...emptyCoeAnswers(), comments: revision.answers.comments },
    ];
    for (const answers of fewer)
      expect(ownSignatureFaults(signedWith(answers))).toContain("interviewee-signed-other-facts");
  });

  it("[S09] are missed where somebody took one out, or the drawing of one", () => {
    const [family, recruiter] = revision.signatures;
    if (!family || !recruiter) throw new Error("two signatures");
    expect(ownSignatureFaults({ ...revision, signatures: [recruiter] })).toEqual(["interviewee-signature-missing"]);
    expect(ownSignatureFaults({ ...revision, signatures: [family] })).toEqual(["certification-missing"]);
    expect(ownSignatureFaults({ ...revision, attachments: [] })).toEqual(["signature-without-its-drawing"]);
  });

  it("stand for the words of the release that they were put under, in whatever shape the answers are read since", () => {
    const { comments, ...others } = revision.answers;
    const later = parseAnswers(1, { ...others, notes: comments }, [
      (was) => {
        const { notes, ...rest } = was as { notes: unknown };
        return { ...rest, comments: notes, familyData: { ...others.familyData, schoolDistrict: "Renamed SD" } };
      },
    ]);
    if (!later.ok) throw new Error("the shape of today");
    const read = { ...revision, answersSchema: 2, answers: later.value };
    expect(ownSignatureFaults(read)).toContain("interviewee-signed-other-facts");
    expect(ownSignatureFaults(read, revision.answers)).toEqual([]);
    const one = { id: "1", revision: read, asSigned: revision.answers };
    expect(signatureFaults(one, [one])).toEqual([]);
  });
});
