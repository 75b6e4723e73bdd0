import { describe, expect, test } from "vitest";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { childKeysOf, duplicateFindings } from "../../../src/domain/eligibility/duplicate-children.ts";
import { signatureOrderFindings } from "../../../src/domain/eligibility/signature-order.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { alder, answersOf, child, day, mill, move, on, parent, picking } from "./interview.ts";

const ana = child("Ana", "2014-03-02");
const base = {
  children: [ana],
  workers: [parent("Luis")],
  moves: [move("m", "2026-05-20", alder, mill, { childIds: ["Ana"], workerIds: ["Luis"] })],
  work: [picking("Luis", "m", "2026-05-22")],
};

const messages = (answers: ReturnType<typeof answersOf>) =>
  determine(answers, practiceState).findings.map(({ message }) => message);

describe("consistency checks of the form", () => {
  test("[V-01] as the worker means that the worker is the child", () => {
    const moves = base.moves.map((told) => ({ ...told, manner: "as" as const }));
    expect(messages(answersOf({ ...base, moves }))).toContain("finding.V-01.as-but-not-the-child");
  });

  test("[V-03, V-05] QAD and item 4 follow from the dates", () => {
    const said = messages(answersOf(base));
    expect(said).toContain("finding.V-03.follows-from-the-dates");
    expect(said).toContain("finding.V-05.item-4-in-time");
  });

  test("[V-04] a move after the interview", () => {
    expect(messages(answersOf({ ...base, interview: "2026-05-01" }))).toContain(
      "finding.V-04.move-after-the-interview",
    );
  });

  test("[V-06] from and to in one district", () => {
    const moves = [move("m", "2026-05-20", alder, alder, { childIds: ["Ana"], workerIds: ["Luis"] })];
    expect(messages(answersOf({ ...base, moves }))).toContain("finding.V-06.from-is-to");
  });

  test("[V-07] a residency date that the moves do not give", () => {
    const children = [{ ...ana, residencyDate: on("2026-05-01") }];
    const judged = determine(answersOf({ ...base, children }), practiceState);
    expect(judged.children[0]).toMatchObject({ residencyDate: "2026-05-01", verdict: "eligible" });
    expect(judged.findings).toContainEqual(
      expect.objectContaining({ message: "finding.V-07.residency-differs", childId: "Ana" }),
    );
  });

  test("[V-08] a birth date after the interview", () => {
    const children = [child("Ana", "2026-07-01")];
    expect(messages(answersOf({ ...base, children }))).toContain("finding.V-08.born-after-the-interview");
  });

  test.each([
    ["5 m", "finding.V-09.too-short"],
    ["He said that he will go home when it is over", "finding.V-09.no-time-frame"],
  ])("[V-09] the comment for 6a: %s", (text, message) => {
    const work = [
      picking("Luis", "m", "2026-05-22", { employment: "temporary", temporaryBasis: "worker", statedMonths: "5" }),
    ];
    const answers = { ...answersOf({ ...base, work }), comments: { "6a": text } };
    expect(messages(answers)).toContain(message);
    expect(
      messages({ ...answers, comments: { "6a": "He said that he will stay for five months, until October." } }),
    ).not.toContain(message);
  });

  test("[V-10] item 6 belongs to temporary work", () => {
    const work = [picking("Luis", "m", "2026-05-22", { temporaryBasis: "worker" })];
    expect(messages(answersOf({ ...base, work }))).toContain("finding.V-10.seasonal-needs-no-basis");
  });

  test("[V-11] a start after more than 60 days", () => {
    const work = [picking("Luis", "m", "2026-07-20")];
    expect(messages(answersOf({ ...base, interview: "2026-08-01", work }))).toContain("finding.V-11.late-start");
  });

  test("[V-12] interview, interviewer, reviewer, and never the same person twice", () => {
    const interviewDate = day("2026-06-10");
    const interviewer = { personId: "r", signedOn: day("2026-06-09") };
    const early = signatureOrderFindings({ interviewDate, interviewer, reviewer: null });
    expect(early.map(({ message }) => message)).toEqual(["finding.V-12.signed-before-interview"]);
    const both = signatureOrderFindings({
      interviewDate,
      interviewer: { personId: "r", signedOn: day("2026-06-10") },
      reviewer: { personId: "r", signedOn: day("2026-06-09") },
    });
    expect(both.map(({ message, severity }) => [message, severity])).toEqual([
      ["finding.V-12.reviewed-before-signed", "blocks"],
      ["finding.V-12.reviewer-is-interviewer", "blocks"],
    ]);
  });

  test("[V-13] the same child twice, unless both are marked as twins", () => {
    const twin = { ...child("Ana", "2014-03-02"), id: "twin" };
    const moves = base.moves.map((told) => ({ ...told, childIds: ["Ana", "twin"] }));
    const twice = answersOf({ ...base, moves, children: [ana, twin] });
    expect(messages(twice)).toContain("finding.V-13.twice-on-this-coe");
    const twins = answersOf({ ...base, moves, children: [ana, twin].map((one) => ({ ...one, multipleBirth: true })) });
    expect(messages(twins)).not.toContain("finding.V-13.twice-on-this-coe");
  });

  test("[V-13] the same child, birth date and QAD on another COE", () => {
    const keysOf = (told: typeof ana, qad: string | null) =>
      childKeysOf(answersOf({ ...base, children: [told] }), [{ childId: "Ana", qad: qad === null ? null : day(qad) }]);
    const [known] = keysOf(ana, "2026-05-20");
    expect(keysOf({ ...ana, firstName: " ÁNA", lastName1: "Luna." }, "2026-05-20")).toEqual([known]);
    expect(keysOf(ana, "2025-05-20")).not.toEqual([known]);
    expect(keysOf(child("Ana", "2014-03-03"), "2026-05-20")).not.toEqual([known]);
    expect([keysOf(ana, null), keysOf({ ...ana, multipleBirth: true }, "2026-05-20")]).toEqual([[], []]);
    const said = duplicateFindings(answersOf(base), new Set(["Ana", "somebody else"]));
    expect(said.map(({ message, childId }) => [message, childId])).toEqual([["finding.V-13.on-another-coe", "Ana"]]);
  });
});
