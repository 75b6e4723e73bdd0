import { describe, expect, it } from "vitest";
import {
  childElements,
  elementLabels,
  familyElements,
  shortElementLabels,
} from "../../../src/domain/coe/element-labels.ts";
import {
  birthDateCodes,
  filledText,
  formItem,
  formVersion,
  nationalForm,
  textParts,
} from "../../../src/domain/coe/form.ts";
import { birthDateCodesInSpanish, blanksInSpanish, itemsInSpanish } from "../../../src/domain/coe/reading-aid.ts";

const items = nationalForm.qualifyingMovesAndWork.items;

describe("the national form as data", () => {
  it("has the items in the form's order and numbering", () => {
    expect(items.map((entry) => entry.item)).toEqual("1 2 2a 2b 2bi 3 4 4a 4b 5 5a 5b 5* 6 6a 6b 6c".split(" "));
    expect(formVersion).toBe("national-coe/2023");
  });

  it("says item 1, 3 and the interviewee's statement word for word", () => {
    expect(formItem("1").text).toBe(
      "The child(ren) listed on this form moved due to economic necessity from a residence in {fromSchoolDistrict}/{fromCity}/{fromState}/{fromCountry} to a residence in {toSchoolDistrict}/{toCity}/{toState}.",
    );
    expect(formItem("3").text).toBe("The Qualifying Arrival Date was {qad}.");
    expect(nationalForm.intervieweeSignature.en).toMatch(/^I understand the purpose of this form is to help the State/);
    expect(() => formItem("7")).toThrow(RangeError);
  });

  it("fills its blanks and leaves none empty (section 5)", () => {
    expect(textParts("on {day}, from")).toEqual(["on ", { blank: "day" }, ", from"]);
    expect(filledText(formItem("3").text ?? "", { qad: "03/14/26" })).toBe("The Qualifying Arrival Date was 03/14/26.");
    expect(filledText(formItem("3").text ?? "", {})).toBe("The Qualifying Arrival Date was -.");
  });

  it("keeps the mandated labels whole; only MB and Code are shortened", () => {
    expect([...familyElements, ...childElements].sort()).toEqual(Object.keys(elementLabels).sort());
    expect(elementLabels["parent1.lastName"].en).toBe("Parent/Guardian 1 Last Name");
    expect(elementLabels.lastName2.en).toBe("Last name 2");
    expect(shortElementLabels).toMatchObject({ multipleBirth: { en: "MB" }, birthDateCode: { en: "Code" } });
    expect(Object.keys(shortElementLabels)).toHaveLength(2);
  });

  it("knows the 13 birth date verification codes", () => {
    expect(birthDateCodes).toEqual("03 04 05 06 07 08 09 10 11 12 13 82 99".split(" "));
  });
});

describe("the Spanish reading aid", () => {
  it("stands beside every item, with the same blanks and the same number of choices", () => {
    const blanks = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).sort();
    for (const entry of items) {
      const aid = itemsInSpanish[entry.item];
      expect(blanks(aid?.text), `item ${entry.item}`).toEqual(blanks(entry.text));
      expect(aid?.choices?.length, `item ${entry.item}`).toBe(entry.choices?.length);
    }
    expect(Object.keys(itemsInSpanish)).toHaveLength(items.length);
  });

  it("names every code and every blank", () => {
    expect(Object.keys(birthDateCodesInSpanish).sort()).toEqual(birthDateCodes);
    const printed = [
      ...items.flatMap((entry) => Object.values(entry.blanks ?? {})),
      ...nationalForm.intervieweeSignature.blanks,
      ...nationalForm.eligibilityCertification.blanks,
    ];
    expect(printed.filter((word) => !(word in blanksInSpanish))).toEqual([]);
  });
});
