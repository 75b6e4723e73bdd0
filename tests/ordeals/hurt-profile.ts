import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import type { Chance } from "../simulation/chance.ts";

/** What happens to one file of a browser that is closed. */
export const hurts = ["flip", "truncate", "delete"] as const;
export type Hurt = (typeof hurts)[number];

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
}

/** Chromium keeps IndexedDB in a LevelDB; its LOG is for people, and its LOCK is empty. */
export const databaseFiles = (profile: string): string[] =>
  filesIn(join(profile, "Default", "IndexedDB")).filter((file) =>
    /\.(log|ldb)$|MANIFEST-|CURRENT$/.test(basename(file)),
  );

/** The files of the second copy, by their head: Chromium gives files of a page names of its own. */
export const journalFiles = (profile: string): string[] =>
  filesIn(join(profile, "Default", "File System")).filter(
    (file) => statSync(file).size > 16 && beginsWith(file, "SURJ"),
  );

function beginsWith(file: string, magic: string): boolean {
  const head = Buffer.alloc(magic.length);
  const open = openSync(file, "r");
  readSync(open, head, 0, magic.length, 0);
  closeSync(open);
  return head.toString("latin1") === magic;
}

/** What is hurt where nothing is left to chance: what was written last, and what says which files belong together. */
const victims: Readonly<Record<Hurt, RegExp>> = { flip: /\.log$/, truncate: /MANIFEST-/, delete: /CURRENT$/ };

/** LevelDB numbers its files: the last by name of a kind is the newest. */
const fixedVictim = (files: readonly string[], kind: Hurt): string | undefined =>
  files.findLast((file) => victims[kind].test(basename(file))) ?? files.at(-1);

/** What was done, for whoever reads of a failure. Without chance it is the same damage each time. */
export function hurtOne(all: readonly string[], kind: Hurt, chance: Chance | null): string {
  const files = all.filter((each) => statSync(each).size > 0).sort();
  const file = chance === null ? fixedVictim(files, kind) : chance.pick(files);
  if (file === undefined) throw new Error("there is no file to hurt");
  const { size } = statSync(file);
  const at = chance?.whole(size) ?? size >> 1;
  if (kind === "delete") rmSync(file);
  else if (kind === "truncate") truncateSync(file, at);
  else {
    const bytes = readFileSync(file);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (chance?.whole(8) ?? 0));
    writeFileSync(file, bytes);
  }
  return `${kind} ${basename(file)} (${size} bytes)${kind === "delete" ? "" : ` at ${at}`}`;
}
