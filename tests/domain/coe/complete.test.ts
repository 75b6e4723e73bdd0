import { describe, expect, it } from "vitest";
import { completeEn } from "../../../src/app/messages/complete.en.ts";
import { completeEs } from "../../../src/app/messages/complete.es.ts";
import { emptyDate } from "../../../src/domain/coe/answer.ts";
import { addChild } from "../../../src/domain/coe/child-list.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { coeAnswersSchema } from "../../../src/domain/coe/coe-schema.ts";
import { incompleteFields } from "../../../src/domain/coe/complete.ts";
import { usedMoves } from "../../../src/domain/coe/complete-moves.ts";
import { addMove, addWorker, changeMove, changeWorker } from "../../../src/domain/coe/move-list.ts";
import { changeChild, setWork } from "./changed-answers.ts";
import { on, place, sampleAnswers } from "./sample-answers.ts";

const fieldsOf = (answers: CoeAnswers) =>
  incompleteFields(answers).map((problem) => `${problem.rule} ${problem.field}`);
const work = { workerId: "w1", moveId: "m1", newId: "k1" };

describe("what the form asks for before anybody signs", () => {
  it("has nothing to say about a complete COE, dashes with a reason included (section 5)", () => {
    expect(incompleteFields(sampleAnswers())).toEqual([]);
  });

  it("[C-01] [C-05] leaves nothing blank: an empty COE owes every element of Part I and one entry of each list", () => {
    expect(fieldsOf(emptyCoeAnswers())).toEqual([
      "C-01 familyData.parent1.lastName",
      "C-01 familyData.parent1.firstName",
      "C-01 familyData.parent2.lastName",
      "C-01 familyData.parent2.firstName",
      "C-01 familyData.address",
      "C-01 familyData.city",
      "C-01 familyData.schoolDistrict",
      "C-01 familyData.state",
      "C-01 familyData.zip",
      "C-01 familyData.telephone",
      "C-05 childData.children",
      "C-05 qualifyingMoves.moves",
      "C-05 qualifyingMoves.workers",
      "C-05 qualifyingMoves.work",
      "C-01 intervieweeSignature.interviewDate",
      "C-01 intervieweeSignature.intervieweeName",
      "C-01 intervieweeSignature.relationship",
    ]);
  });

  it("[C-01] [C-04] owes all nine elements of a child's row; the residency date may be left to the computation", () => {
    const answers = addChild({ ...sampleAnswers(), childData: { children: [] } }, "new");
    const owed = fieldsOf(answers).filter((field) => field.includes("children.new"));
    expect(owed.map((field) => field.split(".").at(-1)).sort()).toEqual(
      "birthDate birthDateCode firstName lastName1 lastName2 middleName multipleBirth sex suffix".split(" "),
    );
  });

  it("names the child by the first name, or by its number where there is none yet", () => {
    const answers = changeChild(sampleAnswers(), "c2", { sex: null });
    expect(incompleteFields(answers)[0]).toMatchObject({ message: "complete.child.sex", values: { child: "Luz" } });
    const unnamed = changeChild(answers, "c2", { firstName: " " });
    expect(incompleteFields(unnamed).map((problem) => problem.values)).toEqual([{ child: "2" }, { child: "2" }]);
  });

  it("[C-02] takes no dash for a district in the United States, and takes one abroad (item 1)", () => {
    const unknown = { ...place("", "Mesa Verde", "ZZ"), schoolDistrict: { dash: "unknown" as const } };
    expect(fieldsOf(changeMove(sampleAnswers(), "m1", { from: unknown }))).toEqual([
      "C-02 qualifyingMoves.moves.m1.from.schoolDistrict",
    ]);
    const abroad = changeMove(sampleAnswers(), "m1", { from: place("", "Juxtlahuaca", "", "MX") });
    expect(incompleteFields(abroad)).toEqual([]);
  });

  it("[C-02] takes no “unknown” for economic necessity, which item 1 states", () => {
    expect(fieldsOf(changeMove(sampleAnswers(), "m1", { economicNecessity: "unknown" }))).toEqual([
      "C-02 qualifyingMoves.moves.m1.economicNecessity",
    ]);
  });

  it("[C-03] finds a date that was typed but is no day, also where a date may be empty", () => {
    const half = { ...emptyDate, m: "2", d: "30", y: "2016" };
    const answers = changeChild(sampleAnswers(), "c1", { birthDate: half, residencyDate: { ...emptyDate, y: "2026" } });
    expect(fieldsOf(answers)).toEqual([
      "C-03 childData.children.c1.birthDate",
      "C-03 childData.children.c1.residencyDate",
    ]);
  });

  it("asks item 6 only of temporary work, and 6c for its employer", () => {
    const temporary = setWork(sampleAnswers(), work, { employment: "temporary" });
    expect(fieldsOf(temporary)).toEqual(["C-04 qualifyingMoves.work.k1.temporaryBasis"]);
    const byState = setWork(temporary, work, { temporaryBasis: "state" });
    expect(fieldsOf(byState)).toEqual(["C-01 qualifyingMoves.work.k1.employer"]);
    expect(fieldsOf(setWork(temporary, work, { temporaryBasis: "worker" }))).toEqual([]);
  });

  it("asks 4a for the day, 4b whether the worker looked for work", () => {
    expect(fieldsOf(setWork(sampleAnswers(), work, { engagedDate: emptyDate }))).toEqual([
      "C-01 qualifyingMoves.work.k1.engagedDate",
    ]);
    expect(fieldsOf(setWork(sampleAnswers(), work, { engaged: false, engagedDate: emptyDate }))).toEqual([
      "C-04 qualifyingMoves.work.k1.activelySought",
    ]);
  });

  it("holds the moves of the form to its standard and asks of older moves only their day", () => {
    const answers = changeMove(sampleAnswers(), "m2", { from: { ...place("", "", "", ""), schoolDistrict: "" } });
    const used = { moveIds: ["m1"], workerIds: ["w1"], workIds: ["k1"] };
    expect(incompleteFields(answers, used)).toEqual([]);
    expect(incompleteFields(answers).length).toBeGreaterThan(0);
    expect(incompleteFields(changeMove(answers, "m2", { date: emptyDate }), used)).toHaveLength(1);
  });

  it("takes the entries that matter from the determination, and all of them while nothing was found", () => {
    const found = { childMoveId: "m1", workerMoveId: "m1", workerId: "w1", workId: "k1" };
    expect(usedMoves([found, found])).toEqual({ moveIds: ["m1"], workerIds: ["w1"], workIds: ["k1"] });
    expect(usedMoves([{ childMoveId: null, workerMoveId: null, workerId: null, workId: null }])).toBeNull();
    expect(usedMoves([{ ...found, workId: null }])).toBeNull();
  });

  it("[R-95] asks for the witness of a mark", () => {
    const answers = sampleAnswers();
    const marked = { ...answers, intervieweeSignature: { ...answers.intervieweeSignature, method: "x-mark" as const } };
    expect(fieldsOf(marked)).toEqual(["C-01 intervieweeSignature.witness"]);
  });
});

describe("the words for it", () => {
  const everyMessage = (): Set<string> => {
    const bare = changeMove(addWorker(addMove(addChild(emptyCoeAnswers(), "c1"), "m1"), "w1"), "m1", {
      childIds: [],
      workerIds: [],
      from: { ...place("", "", "", ""), schoolDistrict: "" },
      to: { ...place("", "", "", ""), schoolDistrict: "" },
    });
    const self = changeWorker(bare, "w1", { relation: "self" });
    const marked = (answers: CoeAnswers): CoeAnswers => ({
      ...answers,
      intervieweeSignature: { ...answers.intervieweeSignature, method: "x-mark" },
    });
    const collected = [
      emptyCoeAnswers(),
      setWork(bare, work, {}),
      marked(setWork(self, work, { engaged: true, employment: "temporary", temporaryBasis: "state" })),
      setWork(bare, work, { engaged: false, employment: "temporary" }),
      changeMove(bare, "m1", { economicNecessity: "unknown", date: { ...on("2026-01-01"), d: "45" } }),
      changeMove(sampleAnswers(), "m1", { from: place("", "Mesa Verde", "ZZ") }),
      changeChild(sampleAnswers(), "c1", { lastName1: "\u202e" }),
    ].flatMap((answers) => incompleteFields(answers).map((problem) => problem.message));
    return new Set(collected);
  };

  it("exist for every message, in both languages, and none stands there in vain", () => {
    expect([...everyMessage()].sort()).toEqual(Object.keys(completeEn).sort());
    expect(Object.keys(completeEs)).toEqual(Object.keys(completeEn));
  });

  it("use the same values in both languages", () => {
    const values = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(completeEn)) expect(values(completeEs[key]), key).toEqual(values(completeEn[key]));
  });
});

describe("[C-06] [S03] signs that nobody sees", () => {
  const withName = (firstName: string) => changeChild(sampleAnswers(), "c2", { firstName });
  const told = (answers: CoeAnswers) => fieldsOf(answers).filter((field) => field.startsWith("C-06"));

  it.each([
    ["a turned direction", "Luz\u202eaíraM"],
    ["an isolate", "Luz\u2066"],
    ["a control character", "Luz\u0007"],
    ["a line end", "Luz\nMaría"],
    ["a line end of old machines", "Luz\u0085"],
    ["a space without width", "Lu\u200bz"],
    ["a byte order mark", "\ufeffLuz"],
    ["half a letter", "Luz\ud83d"],
  ])("%s in a name is told at its field", (_kind, name) => {
    expect(told(withName(name))).toEqual(["C-06 childData.children.c2.firstName"]);
  });

  it.each(["Ñuñez", "O’Neil", "Xꞌunel", "Jean-Luc", "<img src=x>", "=1+1", "👩\u200d🌾", "علی\u200cرضا", "N\u0303"])(
    "the name %s is fine",
    (name) => expect(told(withName(name))).toEqual([]),
  );

  it("speaks of every text of the form, wherever it stands, and lets a comment have lines", () => {
    const sample = sampleAnswers();
    const answers: CoeAnswers = {
      ...changeMove(sample, "m1", { necessityReason: "\u202ex", from: { ...place("A", "B\u0000", "ZZ") } }),
      familyData: {
        ...sample.familyData,
        zip: "0000\u202e1",
        parent1: { ...sample.familyData.parent1, lastName: "\u0007" },
      },
      comments: { "6a": "First line.\r\n\tSecond line.", "4a": "Frost\u202e" },
      stateInformation: { "home-base": "\u2028\u200b" },
    };
    expect(told(answers).sort()).toEqual([
      "C-06 comments.4a",
      "C-06 familyData.parent1.lastName",
      "C-06 familyData.zip",
      "C-06 qualifyingMoves.moves.m1.from.city",
      "C-06 qualifyingMoves.moves.m1.necessityReason",
      "C-06 stateInformation.home-base",
    ]);
  });

  it("has words in both languages, and never keeps a draft from being saved", () => {
    expect([completeEn["complete.unseen-character"], completeEs["complete.unseen-character"]]).not.toContain(undefined);
    expect(coeAnswersSchema.safeParse(withName("Luz\u202e")).success).toBe(true);
  });
});
