import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCoeAnswers } from "../../../src/domain/coe/answers-shape.ts";
import { coeAnswersSchema } from "../../../src/domain/coe/coe-schema.ts";
import { anyDraft } from "../eligibility/draft-arbitrary.ts";

const bySchema = (answers: unknown) => coeAnswersSchema.safeParse(answers).success;

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

/** Every place in the answers at which something can be damaged. */
const placesOf = (value: unknown): Place[] =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [
        { holder: value as Record<string, unknown>, key },
        ...placesOf(inner),
      ]);

const anything = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    true,
    "",
    "yes",
    "M",
    "drawn",
    0,
    Number.NaN,
    [],
    {},
    { dash: "none" },
    { dash: "?" },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const damage = fc.oneof(
  fc.record({ kind: fc.constant("replaced" as const), by: anything }),
  fc.record({ kind: fc.constant("removed" as const), by: fc.constant(null) }),
  fc.record({ kind: fc.constant("added" as const), by: anything }),
);

describe("the shape of the answers", () => {
  it("takes every draft that the schema takes", () => {
    fc.assert(
      fc.property(anyDraft, (answers) => {
        expect(bySchema(answers)).toBe(true);
        expect(isCoeAnswers(answers)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("[P16] and the schema say the same of answers that are damaged anywhere", () => {
    let refused = 0;
    fc.assert(
      fc.property(anyDraft, fc.nat(), damage, (answers, chance, { kind, by }) => {
        const damaged = structuredClone(answers);
        const places = placesOf(damaged);
        const place = places[chance % places.length];
        if (!place || place.key === "__proto__") return; // an assignment to it would be something else
        const { holder, key } = place;
        if (kind === "removed") delete holder[key];
        else holder[kind === "added" ? `${key}+` : key] = by;
        const said = bySchema(damaged);
        if (!said) refused += 1;
        expect(isCoeAnswers(damaged)).toBe(said);
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});
