import { describe, expect, it } from "vitest";
import { addChild, removeChild, reorderChild, restoreChild } from "../../../src/domain/coe/child-list.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import {
  addMove,
  addWorker,
  changeMove,
  changeWorker,
  removeMove,
  removeWorker,
  sortMovesNewestFirst,
} from "../../../src/domain/coe/move-list.ts";
import { changeChild, setWork } from "./changed-answers.ts";
import { on, sampleAnswers } from "./sample-answers.ts";

const freeze = <T>(value: T): T => {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
};
const sample = freeze(sampleAnswers());
const ids = (list: readonly { readonly id: string }[]) => list.map((member) => member.id);

describe("children on a COE", () => {
  it("adds a child with the family's last names, on the moves that all the others made", () => {
    const answers = addChild(changeMove(sample, "m2", { childIds: ["c1"] }), "c3");
    expect(answers.childData.children.at(-1)).toMatchObject({
      id: "c3",
      lastName1: "García",
      lastName2: "Núñez",
      firstName: "",
    });
    expect(answers.qualifyingMoves.moves.map((move) => move.childIds)).toEqual([["c1", "c2", "c3"], ["c1"]]);
    expect(addChild(answers, "c3")).toBe(answers);
    expect(answers.qualifyingMoves.moves[0]).not.toBe(sample.qualifyingMoves.moves[0]);
    const alone = removeChild(changeMove(sample, "m2", { childIds: ["c1"] }), "c2");
    expect(removeChild(alone, "c1").qualifyingMoves.workers).toEqual(sample.qualifyingMoves.workers);
  });

  it("takes a child off every move, with the worker who was this child, and undo puts back just that", () => {
    const youth = addWorker(freeze(sample), "w2");
    const self = changeWorker(youth, "w2", { relation: "self", childId: "c1" });
    const before = freeze(setWork(self, { workerId: "w2", moveId: "m1", newId: "k2" }, { engaged: true }));
    const removed = freeze(removeChild(before, "c1"));
    expect(ids(removed.childData.children)).toEqual(["c2"]);
    expect(ids(removed.qualifyingMoves.workers)).toEqual(["w1"]);
    expect(removed.qualifyingMoves.moves.map((move) => [move.childIds, move.workerIds])).toEqual([
      [["c2"], ["w1"]],
      [["c2"], ["w1"]],
    ]);
    expect(ids(removed.qualifyingMoves.work)).toEqual(["k1"]);

    const typedSince = changeChild(removed, "c2", { firstName: "Lucía" });
    const restored = restoreChild(typedSince, before, "c1");
    expect(restored.childData.children.map((child) => child.firstName)).toEqual(["Ana", "Lucía"]);
    expect(ids(restored.qualifyingMoves.workers)).toEqual(["w1", "w2"]);
    expect(ids(restored.qualifyingMoves.work)).toEqual(["k1", "k2"]);
    expect(restored.qualifyingMoves.moves.map((move) => [...move.childIds].sort())).toEqual([
      ["c1", "c2"],
      ["c1", "c2"],
    ]);
    expect(restoreChild(restored, before, "c1")).toBe(restored);
  });

  it("keeps a spouse on the form when the child is taken off, and points it back on undo", () => {
    const married = freeze(changeWorker(sample, "w1", { relation: "spouse", childId: "c1" }));
    const removed = removeChild(married, "c1");
    expect(removed.qualifyingMoves.workers[0]).toMatchObject({ id: "w1", childId: null });
    expect(restoreChild(removed, married, "c1").qualifyingMoves.workers[0]).toMatchObject({ childId: "c1" });
  });

  it("reorders, a place beyond the end meaning the end", () => {
    expect(ids(reorderChild(sample, "c2", 0).childData.children)).toEqual(["c2", "c1"]);
    expect(ids(reorderChild(sample, "c1", 99).childData.children)).toEqual(["c2", "c1"]);
    expect(ids(reorderChild(sample, "c2", -5).childData.children)).toEqual(["c2", "c1"]);
    expect(reorderChild(sample, "nobody", 0)).toBe(sample);
  });
});

describe("moves, workers and work on a COE", () => {
  it("begins the first move at the present home and each further one where the earliest began", () => {
    const start = freeze({ ...emptyCoeAnswers(), familyData: sample.familyData, childData: sample.childData });
    const first = addMove(start, "m1");
    expect(first.qualifyingMoves.moves[0]).toMatchObject({
      id: "m1",
      to: { schoolDistrict: "Alder Creek School District", city: "Alder Creek", state: "ZZ" },
      childIds: ["c1", "c2"],
    });
    const third = addMove(sample, "m3");
    expect(ids(third.qualifyingMoves.moves)).toEqual(["m1", "m2", "m3"]);
    expect(third.qualifyingMoves.moves[2]?.to).toEqual(sample.qualifyingMoves.moves[1]?.from);
    expect(addMove(sample, "m1")).toBe(sample);
  });

  it("sorts moves newest first, those without a day above them, and leaves a sorted list as it is", () => {
    const added = addMove(changeMove(sample, "m2", { date: on("2026-04-01") }), "m3");
    expect(ids(sortMovesNewestFirst(freeze(added)).qualifyingMoves.moves)).toEqual(["m3", "m2", "m1"]);
    expect(sortMovesNewestFirst(sample)).toBe(sample);
  });

  it("takes the work that followed a move away with the move", () => {
    const answers = removeMove(sample, "m1");
    expect(ids(answers.qualifyingMoves.moves)).toEqual(["m2"]);
    expect(answers.qualifyingMoves.work).toEqual([]);
  });

  it("puts a new worker on the moves that every worker made, and takes one off with the work", () => {
    const two = addWorker(changeMove(sample, "m2", { workerIds: [] }), "w2");
    expect(two.qualifyingMoves.moves.map((move) => move.workerIds)).toEqual([["w1", "w2"], []]);
    const one = removeWorker(two, "w1");
    expect(one.qualifyingMoves.moves[0]?.workerIds).toEqual(["w2"]);
    expect(one.qualifyingMoves.work).toEqual([]);
    expect(addWorker(two, "w2")).toBe(two);
  });
});
