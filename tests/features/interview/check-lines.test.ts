import { describe, expect, it } from "vitest";
import { checkLines } from "../../../src/features/interview/check-lines.ts";
import type { OwedLine } from "../../../src/features/interview/owed.ts";
import { cousins } from "../../domain/coe/sample-answers.ts";

const t = (id: string) => id;

const line = (field: string, childId: string | null = null): OwedLine => ({
  key: field,
  field: field as OwedLine["field"],
  childId,
  message: "complete.something",
  values: {},
  citation: "C-01",
});

describe("the lines of the check", () => {
  it("tells two cousins of one first name apart, whether a rule or a field names the child", () => {
    const lines = checkLines([line("childData.children.c2.sex"), line("qualifyingMoves.moves", "c1")], cousins, t);
    expect(lines.map((each) => each.text)).toEqual(["Luz Chub: complete.something", "Luz Xol: complete.something"]);
    expect(lines.every((each) => each.under === undefined)).toBe(true);
  });

  it("puts many lines under the child or the section that they are about", () => {
    const many = ["sex", "suffix", "birthDate", "middleName"].map((name) => line(`childData.children.c1.${name}`));
    const lines = checkLines([...many, line("familyData.zip"), line("comments.2bi")], cousins, t);
    expect(new Set(lines.map((each) => each.under))).toEqual(
      new Set(["Luz Xol", "interview.section.family", "interview.section.comments"]),
    );
    expect(lines[0]?.text).toBe("complete.something");
  });
});
