import {
  firstProvenProtocol,
  isInWindow,
  nonceKeptMs,
  type Proof,
  parseProof,
  proofText,
  type WipeOrder,
  wipeOrderText,
} from "../../src/domain/protocol/device-proof.ts";
import { protocolVersion } from "../../src/domain/protocol/hello.ts";
import { enrolmentSchema } from "../../src/domain/protocol/identity.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { parseJson } from "../judging/revision-reading.ts";
import { Refusal } from "../problem.ts";
import { nameOf } from "../store/content-name.ts";
import { lastUserOf, markDeviceSeen, noteOrdered, readDeviceOf } from "../store/device-keys.ts";
import { readPerson } from "../store/people.ts";
import type { Session } from "../store/sessions.ts";
import type { Store } from "../store/store.ts";
import type { DeviceKeyRow } from "../store/tables.ts";
import { isSignedBy, signingKeyOf } from "./signing-key.ts";

/**
 * What a route asks of the tablet's key. `tablet`: a proof, from everybody. `tablet-or-office`: the desk's people may come with their
 * session alone. `clock`: as that, and a proof whose time is off is answered, so that a tablet can set itself right. `custody`: a proof,
 * also of a revoked tablet that hands in what it has not sent; `custody-or-office`: that, and the desk's people with a file. `farewell`:
 * a revoked tablet's last word; nobody need be signed in. `enrolment`: signed by the key that the body shows, so that nobody enrols a
 * key which they do not hold.
 */
export type ProofRule =
  | "tablet"
  | "tablet-or-office"
  | "clock"
  | "custody"
  | "custody-or-office"
  | "farewell"
  | "enrolment";

const custodyRules: readonly ProofRule[] = ["custody", "custody-or-office"];
const officeRules: readonly ProofRule[] = ["tablet-or-office", "clock", "custody-or-office"];

/** A request as far as proofs go. */
export interface ProofWords {
  readonly method: string;
  /** With its query, exactly as it was asked. */
  readonly path: string;
  readonly proof: string | undefined;
  readonly protocol: string | undefined;
}

/** Who signs, and the row of that tablet; null while it is unknown here. */
interface Signer {
  readonly proof: Proof;
  readonly device: DeviceKeyRow | null;
  /** Whoever is signed in has begun to use it. */
  readonly isTheirs: boolean;
}

const custodyMs = 24 * 3_600_000;

/** Null where no proof was sent, or none was asked for. */
export async function signerOf(
  store: Store,
  rule: ProofRule | undefined,
  words: ProofWords,
  person: Person | null,
): Promise<Signer | null> {
  if (rule === undefined || words.proof === undefined) return null;
  const proof = parseProof(words.proof);
  if (!proof) throw new Refusal("proof-refused", { serverTime: store.now() });
  return { proof, ...(await readDeviceOf(store.reading, proof.deviceId, person?.id ?? null)) };
}

/**
 * Whoever is signed in, a revoked tablet is told so, and what to do now. It may hand in what it has for a day, in the name of whoever
 * used it last, and say that it has erased itself. For every other tablet this is whoever is signed in.
 */
export async function carrierOf(
  store: Store,
  rule: ProofRule | undefined,
  signer: Signer | null,
  person: Person | null,
): Promise<Person | null> {
  const device = signer?.device;
  if (!device?.revoked_at || rule === "farewell") return person;
  const order = await wipeOrderFor(store, device);
  if (rule === undefined || !custodyRules.includes(rule) || order.custodyUntil < store.now()) {
    throw new Refusal("device-revoked", { order, signature: signingKeyOf(store.serverKey).sign(wipeOrderText(order)) });
  }
  const user = person ? null : await lastUserOf(store.reading, device.device_id);
  return user ? await readPerson(store.reading, store, user) : person;
}

const worksInOffice = (person: Person): boolean => person.roles.some((role) => role !== "recruiter");

/** Before the body is read: is there a proof where one is asked for, and is this a tablet of whoever is signed in? */
export async function admitTablet(
  store: Store,
  rule: ProofRule | undefined,
  words: ProofWords,
  signer: Signer | null,
  { person, session }: { readonly person: Person | null; readonly session: Session | null },
): Promise<void> {
  if (rule === undefined) return;
  // The old words for this answer are "reload when you have a network": the new version makes the key and sends what waits (P25).
  if (words.protocol !== undefined && Number(words.protocol) < firstProvenProtocol)
    throw new Refusal("protocol-not-spoken", { min: firstProvenProtocol, max: protocolVersion.max });
  if (!signer) {
    const sessionSuffices = officeRules.includes(rule) && person && worksInOffice(person);
    if (!sessionSuffices) throw new Refusal("proof-missing");
    return;
  }
  const { proof, device, isTheirs } = signer;
  if (rule === "enrolment" || device?.revoked_at) return;
  if (!device || !person || !isTheirs) throw new Refusal("device-unknown");
  // The cookie of one tablet is worth nothing on another one.
  if (session?.deviceId && session.deviceId !== proof.deviceId) throw new Refusal("sign-in-again");
  if (rule === "clock") await markDeviceSeen(store, device);
}

async function wipeOrderFor(store: Store, device: DeviceKeyRow): Promise<WipeOrder> {
  const told = Date.parse(await noteOrdered(store, device));
  return {
    deviceId: device.device_id,
    revokedAt: device.revoked_at as WipeOrder["revokedAt"],
    custodyUntil: new Date(told + custodyMs).toISOString() as WipeOrder["custodyUntil"],
  };
}

/** With the body: is it this request that the tablet signed, a moment ago, and is this the first time? */
export async function proveRequest(
  store: Store,
  rule: ProofRule | undefined,
  signer: Signer | null,
  words: ProofWords,
  body: Uint8Array,
): Promise<void> {
  if (!signer) return;
  const { proof, device } = signer;
  const serverTime = store.now();
  const text = proofText({ ...proof, method: words.method, path: words.path, bodyHash: nameOf(body) });
  const publicKey = !device || rule === "enrolment" ? shownKey(body, proof.deviceId) : device.public_key;
  if (!isSignedBy(publicKey, text, proof.signature)) throw new Refusal("proof-refused", { serverTime });
  const now = Date.parse(serverTime);
  const isNow = isInWindow(proof.time, now);
  if (!isNow && rule !== "clock") throw new Refusal("proof-refused", { serverTime });
  if (!(await store.proofs.use(proof.deviceId, proof.nonce, now + nonceKeptMs)))
    throw new Refusal("proof-refused", { serverTime });
  await store.proofs.forgetBefore(now);
}

function shownKey(body: Uint8Array, deviceId: string): string {
  const shown = enrolmentSchema.safeParse(parseJson(body));
  if (!shown.success || shown.data.deviceId !== deviceId) throw new Refusal("malformed", { path: "deviceId" });
  return shown.data.publicKey;
}
