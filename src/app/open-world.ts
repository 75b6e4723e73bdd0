import type { CalendarDate } from "../domain/base/calendar-date.ts";
import { newId, type RandomBytes } from "../domain/base/id.ts";
import type { Instant } from "../domain/base/instant.ts";
import type { Person } from "../domain/protocol/person.ts";
import { policyFor } from "../domain/states/all.ts";
import { openSurcoDatabase, type SurcoDatabase } from "../storage/database.ts";
import { type DeviceRow, readyDevice } from "../storage/device.ts";
import { laterCopy } from "../storage/later-copy.ts";
import { currentRecruiter } from "../storage/recruiter.ts";
import { TabletVault } from "../storage/tablet-vault.ts";
import { countUnsent } from "../storage/unsent-ids.ts";
import { Vault } from "../storage/vault.ts";
import type { VaultRow } from "../storage/vault-row.ts";
import { vaultOf } from "../storage/vault-rows.ts";
import type { World } from "../storage/world.ts";
import { compareCopies, nameRestoredLines, restoreLost, type Start } from "./copies.ts";
import { vaultOwner } from "./identity.ts";
import { laterSync } from "./later-sync.ts";
import { quiet } from "./quiet.ts";

/** Name and version of this release, as it is written into every revision made here. */
const release = "surco/0.1.0";

interface Opening {
  readonly world: World;
  /** As it was read, for whoever asks it more at the start: a slow tablet feels every read. */
  readonly device: DeviceRow;
  /** Who uses this tablet, of whom the tablet knows without a network. Their vault is open, or waits for its passphrase. */
  readonly remembered: Person | null;
}

/** Everything that can surprise is made here, once: storage, network, clock, chance. Nobody is signed in yet. */
export async function openWorld(): Promise<Opening> {
  const randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
  const mint = () => newId(randomBytes);
  const now = () => new Date().toISOString() as Instant;
  const vault = new Vault();
  // Its worker starts while the storage is opened and the words come.
  vault.warmUp();
  const start = { now, newId: mint };
  const { db, device } = await openedStorage(openSurcoDatabase("surco", vault), start);
  // What is told here of whom everything is sealed for stays true: nobody is ever taken from that list.
  const { sealedFor = [] } = device;
  const afterOpening = async ({ personId }: VaultRow) => {
    if (!sealedFor.includes(personId)) await sealWhatLayOpen(db, personId);
    // What is restored while somebody works is named where it is restored.
    if (device.restored) await nameRestoredLines({ db }, personId);
  };
  const tabletVault = new TabletVault({ db, vault, now, afterOpening });
  const [remembered, unsent] = await Promise.all([whoWorks({ db, vault, tabletVault }, device), countUnsent(db)]);
  const known = {
    running: false,
    lastContact: device.lastContact,
    unsent,
    problem: null,
    serverTimeOffsetMs: device.clockOffsetMs,
  };
  const around = {
    db,
    vault,
    tabletVault,
    now,
    today: () => dayOn(new Date()),
    randomBytes,
    newId: mint,
    policy: policyFor,
    app: release,
  };
  // Put back before anything is sent: a number that came back must not be given a second time (P19).
  const settled = quiet().then(() => compareCopies(around, start));
  const sync = laterSync(known, async () => {
    await settled;
    return (await import("./tablet-sync.ts")).tabletSync(around);
  });
  return { world: { ...around, sync, person: null }, device, remembered };
}

/** Where the storage came up empty, or not at all, what the second copy holds is put back before anything is shown. */
async function openedStorage(first: SurcoDatabase, start: Start): Promise<{ db: SurcoDatabase; device: DeviceRow }> {
  const opened = async (db: SurcoDatabase) => {
    db.secondCopy = laterCopy(db);
    const device = await readyDevice(db, start.newId, () => restoreLost({ db }, start));
    return { db, device };
  };
  try {
    return await opened(first);
  } catch {
    return await opened(await (await import("../storage/journal-start.ts")).reopened(first));
  }
}

/** Work from before there were vaults. What cannot be sealed now stays as it is, and keeps nobody from it; the next opening goes on. */
async function sealWhatLayOpen(db: SurcoDatabase, personId: string): Promise<void> {
  const { sealOldRows } = await import("../storage/seal-old-rows.ts");
  await sealOldRows(db, personId).catch(() => undefined);
}

/** Their vault is looked for while they are, and a practice vault is opened at once: everything that is read waits for it. */
async function whoWorks(
  { db, vault, tabletVault }: Pick<World, "db" | "vault" | "tabletVault">,
  device: DeviceRow,
): Promise<Person | null> {
  const { recruiterId, stateKey = null } = device;
  if (recruiterId !== null && stateKey !== null) void vault.meetState(stateKey);
  const row = recruiterId === null ? Promise.resolve(null) : vaultOf(db, recruiterId);
  const remembered = await currentRecruiter(db, device);
  await tabletVault.enter(vaultOwner(remembered), row);
  return remembered;
}

/** The day on the wall of this place. Only here does a moment become a day. */
function dayOn(moment: Date): CalendarDate {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}` as CalendarDate;
}
