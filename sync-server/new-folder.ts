import { existsSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Result } from "../src/domain/base/result.ts";
import { CannotRun } from "./cannot-run.ts";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this account may not write there",
  EPERM: "this account may not write there",
  EROFS: "its disk can only be read",
  ENOSPC: "its disk is full",
  ENOTDIR: "something on the way to it is no folder",
  EEXIST: "something of this name lies there that is no folder",
  ENOENT: "no folder can be made there",
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ""] ?? message;
}

/**
 * A folder that somebody has named, with those above it, all closed to every other account of the machine. One after the other: Node's
 * own way of making several at once never ends where a file system makes none (below /proc, for one), and blocks the process.
 */
export function makeFolder(path: string): readonly string[] {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.unshift(at);
  try {
    for (const each of missing) makeOne(each);
    if (!statSync(path).isDirectory()) throw Object.assign(new Error(), { code: "EEXIST" });
  } catch (error) {
    unmake(missing);
    throw new CannotRun(`The folder ${path} cannot be made: ${reasonOf(error)}.`);
  }
  return missing;
}

/** In a folder of that name. One that was made for it is taken away again when nothing comes of the work. */
export async function inFolder<T>(path: string, work: () => Promise<Result<T, string>>): Promise<Result<T, string>> {
  const made = makeFolder(path);
  let done = false;
  try {
    const outcome = await work();
    done = outcome.ok;
    return outcome;
  } finally {
    if (!done) unmake(made);
  }
}

function unmake(folders: readonly string[]): void {
  for (const each of folders.toReversed()) {
    try {
      rmdirSync(each);
    } catch {
      // It was never made, or what was put there stays.
    }
  }
}

function makeOne(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process of this State was quicker.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
