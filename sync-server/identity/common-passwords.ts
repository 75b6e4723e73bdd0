import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * The passwords that everybody tries first: the 10,000 most frequent of eight characters or more and the 2,000 most frequent of six or
 * seven (stems, as in "monkey2024") of the list in @zxcvbn-ts/language-common 4.1.3 (MIT licence, © Dan Wheeler, Dropbox and
 * @zxcvbn-ts; drawn from published leaks). Lower-cased, and kept as the first 48 bits of SHA-256, because such lists are full of words that
 * nobody wants in a State's files. A wrong hit is one in ten thousand million.
 */
const known: ReadonlySet<string> = new Set(
  readFileSync(new URL("./common-passwords.txt", import.meta.url), "utf8")
    .trimEnd()
    .split("\n"),
);

const isListed = (text: string): boolean =>
  known.has(createHash("sha256").update(text).digest().subarray(0, 6).toString("base64url"));

const letterFor: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const unmasked = (text: string): string => text.replace(/[013457@$!]/g, (sign) => letterFor[sign] ?? sign);

const withoutMarks = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");

const rows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"];
const walks = rows.flatMap((row) => [row.repeat(3), [...row].reverse().join("").repeat(3)]);

/** Walks along the keyboard, the digits or the alphabet, however long. */
function isWalks(text: string): boolean {
  let from = 0;
  let steps = 0;
  while (from < text.length) {
    let to = from + 1;
    while (to < text.length && walks.some((walk) => walk.includes(text.slice(from, to + 1)))) to += 1;
    from = to;
    steps += 1;
  }
  return steps * 4 <= text.length;
}

/** "aaaaaaaa", "abcabcabc", "passwordpassword". */
const isRepeated = (text: string): boolean => /^(.{1,10}?)\1+$/u.test(text);

const stemOf = (text: string): string => text.replace(/^\P{L}+|\P{L}+$/gu, "");

/** The password is one of those that are tried first, or such a one with digits and signs about it. */
export function isCommon(password: string): boolean {
  const lower = withoutMarks(password.normalize("NFC").toLowerCase());
  const closed = lower.replace(/\s+/g, "");
  if (isRepeated(closed) || isWalks(closed)) return true;
  return [lower, closed, stemOf(closed), unmasked(closed), stemOf(unmasked(closed)), unmasked(stemOf(closed))].some(
    isListed,
  );
}

/**
 * What remains when the words that anybody would guess here are taken away: the State, this application, the person's own names.
 * Fewer than six characters of one's own are too few.
 */
export function isGuessableHere(password: string, contextWords: readonly string[]): boolean {
  const words = contextWords
    .flatMap((text) => withoutMarks(text.toLowerCase()).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  const lower = withoutMarks(password.normalize("NFC").toLowerCase());
  let rest = lower;
  for (const word of words) rest = rest.replaceAll(word, " ");
  return rest !== lower && rest.replace(/[^\p{L}]/gu, "").length < 6;
}
