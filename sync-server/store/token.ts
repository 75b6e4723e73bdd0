import { createHash } from "node:crypto";
import type { Surroundings } from "./store.ts";

/** Tokens are kept as hashes: whoever reads the database cannot sign in with it. */
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** 256 bits of chance, in 43 letters. */
export const newToken = (store: Surroundings): string => Buffer.from(store.randomBytes(32)).toString("base64url");
