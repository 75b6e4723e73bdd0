import { describe, expect, it } from "vitest";
import { workAfter } from "../../../src/domain/coe/move-list.ts";
import { emptyWork } from "../../../src/domain/coe/qualifying-moves.ts";
import { childPart, workPart } from "../../../src/features/interview/card-parts.ts";
import { child, sampleAnswers } from "../../domain/coe/sample-answers.ts";

const sample = sampleAnswers();

describe("what a card writes", () => {
  it("changes one child and shares all the rest", () => {
    const part = childPart("c2");
    const written = { ...child("c2", "Lucía", "2019-11-30"), lastName1: "Luna" };
    const answers = part.write(sample, written);
    expect(part.read(answers)).toBe(written);
    expect(answers.childData.children.map((each) => each.id)).toEqual(["c1", "c2"]);
    expect(answers.childData.children[0]).toBe(sample.childData.children[0]);
    expect(answers.qualifyingMoves).toBe(sample.qualifyingMoves);
    expect(childPart("nobody").write(sample, { ...written, id: "nobody" })).toEqual(sample);
  });

  it("has one entry for what a worker did after a move, which begins with the first answer", () => {
    const part = workPart(emptyWork("k2", "w1", "m2"));
    expect(workAfter(sample, "w1", "m2")).toBeNull();
    expect(part.read(sample)).toEqual(emptyWork("k2", "w1", "m2"));
    const once = part.write(sample, { ...emptyWork("k2", "w1", "m2"), description: "cutting lettuce" });
    const twice = part.write(once, { ...emptyWork("k2", "w1", "m2"), description: "cutting lettuce", engaged: true });
    expect(twice.qualifyingMoves.work.map((entry) => entry.id)).toEqual(["k1", "k2"]);
    expect(workAfter(twice, "w1", "m2")).toMatchObject({ id: "k2", description: "cutting lettuce", engaged: true });
    // Another card of the same work, begun under another id, reads and changes the entry there is.
    expect(workPart(emptyWork("k3", "w1", "m2")).read(twice)).toMatchObject({ id: "k2", engaged: true });
    expect(workAfter(twice, "w2", "m2")).toBeNull();
  });
});
