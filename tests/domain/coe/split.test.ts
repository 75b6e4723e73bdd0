import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addChild } from "../../../src/domain/coe/child-list.ts";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { addWorker, changeMove, changeWorker } from "../../../src/domain/coe/move-list.ts";
import { splitCoe } from "../../../src/domain/coe/split.ts";
import { setWork } from "./changed-answers.ts";
import { sampleAnswers } from "./sample-answers.ts";

const ids = (list: readonly { readonly id: string }[]) => list.map((member) => member.id);
const childIds = (part: CoeAnswers | undefined) => ids(part?.childData.children ?? []);

describe("splitting a COE (R-68, R-69)", () => {
  it("gives a youth who moved as the worker a COE of their own, with what concerns each", () => {
    const withYouth = addWorker(changeMove(sampleAnswers(), "m2", { childIds: ["c1"], workerIds: ["w1"] }), "w2");
    const answers: CoeAnswers = {
      ...setWork(
        changeWorker(withYouth, "w2", { relation: "self", childId: "c2" }),
        { workerId: "w2", moveId: "m1", newId: "k2" },
        {},
      ),
      comments: { "2bi": "a", "4a": "b", "advisory:commute": "c", "signature:refused": "d", other: "e" },
      intervieweeSignature: { ...sampleAnswers().intervieweeSignature, method: "refused" },
    };
    const [family, youth] = splitCoe(answers, [["c1"], ["c2"]]);
    expect(childIds(family)).toEqual(["c1"]);
    expect(ids(family?.qualifyingMoves.workers ?? [])).toEqual(["w1"]);
    expect(ids(family?.qualifyingMoves.work ?? [])).toEqual(["k1"]);
    expect(family?.qualifyingMoves.moves.map((move) => [move.childIds, move.workerIds])).toEqual([
      [["c1"], ["w1"]],
      [["c1"], ["w1"]],
    ]);
    expect(childIds(youth)).toEqual(["c2"]);
    expect(ids(youth?.qualifyingMoves.workers ?? [])).toEqual(["w1", "w2"]);
    expect(youth?.familyData).toBe(answers.familyData);
    expect(youth?.intervieweeSignature).toMatchObject({ intervieweeName: "Tomás García López", method: null });
    // Both moves of the family are on the first part, so why a child came separately still holds; the work was divided.
    expect(family?.comments).toEqual({ "2bi": "a", other: "e" });
    expect(youth?.comments).toEqual({ "4a": "b", other: "e" });
  });

  it("keeps the worker's move for children who joined later (item 4), without the siblings on it", () => {
    const answers = changeMove(sampleAnswers(), "m1", { childIds: ["c1"] });
    const second = splitCoe(answers, [["c1"], ["c2"]])[1];
    expect(second?.qualifyingMoves.moves.map((move) => [move.id, move.childIds, move.workerIds])).toEqual([
      ["m1", [], ["w1"]],
      ["m2", ["c2"], ["w1"]],
    ]);
  });

  it("changes nothing where there is one group", () => {
    const answers = sampleAnswers();
    expect(splitCoe(answers, [["c2", "c1"]])).toEqual([answers]);
    expect(splitCoe(answers, [])[0]).toBe(answers);
  });

  it("loses no child and doubles none, whatever the groups", () => {
    const all = ["c1", "c2", "c3", "c4", "c5", "c6"];
    const six = all.slice(2).reduce(addChild, sampleAnswers());
    const groups = fc.array(fc.subarray([...all, "unknown"]), { maxLength: 5 });
    fc.assert(
      fc.property(groups, (grouping) => {
        const parts = splitCoe(six, grouping);
        expect(parts.flatMap(childIds).sort()).toEqual(all);
        for (const part of parts) {
          const present = childIds(part);
          expect(present.length).toBeGreaterThan(0);
          expect(part.qualifyingMoves.moves.flatMap((move) => move.childIds).every((id) => present.includes(id))).toBe(
            true,
          );
          const workers = ids(part.qualifyingMoves.workers);
          const moves = ids(part.qualifyingMoves.moves);
          expect(part.qualifyingMoves.work.every((w) => workers.includes(w.workerId) && moves.includes(w.moveId))).toBe(
            true,
          );
          expect(part.familyData).toBe(six.familyData);
        }
      }),
    );
  });
});
