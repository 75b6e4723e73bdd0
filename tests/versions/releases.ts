import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A release in a folder of its own: its built application in `dist`, its server in `sync-server`. */
export interface Release {
  readonly name: string;
  readonly folder: string;
}

export const present: Release = { name: "this release", folder: resolve(".") };

const git = (...words: string[]): string =>
  execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

/** With the packages that are installed now: an application of another lockfile would need its own. */
function built(name: string, folder: string): Release {
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const env = { ...process.env, NODE_ENV: "production", VITEST: "" };
  const vite = resolve("node_modules/vite/bin/vite.js");
  const { status, stderr } = spawnSync(process.execPath, [vite, "build", "--logLevel", "error"], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${name} could not be built:\n${stderr}`);
  return { name, folder };
}

/**
 * What really was: the application and server of the commit before this file came. Null where the history does not reach so far
 * back, or there is none.
 */
export function releasedBefore(file: string): Release | null {
  let commit: string;
  try {
    const added = git("log", "--first-parent", "-m", "--diff-filter=A", "--format=%H", "--", file).split("\n").at(-1);
    commit = git("rev-parse", "--short", `${added}^`);
  } catch {
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "surco-earlier-"));
  execFileSync("sh", ["-c", `git archive ${commit} | tar -x -C "${folder}"`]);
  return built(`${commit}, before ${file}`, folder);
}

function changed(place: string, from: RegExp, to: string): void {
  const text = readFileSync(place, "utf8");
  const after = text.replace(from, to);
  if (after === text) throw new Error(`a later release cannot be made: ${place} has no ${from}`);
  writeFileSync(place, after);
}

/** A release to come, made of this one: another writer, one table more on both sides, and answers that say more. */
export function releaseToCome(): Release {
  const folder = mkdtempSync(join(tmpdir(), "surco-to-come-"));
  for (const part of ["src", "public", "sync-server", "index.html", "vite.config.ts", "package.json", "tsconfig.json"])
    cpSync(part, join(folder, part), { recursive: true });
  cpSync("tests/longest-first.ts", join(folder, "tests/longest-first.ts"));
  const at = (...steps: string[]) => join(folder, ...steps);
  changed(at("src/storage/database.ts"), /writerNumber = (\d+)/, "writerNumber = 1000 + $1");
  changed(
    at("src/storage/database.ts"),
    /( +this\.use\(copying)/,
    '    this.version(99).stores({ ofTomorrow: "id" });\n$1',
  );
  changed(at("sync-server/routes/hello.ts"), /lastDeviceSeq: lastSeq,/, "lastDeviceSeq: lastSeq, ...{ later: 1 },");
  changed(
    at("sync-server/migrations/all.ts"),
    /\n\};/,
    '\n  "0999-of-tomorrow": { up: (db) => db.schema.createTable("of_tomorrow").addColumn("id", "text").execute() },\n};',
  );
  return built("a release to come", folder);
}
