import { bytesToHex } from "@noble/hashes/utils.js";

/** 128 random bits as 32 hex digits; chance comes in as an argument. */
export type RandomBytes = (length: number) => Uint8Array;

export const newId = (random: RandomBytes): string => bytesToHex(random(16));

export const isId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
