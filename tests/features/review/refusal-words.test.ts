import { describe, expect, it } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { rules } from "../../../src/domain/eligibility/rules.ts";
import { practiceCaseload } from "../../../src/domain/practice/caseload.ts";
import { setAsideCodes } from "../../../src/domain/protocol/receipt.ts";
import { blockersOf, openFieldsOf } from "../../../src/domain/review/decisions.ts";
import { reasonCodes } from "../../../src/domain/review/reasons.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { notesOf, placeOfField, placeOfLine, usedIds } from "../../../src/features/review/margin-place.ts";
import { blockerWords, refusalCodes, refusalWords } from "../../../src/features/review/refusal-words.ts";
import { locales, wordsOf } from "../../../src/ui/words.tsx";
import { at, id } from "./desk-office.ts";

/** What the route of the server says that it refuses with, besides being busy. */
const ofReviews = [
  "malformed",
  "not-signed-in",
  "not-allowed",
  "not-found",
  "own-coe",
  "already-decided",
  "not-the-only-head",
  "revision-incomplete",
  "revision-not-signed",
  "revision-set-aside",
  "blocking-findings",
  "nothing-to-overturn",
  "decision-needs-reason",
  "decision-needs-note",
  "protocol-not-spoken",
];
const caseload = practiceCaseload(7, "2026-11-20" as CalendarDate);

describe.each(locales)("refusals in words (%s)", (locale) => {
  const t = wordsOf(locale, catalogs[locale]);

  it("has words for everything that a decision can be refused with", () => {
    expect(ofReviews.filter((code) => !refusalCodes.some((known) => known === code))).toEqual([]);
    for (const code of [...refusalCodes, "something-new"]) {
      const words = refusalWords(t, locale, code);
      expect(words).not.toContain("⟦");
      expect(words.length).toBeGreaterThan(10);
    }
    for (const code of setAsideCodes) expect(t(`review.set-aside.${code}`)).not.toContain("⟦");
    for (const code of reasonCodes) expect(t(`review.reason.${code}`)).not.toContain("⟦");
  });

  it("[P24] says who was quicker, when, and what was decided", () => {
    const decision = {
      reviewId: id(1),
      coeId: id(2),
      revisionId: "a".repeat(64),
      decision: "returned",
      reasons: [],
      note: "",
      comments: [],
      overturns: null,
      reviewer: { id: "tomas", name: "Tomás Villaseñor" },
      at,
      seq: 4,
    };
    const words = refusalWords(t, locale, "already-decided", { details: { decision } });
    expect(words).toContain("Tomás Villaseñor");
    expect(words).toContain("2026");
    expect(words).toContain(t("review.stage.returned"));
    const own = refusalWords(t, locale, "already-decided", { details: { decision }, personId: "tomas" });
    expect(own).not.toContain("Tomás Villaseñor");
  });

  it("puts every blocker of the practice State into words", () => {
    for (const { answers } of caseload) {
      const determination = determine(answers, practiceState);
      const openFields = openFieldsOf(answers, determination);
      const words = blockerWords(t, locale, { answers, determination, openFields });
      expect(words.length > 0).toBe(blockersOf({ determination, openFields }).length > 0);
      expect(words.join()).not.toContain("⟦");
    }
  });
});

describe("the margin", () => {
  it("shows every finding of the practice State beside some part of the form, each once", () => {
    for (const { answers } of caseload) {
      const notes = notesOf(determine(answers, practiceState));
      const keys = notes.map(({ line }) => `${line.message} ${JSON.stringify(line.values)}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(notes.every(({ line }) => line.severity !== "information")).toBe(true);
    }
  });

  it("has the rules at the items they are about", () => {
    const places = Object.fromEntries(rules.map((rule) => [rule.id, placeOfLine({ rule: rule.id })]));
    expect(places).toMatchObject({ "R-12": "1", "R-06": "2", "R-63": "3", "R-32": "4", "R-50": "5", "V-10": "6" });
    expect(places).toMatchObject({
      "V-09": "comments",
      "R-95": "interviewee",
      "V-12": "certification",
      "R-01": "children",
    });
    expect(places["R-69"]).toBe("whole");
  });

  it("has comments at the item that the field became part of", () => {
    for (const { answers } of caseload) {
      const used = usedIds(determine(answers, practiceState).children);
      for (const move of answers.qualifyingMoves.moves) {
        const place = placeOfField(`qualifyingMoves.moves.${move.id}.from.city`, used);
        const expected = used.childMoveIds.has(move.id) ? "1" : used.workerMoveIds.has(move.id) ? "4" : "moves";
        expect(place).toBe(expected);
      }
    }
    const none = usedIds([]);
    expect(placeOfField("", none)).toBe("whole");
    expect(placeOfField("childData.children.x.birthDate", none)).toBe("children");
    expect(placeOfField("comments.6a", none)).toBe("comments");
  });
});
