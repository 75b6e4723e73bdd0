import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { hexOf } from "./hex.ts";

/** 64 lower-case hex digits. */
export type Sha256 = string & { readonly __brand: "Sha256" };

/** The 32 bytes themselves. */
export const sha256Digest = (bytes: Uint8Array): Uint8Array => sha256(bytes);

/** Synchronous on purpose: an `await` inside an IndexedDB transaction ends the transaction. */
export const sha256OfBytes = (bytes: Uint8Array): Sha256 => hexOf(sha256Digest(bytes)) as Sha256;

export const sha256OfText = (text: string): Sha256 => sha256OfBytes(utf8ToBytes(text));

export const isSha256 = (text: string): text is Sha256 => /^[0-9a-f]{64}$/.test(text);
