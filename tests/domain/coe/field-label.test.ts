import { describe, expect, it } from "vitest";
import { emptyChild } from "../../../src/domain/coe/child-data.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { fieldLabel } from "../../../src/domain/coe/field-label.ts";
import { emptyMove, emptyWork, emptyWorker } from "../../../src/domain/coe/qualifying-moves.ts";

const answers = {
  ...emptyCoeAnswers(),
  childData: { children: [{ ...emptyChild("c1"), firstName: "Ixchel" }] },
  qualifyingMoves: {
    workers: [{ ...emptyWorker("w1"), firstName: "Ramiro" }],
    moves: [emptyMove("m1")],
    work: [emptyWork("k1", "w1", "m1")],
  },
};

/** Members that only tie one entry to another, and are no question. */
const ties = new Set(["id", "workerId", "moveId", "stateInformation"]);
const questions = (path: string, entry: object): string[] =>
  Object.keys(entry)
    .filter((member) => !ties.has(member))
    .flatMap((member) => {
      const inner = (entry as Record<string, unknown>)[member];
      const goesOn = member === "from" || member === "to" || member === "schooling";
      return goesOn ? questions(`${path}.${member}`, inner as object) : [`${path}.${member}`];
    });

const { children } = answers.childData;
const { workers, moves, work } = answers.qualifyingMoves;
const every = [
  ...children.flatMap((child) => questions("childData.children.c1", child)),
  ...workers.flatMap((worker) => questions("qualifyingMoves.workers.w1", worker)),
  ...moves.flatMap((move) => questions("qualifyingMoves.moves.m1", move)),
  ...work.flatMap((one) => questions("qualifyingMoves.work.k1", one)),
];

describe("a field has a name in words", () => {
  it.each(every)("%s is told apart from its entry, in both languages", (field) => {
    const entry = fieldLabel(field.split(".").slice(0, 3).join("."), answers);
    const label = fieldLabel(field, answers);
    expect(label.en).not.toBe(entry.en);
    expect(label.es).not.toBe(entry.es);
  });

  it("comments that belong to no item are called by what they are", () => {
    expect(fieldLabel("comments.4a", answers).es).toBe("Comentario 4a");
    for (const key of ["other", "signature:refused", "advisory:language"]) {
      const { en, es } = fieldLabel(`comments.${key}`, answers);
      expect(`${en} ${es}`).not.toContain(":");
      expect(es).not.toContain("other");
    }
  });
});
