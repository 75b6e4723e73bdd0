import { openFuzzing } from "./fuzz-office.ts";

// `npm run fuzz -- --minutes 10 [--seed 7]`: every call of the OpenAPI description with hostile input, for so long.
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

const minutes = option("--minutes", 10);
const seed = option("--seed", Date.now() % 1_000_000);
if (!(minutes > 0 && Number.isSafeInteger(seed))) throw new Error("--minutes and --seed are numbers");

const end = Date.now() + minutes * 60_000;
const statuses = new Map<number, number>();
const wrong: string[] = [];
let sent = 0;

// A State of its own every so often: hostile requests also sign people out and fill what is limited.
const asManyAsOneStateBears = 2000;
for (let round = 0; Date.now() < end; round += 1) {
  const fuzzing = await openFuzzing();
  const done = await fuzzing.run(seed + round, (count) => count >= asManyAsOneStateBears || Date.now() >= end);
  await fuzzing.close();
  sent += done.sent;
  for (const [status, count] of done.statuses) statuses.set(status, (statuses.get(status) ?? 0) + count);
  wrong.push(...done.wrong.map((line) => `seed ${seed + round}: ${line}`));
}
const table = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
process.stdout.write(`${sent} requests in ${minutes} minutes, seed ${seed} (${table.join(", ")})\n`);
for (const line of wrong.slice(0, 50)) process.stdout.write(`${line}\n`);
process.stdout.write(wrong.length === 0 ? "No failure, no leak.\n" : `${wrong.length} answers that should not be.\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
