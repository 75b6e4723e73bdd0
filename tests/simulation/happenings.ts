import { readDraft } from "../../src/storage/drafts.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { correct, reconcile, sign, type, workingCopies, writeCoe } from "./interviews.ts";
import { decide, handOver } from "./office.ts";
import { evict, keyNumber, round, type SimulatedTablet, startAgain } from "./tablet.ts";
import { living, type Town, weatherOf } from "./town.ts";

/** One thing that happens. The numbers are how often. */
const happenings: readonly (readonly [number, (town: Town, tablet: SimulatedTablet) => Promise<unknown>])[] = [
  [14, (_, tablet) => writeCoe(tablet)],
  [10, (_, tablet) => onWorkingCopy(tablet, type)],
  [16, (_, tablet) => onWorkingCopy(tablet, sign)],
  [8, (_, tablet) => correct(tablet, false)],
  [3, (_, tablet) => correct(tablet, true)],
  [5, (town) => fork(town)],
  [6, (town) => joinVersions(town)],
  [26, (town, tablet) => stormyRound(town, tablet)],
  [5, (town) => Promise.all(living(town).map((tablet) => stormyRound(town, tablet)))],
  [8, (town) => decide(town)],
  [4, (town) => lateDelivery(town)],
  [3, (_, tablet) => startAgain(tablet)],
  [5, async (_, tablet) => passTime(tablet)],
  [5, (town) => town.state.backUp(town.securing)],
  [2, (town) => restore(town)],
  [2, (town) => loseDecisions(town)],
  [1.5, (town, tablet) => loseStorage(town, tablet)],
  [0.7, async (town, tablet) => destroy(town, tablet)],
];

/** Where COEs change hands, this happens besides. */
const handing: readonly (typeof happenings)[number][] = [[9, (town) => handOver(town)]];

export async function happen(town: Town): Promise<void> {
  const all = town.handsOver ? [...happenings, ...handing] : happenings;
  const whole = all.reduce((sum, [often]) => sum + often, 0);
  let draw = town.chance.next() * whole;
  for (const [often, act] of all) {
    draw -= often;
    if (draw >= 0) continue;
    const tablet = town.chance.pick(living(town));
    if (tablet) await act(town, tablet);
    // What a process that died had begun ends before the next thing happens.
    return town.turns.still();
  }
}

async function stormyRound(town: Town, tablet: SimulatedTablet): Promise<void> {
  if ((await round(tablet, weatherOf(town, true))) === null) town.tally.deaths += 1;
  const { revisions, attachments } = await unsentIds(tablet.db);
  if (revisions.length === 0 && attachments.length > 0) town.tally.waiting += 1;
}

async function lateDelivery(town: Town): Promise<void> {
  town.tally.late += town.network.late.length;
  await town.network.deliverLate(false);
}

/** One recruiter takes up the same COE on both tablets. */
async function fork(town: Town): Promise<void> {
  const [here, there] = living(town).filter((tablet) => tablet.person.id === "r-1");
  if (!here || !there) return;
  const coeId = await correct(here, true);
  if (coeId === null || (await correct(there, true, coeId)) === null) return;
  for (const tablet of [here, there]) {
    const draft = await readDraft(tablet.db, coeId);
    if (draft?.stage === "draft") await (town.chance.happens(0.5) ? sign : type)(tablet, draft);
  }
}

/** Whoever is the first to see two versions side by side. */
export async function joinVersions(town: Town): Promise<boolean> {
  for (const tablet of living(town)) {
    if (!(await reconcile(tablet))) continue;
    town.tally.joined += 1;
    return true;
  }
  return false;
}

async function onWorkingCopy(
  tablet: SimulatedTablet,
  act: (tablet: SimulatedTablet, draft: Parameters<typeof type>[1]) => Promise<void>,
): Promise<void> {
  const draft = tablet.chance.pick(await workingCopies(tablet));
  if (draft) await act(tablet, draft);
}

async function passTime(tablet: SimulatedTablet): Promise<void> {
  tablet.clockMs += tablet.chance.pick([60_000, 3_600_000, 86_400_000, 9 * 86_400_000, -86_400_000]) ?? 0;
}

async function restore(town: Town): Promise<void> {
  if (await town.state.restoreLast()) town.tally.restores += 1;
}

/** What the office decided today was heard on the tablets, and is gone with the disk of the server. */
async function loseDecisions(town: Town): Promise<void> {
  await town.state.backUp(town.securing);
  for (let n = 0; n < 3; n++) await decide(town);
  for (const tablet of living(town)) await stormyRound(town, tablet);
  await town.turns.still();
  await restore(town);
}

/** The browser empties a tablet's storage, and its key is gone with it. */
async function loseStorage(town: Town, tablet: SimulatedTablet): Promise<void> {
  town.tally.evicted += 1;
  if (tablet.files !== null) town.tally.healed += 1;
  await evict(tablet, keyNumber(town.tablets.length + town.tally.evicted));
}

function destroy(town: Town, tablet: SimulatedTablet): void {
  if (living(town).length === 1) return;
  tablet.destroyed = true;
  town.tally.destroyed += 1;
}
