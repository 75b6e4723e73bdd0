import { hexOf } from "./hex.ts";

/** 128 random bits as 32 hex digits; chance comes in as an argument. */
export type RandomBytes = (length: number) => Uint8Array;

export const newId = (random: RandomBytes): string => hexOf(random(16));

export const isId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
