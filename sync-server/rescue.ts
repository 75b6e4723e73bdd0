import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Instant } from "../src/domain/base/instant.ts";
import { asked } from "./cannot-run.ts";
import { readConfig } from "./config.ts";
import { readStateKey, type StateKey } from "./identity/state-key.ts";
import { openAgain } from "./store/rescue-finishing.ts";
import { openStore, type Store } from "./store/store.ts";

const usage = `npm run rescue -- KEYFILE
KEYFILE: a key of the State that is kept away from its server, in the form of state-key.json.
Opens, with that key and in this one process, what two people of the State have agreed to open and the server's own keys could not.
SURCO_DATA names the server's folder, by default .data/state as for \`npm run serve\`, and DATABASE_URL its PostgreSQL, where it
has one. The key is read and written nowhere.`;

/** The server's own keys first: what they open needs no other. */
const withKey = (own: StateKey, kept: StateKey): StateKey => ({
  ...own,
  async open(sealed, asked) {
    const opened = await own.open(sealed, asked);
    return opened.ok || opened.error !== "sealed-to-other-key" ? opened : await kept.open(sealed, asked);
  },
});

/** Answers the exit code: 0 when nothing is left unopened, 1 when something is, 2 when it was asked in another way. */
async function rescue(store: Store, keyFile: string, say: (line: string) => void): Promise<number> {
  const stateKey = withKey(store.stateKey, await readStateKey(keyFile));
  const looked = await openAgain({ ...store, stateKey });
  for (const { rescueId, isOwnWork, pieces, kept } of looked) {
    if (isOwnWork) say(`${rescueId}: not opened. One of those who agreed is its own recruiter.`);
    else say(`${rescueId}: ${pieces - kept} of ${pieces} pieces are opened, ${kept} do not open.`);
  }
  if (looked.length === 0) say("Nothing waits that two people have agreed to open.");
  return looked.every(({ isOwnWork, kept }) => !isOwnWork && kept === 0) ? 0 : 1;
}

async function main([keyFile, ...more]: readonly string[]): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (keyFile === undefined || more.length > 0) {
    say(usage);
    return 2;
  }
  // As `npm run serve` has it. A wrong folder would otherwise be filled with a new State.
  const config = asked(() => readConfig({ SURCO_DATA: ".data/state", ...process.env }));
  if (config.databaseUrl === undefined && !existsSync(join(config.folder, "surco.sqlite"))) {
    say(`There is no State's database in ${config.folder}.`);
    return 2;
  }
  const store = await openStore(config, {
    now: () => new Date().toISOString() as Instant,
    randomBytes,
  });
  try {
    return await rescue(store, keyFile, say);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  } finally {
    await store.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
