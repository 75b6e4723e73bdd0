import { afterAll, beforeAll, expect, it } from "vitest";
import { type Fuzzing, openFuzzing } from "../fuzz/fuzz-office.ts";
import { chanceOf } from "../fuzz/hostile-requests.ts";

let fuzzing: Fuzzing;
beforeAll(async () => {
  fuzzing = await openFuzzing();
});
afterAll(() => fuzzing.close());

// The long run is `npm run fuzz -- --minutes 10`.
it.each([1, 2023])(
  "[S02] hostile input to every call is refused or borne, without a failure or a leak (seed %i)",
  async (seed) => {
    const { sent, wrong } = await fuzzing.run(seed, (count) => count >= 600);
    expect(wrong).toEqual([]);
    expect(sent).toBe(600);
  },
);

it("a run can be had again by its seed", () => {
  const [one, other] = [chanceOf(7), chanceOf(7)];
  expect([one(), one(), one()]).toEqual([other(), other(), other()]);
});
