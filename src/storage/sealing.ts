import { fromBase64url, toBase64url } from "../domain/base/base64url.ts";
import { err, ok } from "../domain/base/result.ts";
import {
  associatedBytes,
  type EnvelopeHeader,
  isInPlace,
  joined,
  type Place,
  padded,
  readEnvelope,
  stateKeyName,
  toStateInfo,
  unpadded,
} from "../domain/protocol/envelope.ts";
import { deflated, inflated } from "./deflating.ts";
import type { EmptyEnvelope, Opened } from "./sealer.ts";

/** Of an open vault. The key wraps and unwraps content keys and cannot be exported. */
export interface VaultKey {
  readonly vaultId: string;
  readonly key: CryptoKey;
}

/** The way to the State's public key: agreed once for each unlocking, used for every envelope. */
export interface StateReach {
  readonly name: string;
  readonly ephemeral: string;
  readonly shared: CryptoKey;
}

const curve = { name: "ECDH", namedCurve: "P-256" } as const;
const utf8 = new TextEncoder();

/**
 * One ephemeral key pair serves a whole session of the worker, so that saving costs no agreement of keys each half second. That is
 * sound: each envelope derives a wrapping key of its own, because its random nonce is the salt of HKDF; what is wrapped is a fresh
 * random content key, so that not even two equal salts would show anything; and a new pair for each envelope would protect nothing
 * more, since the vault key, which lies in the same memory for as long, opens the same envelopes. Null for what is no public key.
 */
export async function reachState(publicKey: string): Promise<StateReach | null> {
  const point = fromBase64url(publicKey);
  if (point?.length !== 65) return null;
  const theirs = await crypto.subtle.importKey("raw", point, curve, false, []).catch(() => null);
  if (theirs === null) return null;
  const ours = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
  const agreed = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, ours.privateKey, 256);
  const ephemeral = await crypto.subtle.exportKey("raw", ours.publicKey);
  return {
    name: stateKeyName(point),
    ephemeral: toBase64url(new Uint8Array(ephemeral)),
    shared: await crypto.subtle.importKey("raw", agreed, "HKDF", false, ["deriveKey"]),
  };
}

const wrapped = async (content: CryptoKey, by: CryptoKey): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.wrapKey("raw", content, by, "AES-KW")));

async function wrappedToState(
  content: CryptoKey,
  state: StateReach,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<Pick<EnvelopeHeader, "epk" | "toState" | "stateKey">> {
  const derivation = { name: "HKDF", hash: "SHA-256", salt: nonce, info: utf8.encode(toStateInfo) };
  const by = await crypto.subtle.deriveKey(derivation, state.shared, { name: "AES-KW", length: 256 }, false, [
    "wrapKey",
  ]);
  return { epk: state.ephemeral, toState: await wrapped(content, by), stateKey: state.name };
}

/** An envelope that holds nothing yet, and the key it will be filled with, once. */
interface Opening {
  readonly associated: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly content: CryptoKey;
}

async function openingOf(vault: VaultKey, state: StateReach | null, { table, row, schema }: Place): Promise<Opening> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const content = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
  const [toVault, forState] = await Promise.all([
    wrapped(content, vault.key),
    state === null ? { epk: null, toState: null, stateKey: null } : wrappedToState(content, state, nonce),
  ]);
  const header = { v: 1, table, row, schema, vault: vault.vaultId, nonce: toBase64url(nonce), toVault } as const;
  return { associated: associatedBytes({ ...header, ...forState }), nonce, content };
}

export async function seal(
  vault: VaultKey,
  state: StateReach | null,
  place: Place,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer> {
  const [packed, { associated, nonce, content }] = await Promise.all([deflated(bytes), openingOf(vault, state, place)]);
  const way = { name: "AES-GCM", iv: nonce, additionalData: associated };
  const ciphertext = await crypto.subtle.encrypt(way, content, padded(packed));
  return joined(associated, new Uint8Array(ciphertext)).buffer;
}

/** For one thing that will be sealed where nothing can be awaited (`fill-envelope.ts`). */
export async function emptyEnvelope(vault: VaultKey, state: StateReach | null, place: Place): Promise<EmptyEnvelope> {
  const { associated, nonce, content } = await openingOf(vault, state, place);
  return { associated, nonce, key: new Uint8Array(await crypto.subtle.exportKey("raw", content)) };
}

/** Every byte is checked, and the place. */
export async function open(vault: VaultKey, place: Place, sealed: ArrayBuffer): Promise<Opened> {
  const read = readEnvelope(new Uint8Array(sealed));
  if (!read.ok) return read;
  const { header, associated, ciphertext } = read.value;
  if (!isInPlace(header, place)) return err("wrong-place");
  if (header.vault !== vault.vaultId) return err("other-vault");
  const [nonce, toVault] = [fromBase64url(header.nonce), fromBase64url(header.toVault)];
  if (nonce === null || toVault === null) return err("malformed-header");
  try {
    const content = await crypto.subtle.unwrapKey("raw", toVault, vault.key, "AES-KW", "AES-GCM", false, ["decrypt"]);
    const way = { name: "AES-GCM", iv: nonce, additionalData: associated };
    const packed = unpadded(new Uint8Array(await crypto.subtle.decrypt(way, content, ciphertext)));
    if (packed === null) return err("altered");
    const bytes = await inflated(packed);
    return bytes === null ? err("too-large") : ok(bytes);
  } catch {
    return err("altered"); // the engine does not say more than that it could not
  }
}
