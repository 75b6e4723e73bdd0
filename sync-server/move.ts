import { move } from "./backups/moving.ts";
import { readConfig } from "./config.ts";

const usage = `npm run move
Moves a State from the file in SURCO_DATA (by default .data/state) into the empty PostgreSQL that DATABASE_URL names. Its server is stopped.
The file stays as it was, under another name; the keys stay where they are.`;

/** Answers the exit code: 0 when the State lies in PostgreSQL, 1 when it lies where it did, 2 when it was asked in another way. */
async function main(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { folder, databaseUrl } = readConfig({ SURCO_DATA: ".data/state", ...process.env });
  if (args.length > 0 || !databaseUrl) {
    say(usage);
    return 2;
  }
  const moved = await move(folder, databaseUrl, new Date().toISOString());
  if (!moved.ok) {
    say(moved.error);
    return 1;
  }
  const { seq, tables, rows, former } = moved.value;
  say(`Moved and verified, up to place ${seq} of the feed: ${rows} rows of ${tables} tables are the same on both sides.
From now on its servers are started with DATABASE_URL, and with SURCO_DATA, where the keys are. Tablets notice nothing.
The file that it was moved from is kept as ${former}. Delete it when the first backup of the PostgreSQL was counted.`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).catch((error) => {
  process.stdout.write(`The State was not moved: ${(error as Error).message}\n`);
  return 1;
});
