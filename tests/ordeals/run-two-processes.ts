import { ordealOfTwoProcesses } from "./two-processes.ts";

// node tests/ordeals/run-two-processes.ts [seconds] [seed]: the long form of tests/contracts/two-processes.test.ts.

const [seconds = "300", seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const { faults, figures } = await ordealOfTwoProcesses({
  seconds: Number(seconds),
  seed: Number(seed),
  tablets: 50,
  secondsBetweenKills: 5,
  secondsBetweenCrashes: 45,
});
for (const [what, figure] of Object.entries({ seed, ...figures })) process.stdout.write(`${what}: ${figure}\n`);
for (const fault of faults.slice(0, 20)) process.stdout.write(`DOES NOT HOLD: ${fault}\n`);
process.stdout.write(faults.length === 0 ? "Everything holds.\n" : `${faults.length} things do not hold.\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
