import { describe, expect, it } from "vitest";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { foldForSearch, matchesSearch, summaryOf } from "../../../src/domain/coe/summary.ts";
import { sampleAnswers } from "./sample-answers.ts";

describe("a COE in a list", () => {
  it("shows the family by the children's last names", () => {
    expect(summaryOf(sampleAnswers())).toMatchObject({
      familyName: "García Núñez",
      childFirstNames: ["Ana", "Luz"],
      childCount: 2,
      interviewDate: "2026-04-10",
      latestMoveDate: "2026-03-14",
      city: "Alder Creek",
      schoolDistrict: "Alder Creek School District",
    });
  });

  it("falls back to a parent, then to the worker, then to nothing", () => {
    const answers = { ...sampleAnswers(), childData: { children: [] } };
    expect(summaryOf(answers).familyName).toBe("García López");
    const bare = { ...emptyCoeAnswers(), qualifyingMoves: answers.qualifyingMoves };
    expect(summaryOf(bare).familyName).toBe("García López");
    expect(summaryOf(emptyCoeAnswers())).toEqual({
      familyName: "",
      childFirstNames: [],
      childCount: 0,
      interviewDate: null,
      latestMoveDate: null,
      city: "",
      schoolDistrict: "",
      searchText: "",
    });
  });

  it.each(["nunez", "NÚÑEZ", "garcia luz", "luz gar", "tomas", "  ", "river", "alder"])("is found by %j", (query) => {
    expect(matchesSearch(summaryOf(sampleAnswers()), query)).toBe(true);
  });

  it.each(["unez", "garcia pedro"])("is not found by %j", (query) => {
    expect(matchesSearch(summaryOf(sampleAnswers()), query)).toBe(false);
  });

  it("folds the letters of the languages we meet", () => {
    expect(foldForSearch("K'iche' Kʼicheʼ Ñuu Savi Łukasz Naw Paw Htoo-Ḷọjkar Jean‑Baptiste")).toBe(
      "kiche kiche nuu savi lukasz naw paw htoo lojkar jean baptiste",
    );
  });
});
