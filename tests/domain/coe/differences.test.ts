import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addChild, removeChild, reorderChild } from "../../../src/domain/coe/child-list.ts";
import { differencesBetween } from "../../../src/domain/coe/differences.ts";
import { fieldValue } from "../../../src/domain/coe/field-value.ts";
import { materialHash, shownHash } from "../../../src/domain/coe/material.ts";
import { changeMove } from "../../../src/domain/coe/move-list.ts";
import { changeChild } from "./changed-answers.ts";
import { on, sampleAnswers } from "./sample-answers.ts";

const sample = sampleAnswers();
const five = ["c3", "c4", "c5"].reduce(addChild, sample);
const brief = (before: typeof sample, after: typeof sample) =>
  differencesBetween(before, after).map((difference) => `${difference.kind} ${difference.field}`);

describe("differences between two versions of a COE", () => {
  it("finds none between equal answers", () => {
    expect(differencesBetween(sample, sampleAnswers())).toEqual([]);
  });

  it("names a date as one answer, with what stood there and what stands there", () => {
    expect(differencesBetween(sample, changeChild(sample, "c2", { birthDate: on("2019-12-01") }))).toEqual([
      {
        field: "childData.children.c2.birthDate",
        kind: "changed",
        before: on("2019-11-30"),
        after: on("2019-12-01"),
      },
    ]);
  });

  it("names a dash that became a text, a place's part, and a comment that was added", () => {
    const after = changeMove(changeChild(sample, "c1", { middleName: "Sol" }), "m1", {
      from: {
        schoolDistrict: "Mesa Verde School District",
        city: "Mesa Alta",
        state: "ZZ",
        country: "US",
        adminArea: "",
      },
    });
    expect(brief(sample, { ...after, comments: { ...after.comments, "4a": "Frost." } })).toEqual([
      "changed childData.children.c1.middleName",
      "changed qualifyingMoves.moves.m1.from.city",
      "changed comments.4a",
    ]);
  });

  it("matches children by id: added, removed and moved are not changes of every row", () => {
    expect(brief(sample, addChild(sample, "c3"))).toEqual([
      "added childData.children.c3",
      "changed qualifyingMoves.moves.m1.childIds",
      "changed qualifyingMoves.moves.m2.childIds",
    ]);
    expect(brief(five, removeChild(five, "c3"))[0]).toBe("removed childData.children.c3");
    expect(differencesBetween(five, reorderChild(five, "c5", 0))).toEqual([
      { field: "childData.children.c5", kind: "moved", before: 4, after: 0 },
    ]);
  });

  it("reads a State's question called y or dash like any other", () => {
    const before = { ...sample, stateInformation: { y: "1", dash: "one" } };
    const after = { ...sample, stateInformation: { y: "2", dash: "two" } };
    expect(brief(before, after)).toEqual(["changed stateInformation.y", "changed stateInformation.dash"]);
    expect(materialHash(before)).toBe(materialHash(after));
    expect(shownHash(before)).not.toBe(shownHash(after));
  });

  it("takes no notice of the order in which persons were ticked", () => {
    expect(brief(sample, changeMove(sample, "m1", { childIds: ["c2", "c1"] }))).toEqual([]);
  });

  it("reports as moved the fewest children that explain the new order", () => {
    const order = fc.shuffledSubarray(["c1", "c2", "c3", "c4", "c5"], { minLength: 5 });
    fc.assert(
      fc.property(order, (ids) => {
        const after = ids.reduce((answers, id, place) => reorderChild(answers, id, place), five);
        const moved = differencesBetween(five, after).map((difference) => difference.field.split(".").at(-1));
        const rest = (list: readonly { readonly id: string }[]) =>
          list.map((child) => child.id).filter((id) => !moved.includes(id));
        expect(rest(after.childData.children)).toEqual(rest(five.childData.children));
        expect(moved.length).toBeLessThan(5);
      }),
    );
  });
});

describe("the value in a field", () => {
  it("is found by path, members of lists by their id", () => {
    expect(fieldValue(sample, "familyData.city")).toBe("Alder Creek");
    expect(fieldValue(sample, "childData.children.c2.firstName")).toBe("Luz");
    expect(fieldValue(sample, "qualifyingMoves.moves.m1.from.city")).toBe("Mesa Verde");
    expect(fieldValue({ ...sample, comments: { "advisory:a.b": "x" } }, "comments.advisory:a.b")).toBe("x");
  });

  it("is undefined where these answers have no such field", () => {
    expect(fieldValue(sample, "childData.children.gone.firstName")).toBeUndefined();
    expect(fieldValue(sample, "familyData.city.more")).toBeUndefined();
    expect(fieldValue(sample, "familyData.toString")).toBeUndefined();
  });
});
