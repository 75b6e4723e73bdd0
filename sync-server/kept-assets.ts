import { copyFile, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "./new-folder.ts";

/**
 * A window that was opened before an upgrade asks for its own pieces until it is loaded again, which may take weeks. So the pieces of
 * earlier releases stay on this machine, in the data folder, until a later release has taken their place for ninety days. Their names
 * are made of their content: two releases never mean different things by one name.
 */
export const keptForMs = 90 * 24 * 3_600_000;

interface KeptPiece {
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** The first start of a release that has no such piece; absent while the present one has it. */
  readonly replaced?: string;
}

type Ledger = Readonly<Record<string, KeptPiece>>;

interface Keeping {
  /** The built application of this release. */
  readonly staticFolder: string;
  /** The State's data folder. */
  readonly folder: string;
  readonly now: Date;
}

/** Where they lie: `files` is served, the ledger beside it is not. */
export const keptAssetsFolder = (folder: string): string => join(folder, "kept-assets", "files");

const ledgerOf = (folder: string): string => join(folder, "kept-assets", "ledger.json");

/** Adds this release's pieces to those that are kept, and removes what nobody can need any more. Done at each start. */
export async function keepAssets({ staticFolder, folder, now }: Keeping): Promise<void> {
  const kept = keptAssetsFolder(folder);
  makeFolder(kept);
  const present = new Set(await filesIn(join(staticFolder, "assets")));
  for (const name of present) await keepPiece(join(staticFolder, "assets", name), join(kept, name));
  const before = await readLedger(folder);
  const at = now.toISOString();
  const after: Record<string, KeptPiece> = {};
  for (const name of await filesIn(kept)) {
    // What another process is writing at this moment is its own to finish.
    if (isUnfinished(name)) {
      await clearAbandoned(join(kept, name), now);
      continue;
    }
    const { firstSeen = at, lastSeen = at, replaced = at } = before[name] ?? {};
    if (present.has(name)) after[name] = { firstSeen, lastSeen: at };
    else if (now.getTime() - Date.parse(replaced) > keptForMs) await rm(join(kept, name), { force: true });
    else after[name] = { firstSeen, lastSeen, replaced };
  }
  await wholly(ledgerOf(folder), (place) => writeFile(place, JSON.stringify(after, null, 1), { mode: 0o600 }));
}

async function keepPiece(from: string, to: string): Promise<void> {
  const [given, kept] = await Promise.all([stat(from), stat(to).catch(() => null)]);
  if (kept?.size !== given.size) await wholly(to, (place) => copyFile(from, place));
}

const isUnfinished = (name: string): boolean => name.endsWith(".part");

/** A death leaves the whole file or none: whoever finds it there believes it. */
async function wholly(place: string, write: (place: string) => Promise<void>): Promise<void> {
  const unfinished = `${place}.${process.pid}.part`;
  try {
    await write(unfinished);
    await rename(unfinished, place);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** A death while it was written has left it: no copy takes so long. */
const abandonedAfterMs = 3_600_000;

async function clearAbandoned(part: string, now: Date): Promise<void> {
  const { mtimeMs } = await stat(part).catch(() => ({ mtimeMs: now.getTime() }));
  if (now.getTime() - mtimeMs > abandonedAfterMs) await rm(part, { force: true });
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return found.filter((each) => each.isFile()).map(({ name }) => name);
}

/** A ledger that cannot be read costs nothing but time: the ninety days begin again. */
async function readLedger(folder: string): Promise<Ledger> {
  const text = await readFile(ledgerOf(folder), "utf8").catch(() => "{}");
  try {
    const read: unknown = JSON.parse(text);
    const entries = Object.entries(read ?? {}).filter(([, piece]) => isKeptPiece(piece));
    return Object.fromEntries(entries) as Ledger;
  } catch {
    return {};
  }
}

function isKeptPiece(piece: unknown): piece is KeptPiece {
  if (piece === null || typeof piece !== "object") return false;
  const { firstSeen, lastSeen, replaced = firstSeen } = piece as Partial<Record<keyof KeptPiece, unknown>>;
  return [firstSeen, lastSeen, replaced].every((day) => typeof day === "string" && !Number.isNaN(Date.parse(day)));
}
