import { describe, expect, it } from "vitest";
import { offeredRelations, relationInWords } from "../../../src/domain/coe/relationship.ts";

describe("[R-95] the relationship as its reader knows it", () => {
  it("is put into the reader's language where it was written in the other one", () => {
    expect(relationInWords("mother", "es")).toBe("madre");
    expect(relationInWords(" Self ", "es")).toBe("la misma persona");
    expect(relationInWords("Mamá", "en")).toBe("mother");
    expect(relationInWords("tutora", "en")).toBe("guardian");
  });

  it("stays as it was written in the reader's own language, or where we do not know the word", () => {
    expect(relationInWords("Father", "en")).toBe("Father");
    expect(relationInWords("papá", "es")).toBe("papá");
    expect(relationInWords("crew leader ", "es")).toBe("crew leader");
    expect(relationInWords("", "es")).toBe("");
  });

  it("has its Spanish for all that is offered, and finds its way back", () => {
    expect(offeredRelations).toHaveLength(7);
    for (const { en, es } of offeredRelations) {
      expect(relationInWords(en, "es")).toBe(es);
      expect(relationInWords(es, "en")).toBe(en);
    }
  });
});
