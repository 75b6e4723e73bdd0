import { describe, expect, test } from "vitest";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import type { ChildDetermination, Determination } from "../../../src/domain/eligibility/determination.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { alder, answersOf, child, gull, mill, move, parent, picking } from "./interview.ts";

const judge = (answers: Parameters<typeof determine>[0]): Determination => determine(answers, practiceState);

const of = ({ children }: Determination, id: string): ChildDetermination => {
  const found = children.find(({ childId }) => childId === id);
  if (!found) throw new Error(`no child ${id}`);
  return found;
};

const ana = child("Ana", "2014-03-02");
const beto = child("Beto", "2016-07-09");
const luis = parent("Luis");
const rosa = parent("Rosa");

describe("[R-64, R-41] the pair of moves with the latest QAD", () => {
  const spring = move("spring", "2025-04-01", alder, mill, { childIds: ["Ana"], workerIds: ["Luis"] });
  const autumn = move("autumn", "2025-10-03", mill, gull, { childIds: ["Ana"], workerIds: ["Luis"] });
  const told = {
    children: [ana],
    workers: [luis],
    moves: [spring, autumn],
    work: [picking("Luis", "spring", "2025-04-04")],
  };

  test("a later move renews eligibility without new farm work; item 4 stays the earlier move", () => {
    const judged = of(judge(answersOf(told)), "Ana");
    expect(judged).toMatchObject({
      verdict: "eligible",
      qad: "2025-10-03",
      childMoveId: "autumn",
      workerMoveId: "spring",
      manner: "with",
      residencyDate: "2025-10-03",
    });
  });

  test("a later move that fails is kept with the rule that failed it", () => {
    const stayed = { ...autumn, to: { ...mill, city: "Another Town" } };
    const judged = of(judge(answersOf({ ...told, moves: [spring, stayed] })), "Ana");
    expect(judged).toMatchObject({ verdict: "eligible", qad: "2025-04-01", residencyDate: "2025-04-01" });
    expect(judged.failedMoves.map(({ moveId, line }) => [moveId, line.rule])).toEqual([["autumn", "R-12"]]);
  });

  test("the order in which moves are written does not matter", () => {
    const forward = judge(answersOf(told));
    const backward = judge(answersOf({ ...told, moves: [autumn, spring] }));
    expect(backward.children).toEqual(forward.children);
  });
});

describe("[R-42] several workers", () => {
  test("one who qualifies is enough, and the other's failure is kept", () => {
    const both = move("m", "2026-05-20", alder, mill, { childIds: ["Ana"], workerIds: ["Luis", "Rosa"] });
    const cleaning = picking("Rosa", "m", "2026-05-22", { description: "cleaning offices", activityQualifies: "no" });
    const work = [cleaning, picking("Luis", "m", "2026-05-24")];
    const judged = of(judge(answersOf({ children: [ana], workers: [rosa, luis], moves: [both], work })), "Ana");
    expect(judged).toMatchObject({ verdict: "eligible", workerId: "Luis" });
    expect(judged.failedMoves).toMatchObject([{ workerId: "Rosa", line: { rule: "R-54" } }]);
  });
});

describe("[R-06] the manner, from the dates", () => {
  const worker = move("w", "2026-04-01", alder, mill, { workerIds: ["Luis"] });
  const work = [picking("Luis", "w", "2026-04-02")];
  const judgedWhen = (date: string, manner: "with" | "join" | "precede" | null = null) => {
    const own = move("c", date, alder, mill, { childIds: ["Ana"], manner });
    return judge(answersOf({ children: [ana], workers: [luis], moves: [worker, own], work }));
  };

  test.each([
    ["2026-04-01", "with", "2026-04-01"],
    ["2026-05-01", "join", "2026-05-01"],
    ["2026-03-20", "precede", "2026-04-01"],
  ])("a child who moves on %s is %s the worker, QAD %s", (date, manner, qad) => {
    expect(of(judgedWhen(date), "Ana")).toMatchObject({ manner, qad, verdict: "eligible", residencyDate: date });
  });

  test("[V-02] what was ticked is checked against the dates", () => {
    const { findings, children } = judgedWhen("2026-04-01", "join");
    expect(findings.map(({ message }) => message)).toContain("finding.V-02.dates-say-with");
    expect(children[0]).toMatchObject({ manner: "with", childMovedOn: null });
    expect(judgedWhen("2026-05-01", "join").findings.filter(({ rule }) => rule === "V-02")).toEqual([]);
  });
});

describe("[R-68, R-69] one COE per worker, QAD and basis", () => {
  const first = move("m1", "2026-03-01", alder, mill, { childIds: ["Ana", "Beto"], workerIds: ["Luis"] });
  const work = [picking("Luis", "m1", "2026-03-03")];

  test("brothers and sisters with the same facts stand on one COE", () => {
    const { groups } = judge(answersOf({ children: [ana, beto], workers: [luis], moves: [first], work }));
    expect(groups).toEqual([{ childIds: ["Ana", "Beto"], verdict: "eligible", qad: "2026-03-01", workerId: "Luis" }]);
  });

  test("one move that was written twice, once for each child, is one move", () => {
    const twice = [
      { ...first, childIds: ["Ana"] },
      { ...first, id: "again", childIds: ["Beto"], workerIds: [] },
    ];
    const { groups } = judge(answersOf({ children: [ana, beto], workers: [luis], moves: twice, work }));
    expect(groups).toMatchObject([{ childIds: ["Ana", "Beto"], verdict: "eligible" }]);
  });

  test("a child who joined later has another QAD and another COE", () => {
    const alone = { ...first, childIds: ["Ana"] };
    const later = move("m2", "2026-04-15", alder, mill, { childIds: ["Beto"] });
    const judged = judge(answersOf({ children: [ana, beto], workers: [luis], moves: [alone, later], work }));
    expect(judged.groups.map(({ childIds, qad }) => [childIds, qad])).toEqual([
      [["Ana"], "2026-03-01"],
      [["Beto"], "2026-04-15"],
    ]);
    expect(judged.findings).toContainEqual(expect.objectContaining({ rule: "R-68", message: "finding.R-68.split" }));
    expect(judged.comments.map(({ kind }) => kind)).toContain("2bi");
  });

  test("a youth who is the worker has a COE of their own; its brother qualifies through the parent", () => {
    const youth = child("Carlos", "2006-01-05");
    const self = parent("Carlos-worker", { relation: "self", childId: "Carlos" });
    const all = { ...first, childIds: ["Ana", "Carlos"] };
    const own = move("m3", "2026-05-01", mill, gull, { childIds: ["Carlos"] });
    const told = { children: [ana, youth], workers: [luis, self], moves: [all, own] };
    const judged = judge(answersOf({ ...told, work: [...work, picking("Carlos-worker", "m3", "2026-05-02")] }));
    expect(of(judged, "Carlos")).toMatchObject({ manner: "as", qad: "2026-05-01", workerId: "Carlos-worker" });
    expect(judged.groups).toHaveLength(2);
    expect(judged.findings.some(({ message }) => message === "finding.R-68.split")).toBe(true);
  });

  test("a child born after the move is taken off, the others stay eligible", () => {
    const baby = child("Dani", "2026-04-02");
    const all = { ...first, childIds: ["Ana", "Dani"] };
    const judged = judge(answersOf({ children: [ana, baby], workers: [luis], moves: [all], work }));
    expect(judged.verdict).toBe("eligible");
    expect(judged.groups.map(({ childIds, verdict }) => [childIds, verdict])).toEqual([
      [["Ana"], "eligible"],
      [["Dani"], "not-eligible"],
    ]);
    expect(judged.findings).toContainEqual(
      expect.objectContaining({ message: "finding.R-69.not-eligible-child-listed" }),
    );
  });

  test("a child whose birth date is still missing splits nothing", () => {
    const unknown = child("Eva", "");
    const all = { ...first, childIds: ["Ana", "Eva"] };
    const { groups, verdict } = judge(answersOf({ children: [ana, unknown], workers: [luis], moves: [all], work }));
    expect(groups).toHaveLength(1);
    expect(verdict).toBe("not-yet-known");
  });

  test("a State may split on the residency date", () => {
    const stayed = move("m2", "2026-04-20", mill, gull, { childIds: ["Beto"], economicNecessity: "no" });
    const answers = answersOf({ children: [ana, beto], workers: [luis], moves: [first, stayed], work });
    expect(determine(answers, practiceState).groups).toHaveLength(1);
    expect(determine(answers, { ...practiceState, splitOnResidencyDate: true }).groups).toHaveLength(2);
  });
});

describe("drafts", () => {
  test("an empty interview is not known yet and has nothing to say about children", () => {
    expect(judge(emptyCoeAnswers())).toMatchObject({ verdict: "not-yet-known", children: [], groups: [] });
  });

  test("each missing fact is named with its field", () => {
    const answers = answersOf({ children: [child("Ana", "2014-03-02")], workers: [], moves: [], work: [] });
    const unknown = of(judge(answers), "Ana").trace.filter(({ severity }) => severity === "unknown-yet");
    expect(unknown.map(({ fields }) => fields[0])).toEqual(["qualifyingMoves.moves"]);
  });

  test("while the newest move is being written, an older one that holds still counts", () => {
    const older = move("older", "2025-04-01", alder, mill, { childIds: ["Ana"], workerIds: ["Luis"] });
    const writing = move("new", "", mill, gull, { childIds: ["Ana"], workerIds: ["Luis"] });
    const work = [picking("Luis", "older", "2025-04-02")];
    const judged = of(judge(answersOf({ children: [ana], workers: [luis], moves: [older, writing], work })), "Ana");
    expect(judged).toMatchObject({ verdict: "eligible", qad: "2025-04-01" });
  });
});
