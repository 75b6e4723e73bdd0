import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** Lower-case hex, as keys, signatures and names are written. */
export const hexOf = (bytes: Uint8Array): string => bytesToHex(bytes);

/** Throws where the text is no hex. */
export const bytesOfHex = (text: string): Uint8Array<ArrayBuffer> => hexToBytes(text);
