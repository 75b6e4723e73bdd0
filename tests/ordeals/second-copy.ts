import { spawnSync } from "node:child_process";

/**
 * The long form of F04 and F05: `node tests/ordeals/second-copy.ts [rounds] [seed]`. Each round flips a byte of, cuts and deletes a file of
 * the database and one of the second copy of a closed browser: 20 rounds, as it is run without a number, are 60 of each. It wants a
 * built application; every damage is printed, and a failure is done again by its seed.
 */
const [rounds = "20", seed = "1"] = process.argv.slice(2);
const { status } = spawnSync(
  "npx",
  ["vitest", "run", "--project", "journeys", "tests/journeys/second-copy.test.ts", "--testTimeout=120000"],
  { stdio: "inherit", env: { ...process.env, SURCO_ORDEAL_RUNS: rounds, SURCO_ORDEAL_SEED: seed } },
);
process.exit(status ?? 1);
