import { describe, expect, it } from "vitest";
import { type BrokenRule, brokenRules } from "../simulation/broken-rule.ts";
import { checkInvariants } from "../simulation/invariants.ts";
import { simulate } from "../simulation/simulate.ts";
import { scale, tell } from "./scale.ts";

const { runs, seed, isLong } = scale(5);

/** Seeds that are known to notice, so that the short form need not search. */
const known: Readonly<Record<BrokenRule, number>> = {
  "receipt before the commit": 3,
  "feed that skips a slow commit": 6,
  "released without secured": 3,
  "cursor apart from its page": 4,
  "login page taken for success": 12,
  "dropped after two failures": 52,
  "lost decisions kept to oneself": 1,
};

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

describe("[P9] [P12] [P13] [P21] a rule that is broken on purpose is caught by the invariant that stands for it", () => {
  it.each(Object.keys(brokenRules) as BrokenRule[])("%s", async (rule) => {
    const from = isLong ? seed : known[rule];
    for (let tried = 0; tried < runs; tried++) {
      const caught = await simulate(from + tried, 30, checkInvariants, rule).then(() => null, message);
      if (caught === null) continue;
      tell(`broken rule "${rule}"`, {
        "(seed that caught it)": from + tried,
        "(what it violated)": caught.split("\n")[0] ?? "",
      });
      expect(caught).toMatch(brokenRules[rule]);
      return;
    }
    expect.fail(`no seed of ${runs} noticed`);
  });
});
