import { fromBase64url, toBase64url } from "../domain/base/base64url.ts";

/** How a passphrase becomes a key: PBKDF2-SHA-256, which is approved where a State asks for approved cryptography. */
export interface Stretching {
  /** 16 random bytes, base64url. */
  readonly salt: string;
  readonly rounds: number;
}

/** OWASP's floor for PBKDF2-SHA-256. A tablet that is fast does more. */
export const fewestRounds = 600_000;
/** A row that asks for more is damaged: it would only make somebody wait. */
export const mostRounds = 50_000_000;
/** At least 300, with a margin for a sample that was slow. */
const wantedMs = 350;
/** Less than this says little: clocks are coarse, some on purpose. */
const leastSampleMs = 20;

const keyWrap = { name: "AES-KW", length: 256 } as const;
const wrapping: KeyUsage[] = ["wrapKey", "unwrapKey"];
const utf8 = new TextEncoder();

export const randomText = (length: number): string => toBase64url(crypto.getRandomValues(new Uint8Array(length)));

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64url(text);
  if (bytes === null) throw new TypeError("not base64url");
  return bytes;
}

/** The same words typed on two keyboards are the same passphrase: composed forms, and one space between words. */
export const normalPassphrase = (typed: string): string => typed.normalize("NFKC").trim().replace(/\s+/gu, " ");

async function stretched(secret: string, { salt, rounds }: Stretching): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", utf8.encode(secret), "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: rounds };
  return await crypto.subtle.deriveKey(derivation, material, keyWrap, false, wrapping);
}

export const passphraseKey = (typed: string, stretching: Stretching): Promise<CryptoKey> =>
  stretched(normalPassphrase(typed), stretching);

/** In memory only, where a PIN lives; see pin.ts for why so few rounds are enough. */
export const pinKey = (pin: string, stretching: Stretching): Promise<CryptoKey> => stretched(pin, stretching);

/** Rounds that take this tablet at least 300 ms, and never fewer than 600,000. Where the clock stands still, just those. */
export async function calibratedRounds(clock: () => number): Promise<number> {
  for (let sample = 100_000; sample <= 1_600_000; sample *= 2) {
    // The quicker of two: the first may have waited for the engine, or for somebody else's work.
    const ms = Math.min(await stretchingTime(sample, clock), await stretchingTime(sample, clock));
    if (ms >= leastSampleMs) return Math.min(mostRounds, Math.max(fewestRounds, Math.ceil((wantedMs / ms) * sample)));
  }
  return fewestRounds;
}

async function stretchingTime(rounds: number, clock: () => number): Promise<number> {
  const before = clock();
  await stretched("how fast is this tablet", { salt: randomText(16), rounds });
  return clock() - before;
}

async function derived(secret: Uint8Array<ArrayBuffer>, salt: string, info: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: bytesOf(salt), info: utf8.encode(info) };
  return await crypto.subtle.deriveKey(derivation, material, keyWrap, false, wrapping);
}

/** The 32 bytes of a passkey are random and bound to its hardware: nothing to stretch. */
export const passkeyKey = (prf: Uint8Array<ArrayBuffer>, salt: string): Promise<CryptoKey> =>
  derived(prf, salt, "surco/1 passkey");

/** Everybody knows it: a practice State holds nobody's family, and its vault is there to be practised with. */
export const practiceKey = (): Promise<CryptoKey> =>
  derived(utf8.encode("practice makes the recruiter"), "", "surco/1 practice");

/** 256 random bits. Exportable for as long as they are wrapped; what is kept comes from `unwrapVaultKey`. */
export const newVaultKey = (): Promise<CryptoKey> => crypto.subtle.generateKey(keyWrap, true, wrapping);

export const wrapVaultKey = async (key: CryptoKey, by: CryptoKey): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.wrapKey("raw", key, by, "AES-KW")));

/** Null where `by` is not the key it was wrapped by: AES-KW checks that itself. `exportable` only to wrap it once more, at once. */
export const unwrapVaultKey = (slot: string, by: CryptoKey, exportable = false): Promise<CryptoKey | null> =>
  crypto.subtle.unwrapKey("raw", bytesOf(slot), by, "AES-KW", "AES-KW", exportable, wrapping).catch(() => null);
