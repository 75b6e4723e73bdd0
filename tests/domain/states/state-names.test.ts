import { describe, expect, it } from "vitest";
import { stateCodes, stateInWords } from "../../../src/domain/states/state-names.ts";

describe("the name of a State", () => {
  it("is found by its postal code, in either language", () => {
    expect(stateInWords("ny", "en")).toBe("New York");
    expect(stateInWords("NY", "es")).toBe("Nueva York");
    expect(stateInWords("TX", "es")).toBe("Texas");
    expect(stateInWords("ZZ", "en")).toBe("Practice State");
    expect(stateCodes).toHaveLength(56);
  });

  it("stays as it was written where it is no code", () => {
    expect(stateInWords(" Oaxaca ", "es")).toBe("Oaxaca");
    expect(stateInWords("", "en")).toBe("");
  });
});
