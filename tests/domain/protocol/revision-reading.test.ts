import { describe, expect, it } from "vitest";
import { answersSchemaVersion } from "../../../src/domain/coe/coe.ts";
import type { AnswersUpgrade } from "../../../src/domain/coe/upgrade.ts";
import { readRevisionBody } from "../../../src/domain/protocol/revision-reading.ts";
import { write } from "../../server/family-coe.ts";

const body = JSON.parse(new TextDecoder().decode(write().bytes)) as Record<string, unknown>;

/** As if the next release called the family's city `city`, and this one had called it `town`. */
const { familyData, ...others } = body.answers as { familyData: Record<string, unknown> };
const { city, ...family } = familyData;
const earlier = { ...body, answers: { ...others, familyData: { ...family, town: city } } };
const renamed: AnswersUpgrade = (answers) => {
  const { familyData: was, ...rest } = answers as { familyData: Record<string, unknown> };
  const { town, ...kept } = was;
  return { ...rest, familyData: { ...kept, city: town } };
};

describe("the body of a revision", () => {
  it("is read as it was written", () => {
    expect(readRevisionBody(body)).toEqual({ ok: true, value: body });
  });

  it("[P16] of an earlier answers version comes in the present shape, and says so", () => {
    const read = readRevisionBody(earlier, [renamed]);
    expect(read).toEqual({ ok: true, value: { ...body, answersSchema: 2 } });
    if (read.ok) expect(readRevisionBody(read.value, [renamed])).toEqual(read);
  });

  it("[P7] that does not fit is named by its place", () => {
    const wrong = [
      { ...body, stage: "half" },
      { ...body, extra: 1 },
      { ...body, answers: { ...(body.answers as object), comments: { "4a": 5 } } },
      { ...body, answersSchema: answersSchemaVersion + 1 },
      { ...body, answers: undefined },
      null,
    ];
    const said = wrong.map((each) => {
      const read = readRevisionBody(each);
      return read.ok ? "" : [read.error.code, read.error.path];
    });
    expect(said).toEqual([
      ["answers-invalid", "stage"],
      ["answers-invalid", ""],
      ["answers-invalid", "answers.comments.4a"],
      ["schema-not-known", "answersSchema"],
      ["answers-invalid", "answers"],
      ["answers-invalid", ""],
    ]);
  });
});
