import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { backUp, keepNewest } from "./backups/backing-up.ts";
import { readConfig } from "./config.ts";

const usage = `npm run backup -- FOLDER [--keys FOLDER] [--keep=N]
FOLDER: where the copy goes, on another disk than the State's. The server may go on working.
--keys: another folder for the server's keys, so that whoever has one of the two opens nothing. --keep: only the newest N stay.
SURCO_DATA names the server's folder, by default .data/state as for \`npm run serve\`.`;

function wordsOf(args: readonly string[]) {
  try {
    const options = { keys: { type: "string" }, keep: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [folder, ...more] = positionals;
    const keep = values.keep === undefined ? null : Number(values.keep);
    if (folder === undefined || more.length > 0 || (keep !== null && !(Number.isInteger(keep) && keep > 0)))
      return null;
    return { folder: resolve(folder), keysFolder: resolve(values.keys ?? folder), keep };
  } catch {
    return null;
  }
}

/** Answers the exit code: 0 when a verified copy stands there and is counted, 1 when not, 2 when it was asked in another way. */
async function main(args: readonly string[], say: (line: string) => void): Promise<number> {
  const words = wordsOf(args);
  if (!words) {
    say(usage);
    return 2;
  }
  if (process.env.DATABASE_URL) {
    say("This copies a State whose database is a file. A PostgreSQL has its own tools: see docs/operations.md.");
    return 2;
  }
  const places = { data: readConfig({ SURCO_DATA: ".data/state", ...process.env }).folder, ...words };
  const made = await backUp(places, new Date().toISOString());
  if (!made.ok) {
    say(made.error);
    return 1;
  }
  const { file, keysFile, seq, size, onSameDisk } = made.value;
  say(`Backed up and verified: ${file} (${(size / 1_048_576).toFixed(1)} MB). Its keys: ${keysFile}.`);
  say(`Everything up to place ${seq} of the feed is secured.`);
  if (onSameDisk)
    say("It lies on the same disk as the State: copy it to another machine, or what takes one takes both.");
  const gone = words.keep === null ? [] : await keepNewest(places, words.keep);
  if (gone.length > 0) say(`Gave up ${gone.length} older: ${gone.join(", ")}.`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).catch((error) => {
  process.stdout.write(`The backup was not made, and nothing was counted: ${(error as Error).message}\n`);
  return 1;
});
