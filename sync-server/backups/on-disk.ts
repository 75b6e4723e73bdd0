import { closeSync, fsyncSync, openSync, readSync, statfsSync } from "node:fs";
import { open } from "node:fs/promises";

/** Returns when the disk has it, not when the system has promised to write it. */
export function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export async function writeFlushed(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** tmpfs and ramfs by the numbers that Linux gives file systems (statfs(2)); of another system's nothing is known here. */
const ofMemory = [0x01021994, 0x858458f6];

/** What lies there is gone when the machine stops, whichever device it names. */
export const isInMemory = (path: string): boolean =>
  process.platform === "linux" && ofMemory.includes(statfsSync(path).type);

/** A moment as a part of a file's name, which sorts by time. */
export const stampOf = (at: string): string => at.replace(/[-:.]/g, "");

/** What a file is, by its first bytes; a State's database does not fit into memory. */
export function kindOf(file: string): "sqlite" | "dump" | "other" {
  const start = Buffer.alloc(15);
  const handle = openSync(file, "r");
  try {
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  const text = start.toString("latin1");
  if (text === "SQLite format 3") return "sqlite";
  return text.startsWith("PGDMP") ? "dump" : "other";
}
