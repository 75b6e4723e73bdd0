import { describe, expect, it } from "vitest";
import { type CustodyEvidence, custodyOf, holderOf } from "../../../src/domain/review/custody.ts";

const evidence = (change: Partial<CustodyEvidence>): CustodyEvidence => ({
  receipt: { seq: 100, awaiting: [] },
  completedSeq: null,
  securedSeq: null,
  decision: null,
  ...change,
});
const waiting = { seq: 100, awaiting: ["attachment"] };

describe("[P14] who holds a COE, in five words", () => {
  it("[P10] on this tablet only: no receipt", () => {
    expect(custodyOf(evidence({ receipt: null }))).toBe("on-this-tablet-only");
    expect(custodyOf(evidence({ receipt: null, securedSeq: 500 }))).toBe("on-this-tablet-only");
  });

  it("[P8] received, while a signature or a photo is still on its way", () => {
    expect(custodyOf(evidence({ receipt: waiting }))).toBe("received");
    expect(custodyOf(evidence({ receipt: waiting, securedSeq: 500 }))).toBe("received");
  });

  it("complete: nothing awaited, or a completed change", () => {
    expect(custodyOf(evidence({}))).toBe("complete");
    expect(custodyOf(evidence({ receipt: waiting, completedSeq: 120 }))).toBe("complete");
  });

  it("secured: a verified backup holds it, with its attachments; never where no backup is configured", () => {
    expect(custodyOf(evidence({ securedSeq: 99 }))).toBe("complete");
    expect(custodyOf(evidence({ securedSeq: 100 }))).toBe("secured");
    expect(custodyOf(evidence({ receipt: waiting, completedSeq: 120, securedSeq: 110 }))).toBe("complete");
    expect(custodyOf(evidence({ receipt: waiting, completedSeq: 120, securedSeq: 120 }))).toBe("secured");
  });

  it("the State's decision about this revision, last", () => {
    for (const decision of ["returned", "approved", "denied"] as const) {
      expect(custodyOf(evidence({ decision }))).toBe(decision);
      expect(holderOf(evidence({ decision }))).toBe("complete");
    }
  });
});
