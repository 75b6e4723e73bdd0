import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { keyFiles } from "../identity/key-file.ts";
import { writeFlushed } from "./on-disk.ts";

const keysSchema = z.strictObject({
  surco: z.literal("keys of a State's server"),
  keys: z.record(z.enum(keyFiles), z.base64()),
});
export type Keys = Readonly<Record<(typeof keyFiles)[number], string>>;

export async function readKeysIn(folder: string): Promise<Keys | null> {
  const read = await Promise.all(
    keyFiles.map(async (name) => [name, (await readFile(join(folder, name))).toString("base64")] as const),
  ).catch((error: { code?: unknown }) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return read && (Object.fromEntries(read) as Record<(typeof keyFiles)[number], string>);
}

/** All keys in one file, which nobody else on this machine may read. */
export const writeKeysFile = (file: string, keys: Keys): Promise<void> =>
  writeFlushed(file, JSON.stringify({ surco: "keys of a State's server", keys }));

/** Null for a file that holds no keys of a server; what is in it is quoted nowhere. */
export async function readKeysFile(file: string): Promise<Keys | null> {
  try {
    return keysSchema.parse(JSON.parse(await readFile(file, "utf8"))).keys;
  } catch {
    return null;
  }
}

/** At no moment is a key half there: the same stays untouched, another one comes under its name when the disk has it. */
export async function putKeysInto(folder: string, keys: Keys): Promise<void> {
  for (const name of keyFiles) {
    const file = join(folder, name);
    const bytes = Buffer.from(keys[name], "base64");
    if ((await readFile(file).catch(() => null))?.equals(bytes)) continue;
    await writeFlushed(`${file}.restoring`, bytes);
    await rename(`${file}.restoring`, file);
  }
}
