import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { inFreshFolder } from "./fresh-folder.ts";
import { type Measure, milliseconds, ratio } from "./report.ts";
import { compareReleases } from "./screen.ts";
import { medianOf, spreadOf } from "./statistics.ts";

/** The last release that wrote its tables open. `BEFORE` names another one. */
const lastUnsealed = "6a1fce4";

/** Cold start and keystroke beside an earlier release, which is built from the history in a folder of its own. */
export function besideBefore(samples: number): Promise<Measure[]> {
  const commit = process.env.BEFORE ?? lastUnsealed;
  return inFreshFolder(async (folder) => {
    const history = execFileSync("git", ["archive", "--format=tar", commit], { maxBuffer: 1 << 28 });
    execFileSync("tar", ["-x", "-C", folder], { input: history });
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    execFileSync(process.execPath, [resolve("node_modules/vite/bin/vite.js"), "build", "--logLevel", "error"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [was, is] = await compareReleases({ folder }, samples);
    const [wasKeys, isKeys] = [spreadOf(was.keys), spreadOf(is.keys)];
    const line = (what: string, ours: number, theirs: number): Measure => ({
      area: "before",
      what,
      ours: milliseconds(ours),
      floor: `${commit} ${milliseconds(theirs)} = ${ratio(ours / theirs)}`,
      goal: "≤ 1.05x",
    });
    return [
      line("offline cold start to 8 children usable, 6x CPU", medianOf(is.usable), medianOf(was.usable)),
      line("keystroke to paint, 8 children, 6x, mean", meanOf(is.keys), meanOf(was.keys)),
      line("keystroke to paint, 8 children, 6x, 95 in 100", isKeys.p95, wasKeys.p95),
    ];
  });
}

/** The event timing interface counts in steps of 8 ms: a median moves by whole steps, the mean tells smaller differences. */
const meanOf = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0) / times.length;
