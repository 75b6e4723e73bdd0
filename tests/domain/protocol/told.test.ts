import { expect, it } from "vitest";
import * as z from "zod";
import { readTold } from "../../../src/domain/protocol/told.ts";

const inner = z.strictObject({ id: z.string(), at: z.strictObject({ day: z.int() }) });
const shape = z.strictObject({
  outcomes: z.array(
    z.union([
      z.strictObject({ id: z.string(), receipt: inner }),
      z.strictObject({ id: z.string(), refused: z.strictObject({ code: z.string() }) }),
    ]),
  ),
  one: inner.nullable(),
  by: z.record(z.string(), inner),
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("a"), inner }),
    z.strictObject({ kind: z.literal("b") }),
  ]),
});

const row = { id: "x", at: { day: 1 } };
const known = {
  outcomes: [
    { id: "x", receipt: row },
    { id: "y", refused: { code: "busy" } },
  ],
  one: row,
  by: { first: row },
  change: { kind: "a", inner: row },
};

/** The same, from a release that says more in every object there is. */
function more(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(more);
  if (value === null || typeof value !== "object") return value;
  return { ...Object.fromEntries(Object.entries(value).map(([key, each]) => [key, more(each)])), later: 1, also: [{}] };
}

it("[P25] what fits is read as it is", () => {
  expect(readTold(shape, known)).toEqual(known);
});

it("[P25] members that this release does not know are passed over at any depth, and what was told stays as it came", () => {
  const told = { ...(more(known) as object), by: { first: more(row) } };
  const before = structuredClone(told);
  expect(readTold(shape, told)).toEqual(known);
  expect(told).toEqual(before);
});

it.each([
  ["a member that is missing", { ...known, later: 1, one: { id: "x" } }],
  ["a member of another kind", { ...known, later: 1, one: { ...row, id: 1 } }],
  ["a choice that is neither", { ...known, later: 1, outcomes: [{ id: "x", later: row }] }],
  ["a kind that is unknown", { ...known, change: { kind: "c" } }],
  ["a text", "known"],
  ["nothing", undefined],
])("[P9] %s is no answer, whatever else is told", (_, told) => {
  expect(readTold(shape, told)).toBeNull();
});
