import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { fromBase64url, toBase64url } from "../../src/domain/base/base64url.ts";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import {
  type EnvelopeHeader,
  readEnvelope,
  stateKeyName,
  toStateInfo,
  unpadded,
} from "../../src/domain/protocol/envelope.ts";
import { CannotRun } from "../cannot-run.ts";
import { type Unpacked, unpackedAtMost } from "../store/packing.ts";
import { readOrMake } from "./key-file.ts";

const { subtle } = webcrypto;
type CryptoKey = webcrypto.CryptoKey;

/** Why a sealed thing does not open here. Its tablet keeps it, and says so. */
export type SealedProblem =
  | "sealed-damaged"
  | "sealed-version-unknown"
  /** Sealed to another State, to a key that was lost, or before its tablet had met any State. */
  | "sealed-to-other-key"
  | "sealed-in-other-place"
  | "too-large";

interface Asked {
  readonly table: string;
  readonly row: string;
  /** Of what is inside, in bytes. */
  readonly limit: number;
}

export interface StateKey {
  /** What tablets seal to: an uncompressed point of P-256, base64url. */
  readonly publicKey: string;
  /** Whether this State holds the key of this name (`stateKeyName`). */
  holds(name: string): boolean;
  open(sealed: Uint8Array, asked: Asked): Promise<Result<Unpacked, SealedProblem>>;
}

const curve = { name: "ECDH", namedCurve: "P-256" } as const;

const coordinate = z.string().length(43);
const jwkSchema = z.strictObject({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: coordinate,
  y: coordinate,
  /** The private part; absent where the State keeps it somewhere else (`npm run rescue`). */
  d: coordinate.optional(),
});
const fileSchema = z.strictObject({ keys: z.array(jwkSchema).min(1) });
type Jwk = z.infer<typeof jwkSchema>;

async function newJwk(): Promise<Jwk> {
  const pair = (await subtle.generateKey(curve, true, ["deriveBits"])) as webcrypto.CryptoKeyPair;
  const { kty, crv, x, y, d } = await subtle.exportKey("jwk", pair.privateKey);
  return jwkSchema.parse({ kty, crv, x, y, d });
}

interface HeldKey {
  readonly privateKey: CryptoKey | null;
  /** What it agreed on with tablets, by their ephemeral keys, the latest last. */
  readonly agreed: Map<string, Promise<CryptoKey>>;
  readonly publicKey: string;
  readonly name: string;
}

async function heldKey({ d, ...jwk }: Jwk): Promise<HeldKey> {
  const point = Buffer.concat([Buffer.of(4), Buffer.from(jwk.x, "base64url"), Buffer.from(jwk.y, "base64url")]);
  const privateKey =
    d === undefined ? null : await subtle.importKey("jwk", { ...jwk, d }, curve, false, ["deriveBits"]);
  return { privateKey, agreed: new Map(), publicKey: toBase64url(point), name: stateKeyName(point) };
}

/**
 * The State's key pair: a file beside the database and never in it, so that neither a copy of the database nor a backup of it opens
 * an envelope. The first key of the file is told to tablets; the others still open what was sealed to them (a key that was replaced).
 * A key without its private part is known and opens nothing: the State keeps that part in a file of its own.
 */
export async function openStateKey(folder: string): Promise<StateKey> {
  const file = join(folder, "state-key.json");
  const stored = await readOrMake(file, async () => JSON.stringify({ keys: [await newJwk()] }));
  return await stateKeyIn(file, stored.toString());
}

/** Of a file that the State keeps away from its server. */
export const readStateKey = async (file: string): Promise<StateKey> =>
  await stateKeyIn(file, await readFile(file, "utf8"));

async function stateKeyIn(file: string, text: string): Promise<StateKey> {
  const read = fileSchema.safeParse(jsonOf(text));
  // Its own words only: what a parser says would quote the key into the log.
  if (!read.success) throw new CannotRun(`${file} does not hold the State's keys`);
  const keys = await Promise.all(read.data.keys.map(heldKey));
  const [told] = keys;
  if (told === undefined) throw new CannotRun(`${file} holds no key`);
  return {
    publicKey: told.publicKey,
    holds: (name) => keys.some((key) => key.name === name),
    open: (sealed, asked) => openSealed(keys, sealed, asked),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function openSealed(
  keys: readonly HeldKey[],
  sealed: Uint8Array,
  { table, row, limit }: Asked,
): Promise<Result<Unpacked, SealedProblem>> {
  const read = readEnvelope(new Uint8Array(sealed));
  if (!read.ok) return err(read.error === "unknown-version" ? "sealed-version-unknown" : "sealed-damaged");
  const { header, associated, ciphertext } = read.value;
  if (header.table !== table || header.row !== row) return err("sealed-in-other-place");
  const held = keys.find((each) => each.name === header.stateKey);
  if (!held?.privateKey) return err("sealed-to-other-key");
  try {
    const content = await contentKey(held, header);
    const way = { name: "AES-GCM", iv: bytesOf(header.nonce), additionalData: associated };
    const packed = unpadded(new Uint8Array(await subtle.decrypt(way, content, ciphertext)));
    // Anybody can seal to a public key: what it unpacks to is held against the limit, not believed.
    return packed === null ? err("sealed-damaged") : ok(await unpackedAtMost(packed, limit));
  } catch (error) {
    return err((error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "sealed-damaged");
  }
}

/** A tablet seals many under one ephemeral key before it makes the next one. */
const agreementsKept = 200;

async function agree(privateKey: CryptoKey, epk: string): Promise<CryptoKey> {
  const ephemeral = await subtle.importKey("raw", bytesOf(epk), curve, false, []);
  const agreed = await subtle.deriveBits({ name: "ECDH", public: ephemeral }, privateKey, 256);
  return await subtle.importKey("raw", agreed, "HKDF", false, ["deriveKey"]);
}

async function agreement({ privateKey, agreed }: HeldKey, epk: string | null): Promise<CryptoKey> {
  if (privateKey === null || epk === null) throw new TypeError("nothing to agree on");
  const known = agreed.get(epk) ?? agree(privateKey, epk);
  agreed.delete(epk);
  agreed.set(epk, known);
  const [oldest] = agreed.keys();
  if (oldest !== undefined && agreed.size > agreementsKept) agreed.delete(oldest);
  return await known;
}

async function contentKey(held: HeldKey, { epk, nonce, toState }: EnvelopeHeader): Promise<CryptoKey> {
  const shared = await agreement(held, epk);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: bytesOf(nonce), info: Buffer.from(toStateInfo) };
  const by = await subtle.deriveKey(derivation, shared, { name: "AES-KW", length: 256 }, false, ["unwrapKey"]);
  return await subtle.unwrapKey("raw", bytesOf(toState), by, "AES-KW", "AES-GCM", false, ["decrypt"]);
}

function bytesOf(text: string | null): Uint8Array<ArrayBuffer> {
  const bytes = text === null ? null : fromBase64url(text);
  if (bytes === null) throw new TypeError("not base64url");
  return bytes;
}
