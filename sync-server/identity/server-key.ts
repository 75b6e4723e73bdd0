import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { join } from "node:path";
import { CannotRun } from "../cannot-run.ts";
import { readOrMake } from "./key-file.ts";

/** What only this server can make and open. Its key is a file of its own: a copy of the database alone opens nothing. */
export interface ServerKey {
  seal(purpose: string, bytes: Uint8Array): string;
  open(purpose: string, sealed: string): Buffer;
  /** The same for the same text, and for nobody else. */
  mark(purpose: string, text: string): string;
}

const keyBytes = 32;

export async function openServerKey(folder: string): Promise<ServerKey> {
  const file = join(folder, "server.key");
  const secret = await readOrMake(file, async () => randomBytes(keyBytes));
  if (secret.length !== keyBytes) throw new CannotRun(`${file} is not a key of ${keyBytes} bytes`);
  const keyFor = (purpose: string) => Buffer.from(hkdfSync("sha256", secret, "", `surco/1 ${purpose}`, keyBytes));
  return {
    seal(purpose, bytes) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64url");
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    },
    mark: (purpose, text) => createHmac("sha256", keyFor(purpose)).update(text).digest("base64url"),
  };
}
