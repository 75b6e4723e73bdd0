import { normalPassphrase } from "./vault-keys.ts";

export type WeakPassphrase = "too-short" | "too-common" | "repeats";

/** What people choose when they must choose something long. Spaces, case and digits at the end do not make them better. */
const commonest = [
  "correct horse battery staple",
  "the quick brown fox jumps over the lazy dog",
  "the quick brown fox",
  "lorem ipsum dolor sit amet",
  "to be or not to be",
  "may the force be with you",
  "i love you so much",
  "i love you forever",
  "let me in please",
  "this is my password",
  "this is a password",
  "this is my passphrase",
  "my password is password",
  "password password",
  "password passphrase",
  "one two three four",
  "one two three four five",
  "uno dos tres cuatro",
  "uno dos tres cuatro cinco",
  "en un lugar de la mancha",
  "te quiero mucho",
  "te quiero mucho mi amor",
  "mi contrasena es segura",
  "esta es mi contrasena",
  "contrasena contrasena",
  "ave maria llena eres de gracia",
  "padre nuestro que estas en el cielo",
  "our father who art in heaven",
  "in god we trust",
  "happy birthday to you",
  "twinkle twinkle little star",
  "red blue green yellow",
  "monday tuesday wednesday thursday",
  "january february march april",
  "lunes martes miercoles jueves",
  "enero febrero marzo abril",
  "migrant education program",
  "programa de educacion migrante",
  "certificate of eligibility",
  "qwertyuiopasdfghjkl",
  "qwertyuiop",
  "asdfghjkl",
  "qazwsxedcrfvtgbyhn",
  "qazwsxedc",
  "abcdefghijklmnopqrstuvwxyz",
  "abcdefghijklmno",
  "zyxwvutsrqponmlkjihgfedcba",
  "iloveyou",
  "ihateyou",
  "letmein",
  "welcome",
  "changeme",
  "administrator",
  "password",
  "passphrase",
  "contrasena",
  "recruiter",
  "reclutador",
  "surco",
];

const lettersOf = (words: string): string =>
  words
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");

const commonLetters = new Set(commonest.map(lettersOf));
const keyRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890"];

/** Most of it walks along the keyboard, the alphabet or the digits, forwards or backwards. */
function walks(words: string): boolean {
  const text = words.toLowerCase().replace(/\s/g, "");
  let steps = 0;
  for (let at = 1; at < text.length; at++) {
    const pair = text.slice(at - 1, at + 1);
    const back = [...pair].reverse().join("");
    if (keyRows.some((row) => row.includes(pair) || row.includes(back))) steps += 1;
  }
  return steps >= (text.length - 1) * 0.7;
}

/** Why these words do not protect a vault, or null. At least 15 characters, or four different words; nothing else is asked of them. */
export function weakPassphrase(typed: string): WeakPassphrase | null {
  const words = normalPassphrase(typed);
  const length = [...words].length;
  const different = new Set(words.toLowerCase().split(" ")).size;
  if (length < 15 && !(different >= 4 && length >= 12)) return "too-short";
  if (/^(.{1,8}?)\1+.{0,3}$/u.test(words.toLowerCase().replace(/\s/g, "")) || new Set(words).size < 6) return "repeats";
  const letters = lettersOf(words);
  const isCommon = [...commonLetters].some((common) => letters === common || letters === common + common);
  return isCommon || walks(words) ? "too-common" : null;
}
