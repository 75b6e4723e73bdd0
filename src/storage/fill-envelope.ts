import { gcm } from "@noble/ciphers/aes.js";
import { joined, padded } from "../domain/protocol/envelope.ts";
import type { EmptyEnvelope } from "./sealer.ts";

// Sealing without waiting, for a page that is being taken down: the browser's own AES answers later, and then there is nobody left.

/** Gives the same envelope as `seal` in sealing.ts, only larger. Uses the key up: a second content under one nonce would show both. */
export function fillEnvelope({ associated, nonce, key }: EmptyEnvelope, bytes: Uint8Array): ArrayBuffer {
  const ciphertext = gcm(key, nonce, associated).encrypt(padded(stored(bytes)));
  key.fill(0);
  return joined(associated, ciphertext).buffer;
}

const longestBlock = 0xffff;

/** What `inflated` unpacks to the same bytes: deflate's blocks that are stored as they are (RFC 1951, 3.2.4). */
function stored(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / longestBlock));
  const packed = new Uint8Array(bytes.length + 5 * blocks);
  const view = new DataView(packed.buffer);
  for (let block = 0; block < blocks; block++) {
    const part = bytes.subarray(block * longestBlock, (block + 1) * longestBlock);
    const at = block * (longestBlock + 5);
    view.setUint8(at, block === blocks - 1 ? 1 : 0);
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, ~part.length & 0xffff, true);
    packed.set(part, at + 5);
  }
  return packed;
}
