import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { keysPlaceFor } from "./backups/backing-up.ts";
import { kindOf } from "./backups/on-disk.ts";
import { restorePostgres } from "./backups/postgres-restoring.ts";
import { type Restored, restore } from "./backups/restoring.ts";
import { readConfig } from "./config.ts";

const usage = `npm run restore -- FILE [--keys FOLDER] [--replace]
FILE: a copy that \`npm run backup\` made. It is verified before anything is changed.
--keys: the folder that the backup was told with --keys, or SURCO_BACKUP_KEYS; without it, the copy's own. In it lies surco-….keys.json.
--replace: a State lies there already; its servers are stopped, and what is there is kept beside the copy.
SURCO_DATA names the server's folder, by default .data/state as for \`npm run serve\`; DATABASE_URL its PostgreSQL, if it has one.`;

function wordsOf(args: readonly string[]) {
  try {
    const options = { keys: { type: "string" }, replace: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return null;
    const keysFile = keysPlaceFor(resolve(file), values.keys === undefined ? null : resolve(values.keys));
    return { file: resolve(file), keysFile, replace: values.replace ?? false };
  } catch {
    return null;
  }
}

const ofTheOther = {
  sqlite: `This copy is of a State whose database is a file, and DATABASE_URL names a PostgreSQL. Restore it into an empty folder without
DATABASE_URL, and then \`npm run move\` it.`,
  dump: "This copy is of a PostgreSQL: name the database that it is restored into by DATABASE_URL.",
};

function* told({ seq, former, before }: Restored): Generator<string> {
  yield `Restored and verified, up to place ${seq} of the feed.`;
  if (former) yield `What was there before is kept in ${former}. Delete it only when everything is back.`;
  if (before && before.seq > seq) {
    yield `The former database went up to place ${before.seq}. Tablets notice at their next contact and send what is missing by themselves.`;
    yield "What people did at the office since is as it was before: accounts, passwords, roles, revoked tablets, hand-overs. Look through them.";
    yield "Decisions made since come back from the tablets that were told of them, for a reviewer to confirm at the desk.";
  }
  if (before?.securedSeq && before.securedSeq > seq)
    yield `A newer backup than this one was counted (place ${before.securedSeq}), and tablets may have given up what it holds. Restore the newest that verifies.`;
}

/** Answers the exit code: 0 when the copy stands in its place, 1 when nothing was changed, 2 when it was asked in another way. */
async function main(args: readonly string[], say: (line: string) => void): Promise<number> {
  const words = wordsOf(args);
  if (!words) {
    say(usage);
    return 2;
  }
  const { folder: data, databaseUrl } = readConfig({ SURCO_DATA: ".data/state", ...process.env });
  const kind = existsSync(words.file) ? kindOf(words.file) : "other";
  if (kind === (databaseUrl ? "sqlite" : "dump")) {
    say(ofTheOther[kind]);
    return 2;
  }
  const asked = { ...words, data };
  const at = new Date().toISOString();
  const done = await (databaseUrl ? restorePostgres(databaseUrl, asked, at) : restore(asked, at));
  if (!done.ok) {
    say(done.error);
    return 1;
  }
  for (const line of told(done.value)) say(line);
  return 0;
}

process.exitCode = await main(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).catch((error) => {
  process.stdout.write(`The copy was not restored: ${(error as Error).message}\n`);
  return 1;
});
