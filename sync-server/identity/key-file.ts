import { randomUUID } from "node:crypto";
import { link, open, readFile, unlink } from "node:fs/promises";

/** Whole or not at all, and never over another: two servers that start at once must end with the same key. */
async function writeOnce(file: string, content: string | Uint8Array): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(draft, file).catch((error: { code?: unknown }) => {
    if (error.code !== "EEXIST") throw error;
  });
  await unlink(draft);
}

/** A key of this server's own, made when it is first asked for. */
export async function readOrMake(file: string, make: () => Promise<string | Uint8Array>): Promise<Buffer> {
  return await readFile(file).catch(async (error: { code?: unknown }) => {
    if (error.code !== "ENOENT") throw error;
    await writeOnce(file, await make());
    return await readFile(file);
  });
}
