import { afterAll, describe, expect, it } from "vitest";
import { type BrokenRule, brokenRules } from "../simulation/broken-rule.ts";
import { checkInvariants } from "../simulation/invariants.ts";
import { simulate } from "../simulation/simulate.ts";
import { scale, secondsSince, tell } from "./scale.ts";

const { runs, seed, isLong } = scale(5);

/** Seeds that are known to notice, so that the short form need not search. */
const known: Readonly<Record<BrokenRule, number>> = {
  "receipt before the commit": 21,
  "feed that skips a slow commit": 13,
  "released without secured": 5,
  "cursor apart from its page": 33,
  "login page taken for success": 8,
  "dropped after two failures": 17,
  "lost decisions kept to oneself": 4,
  "another's feed taken for one's own": 73,
};

/** One line for each rule, told together at the end. */
const table: string[][] = [["rule that was broken", "seeds", "caught", "first", "violated", "time"]];

afterAll(() => {
  const widths = table.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  for (const row of table)
    process.stdout.write(
      `${row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
});

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The invariant by its name, or whatever else came to light instead. */
const violated = (said: string): string => /^(I\d|P2) /.exec(said)?.[1] ?? "no invariant";

describe("[P9] [P12] [P13] [P21] [P22] a rule that is broken on purpose is caught by the invariant that stands for it", () => {
  it.each(Object.keys(brokenRules) as BrokenRule[])("%s", async (rule) => {
    const [began, from] = [performance.now(), isLong ? seed : known[rule]];
    const caught = new Map<number, string>();
    for (let each = from; each < from + runs; each++) {
      const said = await simulate(each, 30, checkInvariants, rule).then(() => null, message);
      if (said !== null) caught.set(each, said);
      if (!isLong && said !== null) break;
    }
    const named = [...caught].filter(([, said]) => brokenRules[rule].test(said));
    const kinds = Map.groupBy(caught.values(), violated);
    const violations = [...kinds].map(([kind, all]) => `${kind} ×${all.length}`).join(", ");
    const [seeds, tried] = isLong ? [`${from} to ${from + runs - 1}`, runs] : [String(from), 1];
    const first = named[0];
    table.push([rule, seeds, `${caught.size} of ${tried}`, String(first?.[0] ?? ""), violations, secondsSince(began)]);
    if (first) tell(`broken rule "${rule}"`, { [`(seed ${first[0]})`]: first[1].split("\n")[0] ?? "" });
    expect(named.length, `seeds of ${runs} that noticed by ${brokenRules[rule]}`).toBeGreaterThan(0);
  });
});
