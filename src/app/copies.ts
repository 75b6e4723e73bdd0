import { holdsSecondCopy } from "../storage/later-copy.ts";
import type { World } from "../storage/world.ts";

type Door = Pick<typeof import("../storage/journal-start.ts"), "restoreLost" | "compareCopies" | "nameRestoredLines">;
type Load = () => Promise<Door>;
type Tablet = Pick<World, "db" | "tabletVault">;

export interface Start {
  readonly now: World["now"];
  readonly newId: World["newId"];
}

// The second copy, as the start of the application knows it. Whatever becomes of it keeps nobody from opening the application, from
// opening their vault, and from sending; `journalState` says how it stands.

const door: Load = () => import("../storage/journal-start.ts");

/** Nobody waits longer for what may be there. It goes on behind the screen, and is told when it is done. */
const longestWait = 20_000;

async function notLonger(work: () => Promise<unknown>): Promise<void> {
  const limit = new Promise<void>((done) => setTimeout(done, longestWait));
  await Promise.race([work().catch(() => undefined), limit]);
}

/** The storage came up empty: before anything is shown, what the second copy holds is put back. A new tablet has none, and loads nothing. */
export async function restoreLost({ db }: Pick<World, "db">, start: Start, load = door): Promise<void> {
  if (await holdsSecondCopy()) await notLonger(async () => (await load()).restoreLost(db, start));
}

/** Resolves when what was missing in the database is back (D15). */
export const compareCopies = ({ db, tabletVault }: Tablet, start: Start, load = door): Promise<void> =>
  notLonger(async () => {
    const copies = await load();
    const coes = await copies.compareCopies(db, start);
    const open = tabletVault.get();
    if (coes > 0 && open.kind === "open") await copies.nameRestoredLines(db, open.row.personId);
  });

/** Lines that came back without their names are named when the vault of their recruiter is opened, or the next time. */
export const nameRestoredLines = ({ db }: Pick<World, "db">, personId: string, load = door): Promise<void> =>
  notLonger(async () => (await load()).nameRestoredLines(db, personId));
