import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { CannotRun } from "../cannot-run.ts";
import { up as custody } from "./0001-custody.ts";
import { up as desk } from "./0002-desk.ts";
import { up as people } from "./0003-people.ts";
import { up as children } from "./0004-children.ts";
import { up as queueFilters } from "./0005-queue-filters.ts";
import { up as accounts } from "./0006-people.ts";
import { up as signIn } from "./0007-sign-in.ts";
import { up as devices } from "./0008-devices.ts";
import { up as audit } from "./0009-audit.ts";
import { up as rescues } from "./0010-rescues.ts";
import { up as alarms } from "./0011-alarms.ts";
import { up as shared } from "./0012-shared.ts";
import { up as backups } from "./0013-backups.ts";
import { up as offeredDecisions } from "./0014-offered-decisions.ts";
import { up as undrawn } from "./0015-undrawn.ts";
import { up as pieces } from "./0016-pieces.ts";
import { up as volume } from "./0018-volume.ts";
import { up as packed } from "./0019-packed.ts";
import { up as backupTries } from "./0020-backup-tries.ts";
import { up as handovers } from "./0022-handovers.ts";
import { inItsOwnWords } from "./dialect.ts";

/** Numbered, upwards only, never edited after a release. */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-custody": { up: custody },
  "0002-desk": { up: desk },
  "0003-people": { up: people },
  "0004-children": { up: children },
  "0005-queue-filters": { up: queueFilters },
  "0006-people": { up: accounts },
  "0007-sign-in": { up: signIn },
  "0008-devices": { up: devices },
  "0009-audit": { up: audit },
  "0010-rescues": { up: rescues },
  "0011-alarms": { up: alarms },
  "0012-shared": { up: shared },
  "0013-backups": { up: backups },
  "0014-offered-decisions": { up: offeredDecisions },
  "0015-undrawn": { up: undrawn },
  "0016-pieces": { up: pieces },
  "0018-volume": { up: volume },
  "0019-packed": { up: packed },
  "0020-backup-tries": { up: backupTries },
  "0022-handovers": { up: handovers },
};

/** What the migrator says of a database that holds steps which are not among ours. */
const laterStep = /previously executed migration (\S+) is missing/;

/** Told before each step of an upgrade, for whoever waits for it. */
export type TellStep = (step: number, of: number) => void;

/** The steps; of a database that an earlier release has left, each is told when it begins. A new one is built without a word. */
async function stepsOf<T>(db: Kysely<T>, tell: TellStep): Promise<Record<string, Migration>> {
  const known = await new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  }).getMigrations();
  const missing = known.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
  if (missing.length === known.length) return { ...migrations };
  const told = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
    name,
    {
      up(within) {
        tell(missing.indexOf(name) + 1, missing.length);
        return up(within);
      },
    },
  ]);
  return Object.fromEntries(told);
}

/** All steps that are missing, in one transaction: whatever interrupts it, the next start finds the tables as they were and begins again. */
export async function migrateToLatest<T>(db: Kysely<T>, tell: TellStep = () => undefined): Promise<void> {
  const speaking = inItsOwnWords(db);
  const steps = await stepsOf(speaking, tell);
  const migrator = new Migrator({ db: speaking, provider: { getMigrations: async () => steps } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const step = laterStep.exec(String(error))?.[1];
  if (step === undefined) throw error instanceof Error ? error : new Error(String(error));
  throw new CannotRun(
    `A later release has been started on this database (${step}), and this one does not know its tables. Nothing was changed. Start the later release again, or go back to the backup of before it: see "Upgrade" in docs/operations.md.`,
  );
}
