import { describe, expect, it } from "vitest";
import { addChild } from "../../../src/domain/coe/child-list.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { addMove, changeMove } from "../../../src/domain/coe/move-list.ts";
import { emptyPlace } from "../../../src/domain/coe/qualifying-moves.ts";
import { addKnownWorker, addNewerMove, addOwnMove } from "../../../src/features/interview/interview-edits.ts";
import { changeChild } from "../../domain/coe/changed-answers.ts";

const family = () => {
  const start = emptyCoeAnswers();
  const living = { ...start, familyData: { ...start.familyData, city: "Rio Dulce", state: "ZZ" } };
  return addKnownWorker(
    changeChild(addChild(changeChild(addChild(living, "ana"), "ana", { firstName: "Ana" }), "luis"), "luis", {
      firstName: "Luis",
    }),
    "rosa",
    { firstName: "Rosa", lastName: "Xol", relation: "parent", childId: null },
  );
};

describe("what one tap changes", () => {
  it("a newer move stands first, begins where the last one ended, and ends where the family lives", () => {
    const told = changeMove(addMove(family(), "first"), "first", { to: { ...emptyPlace, city: "Yuma", state: "AZ" } });
    const [newest, before] = addNewerMove(told, "second").qualifyingMoves.moves;
    expect([newest?.id, before?.id]).toEqual(["second", "first"]);
    expect(newest?.from.city).toBe("Yuma");
    expect(newest?.to.city).toBe("Rio Dulce");
  });

  it("[R-06] a child who came on another day gets a move of their own with the same places", () => {
    const together = changeMove(addMove(family(), "m1"), "m1", { economicNecessity: "yes" });
    const { moves } = addOwnMove(together, {
      moveId: "m1",
      newId: "m2",
      who: { kind: "child", id: "luis" },
    }).qualifyingMoves;
    expect(moves.map((move) => [move.id, move.childIds, move.workerIds])).toEqual([
      ["m1", ["ana"], ["rosa"]],
      ["m2", ["luis"], []],
    ]);
    expect(moves[1]?.to).toEqual(moves[0]?.to);
    expect(moves[1]?.date.y).toBe("");
    expect(moves[1]?.economicNecessity).toBe("yes");
  });

  it("a worker whose name is written down already is not asked for again", () => {
    expect(family().qualifyingMoves.workers).toEqual([
      { id: "rosa", firstName: "Rosa", lastName: "Xol", relation: "parent", childId: null },
    ]);
  });
});
