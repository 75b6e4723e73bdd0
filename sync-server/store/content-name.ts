import { hash } from "node:crypto";
import type { Sha256 } from "../../src/domain/base/sha256.ts";

/** Names bytes, or a text by its UTF-8. The runtime's own hash, which the tests hold against the domain's. */
export const nameOf = (bytes: Uint8Array | string): Sha256 => hash("sha256", bytes, "hex") as Sha256;
