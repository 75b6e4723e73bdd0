import { newId } from "../domain/base/id.ts";
import type { Instant } from "../domain/base/instant.ts";
import { err, ok, type Result } from "../domain/base/result.ts";
import type { Place } from "../domain/protocol/envelope.ts";
import { type WeakPassphrase, weakPassphrase } from "./passphrase.ts";
import { type Clocks, type PinProblem, PinSlot, type WeakPin, weakPin } from "./pin.ts";
import type { EmptyEnvelope, Opened, SealedRow } from "./sealer.ts";
import { emptyEnvelope, open, reachState, type StateReach, seal, type VaultKey } from "./sealing.ts";
import {
  calibratedRounds,
  newVaultKey,
  passkeyKey,
  passphraseKey,
  practiceKey,
  randomText,
  unwrapVaultKey,
  wrapVaultKey,
} from "./vault-keys.ts";
import type { PasskeySlot, VaultRow } from "./vault-row.ts";

/** What opens a vault. The answer of a passkey serves for one question: it is wiped as soon as it is asked. */
export type Proof =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  | { readonly kind: "passkey"; readonly credential: string; readonly prf: Uint8Array<ArrayBuffer> }
  | { readonly kind: "practice" };

export type VaultProblem =
  | { readonly code: "wrong-secret" }
  | { readonly code: "weak-passphrase"; readonly why: WeakPassphrase }
  | { readonly code: "weak-pin"; readonly why: WeakPin }
  /** A vault that everybody can open, and a State that has families. */
  | { readonly code: "practice-vault" }
  | { readonly code: "no-such-passkey" }
  | { readonly code: "not-a-public-key" }
  | { readonly code: "locked" }
  | PinProblem;

export type Told<T> = Promise<Result<T, VaultProblem>>;

export interface NewVault {
  readonly personId: string;
  readonly initials: string;
  readonly createdAt: Instant;
  readonly proof: Exclude<Proof, { kind: "passkey" }>;
  /** Of the State: a real one has no practice vaults. */
  readonly practice: boolean;
}

export interface Unlocking {
  readonly row: VaultRow;
  readonly proof: Proof;
  readonly practice: boolean;
  /** From now on, for as long as this worker lives. */
  readonly pin: string | null;
}

export interface NewPasskey {
  readonly credential: string;
  readonly salt: string;
  readonly prf: Uint8Array<ArrayBuffer>;
  readonly addedAt: Instant;
}

/**
 * Everything that touches a key, in the worker. What is kept cannot be exported; a key is exportable only between the two
 * halves of one re-wrapping, for which its proof is asked again.
 */
export class Strongbox {
  readonly #clocks: Clocks;
  #vault: VaultKey | null = null;
  #state: Promise<StateReach | null> = Promise.resolve(null);
  #pin: { readonly vaultId: string; readonly slot: PinSlot } | null = null;

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
  }

  /** Makes a vault and leaves it open. */
  async create({ proof, practice, ...person }: NewVault): Told<VaultRow> {
    if (proof.kind === "practice" && !practice) return err({ code: "practice-vault" });
    const made = await newVaultKey();
    const main = await this.#mainSlot(made, proof);
    if (!main.ok) return main;
    const vaultId = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    const row: VaultRow = { vaultId, ...person, main: main.value, passkeys: [], missed: { count: 0, at: 0 } };
    const opened = await this.unlock({ row, proof, practice, pin: null });
    return opened.ok ? ok(row) : opened;
  }

  /** Opens a vault, instead of the one that was open. What fails leaves everything as it was. */
  async unlock({ row, proof, practice, pin }: Unlocking): Told<null> {
    if (row.main.kind === "practice" && !practice) return err({ code: "practice-vault" });
    const why = pin === null ? null : weakPin(pin);
    if (why !== null) return err({ code: "weak-pin", why });
    const way = await keyFor(row, proof);
    if (!way.ok) return way;
    const key = await unwrapVaultKey(way.value.wrapped, way.value.by);
    if (key === null) return err({ code: "wrong-secret" });
    if (this.#pin?.vaultId !== row.vaultId) this.#pin = null;
    if (pin !== null) {
      const exportable = await unwrapVaultKey(way.value.wrapped, way.value.by, true);
      if (exportable === null) return err({ code: "wrong-secret" });
      this.#pin = { vaultId: row.vaultId, slot: await PinSlot.make(pin, exportable, this.#clocks) };
    }
    this.#vault = { vaultId: row.vaultId, key };
    return ok(null);
  }

  /** The vault key is let go; only a PIN opens it again. False where there is none, and the vault is locked altogether. */
  rest(): boolean {
    this.#vault = null;
    if (this.#pin?.slot.isGone) this.#pin = null;
    return this.#pin !== null;
  }

  async resume(pin: string): Told<null> {
    if (this.#pin === null) return err({ code: "no-pin" });
    const { vaultId, slot } = this.#pin;
    const opened = await slot.open(pin);
    if (slot.isGone) this.#pin = null;
    if (!opened.ok) return opened;
    this.#vault = { vaultId, key: opened.value };
    return ok(null);
  }

  /** Wraps the same key anew: nothing that is sealed is touched. */
  async changePassphrase(row: VaultRow, proof: Proof, passphrase: string): Told<VaultRow> {
    // A key that everybody could have unwrapped protects nothing under a better passphrase: a new vault does.
    if (row.main.kind === "practice") return err({ code: "practice-vault" });
    const key = await exportableKey(row, proof);
    if (!key.ok) return key;
    const main = await this.#mainSlot(key.value, { kind: "passphrase", passphrase });
    return main.ok ? ok({ ...row, main: main.value, missed: { count: 0, at: 0 } }) : main;
  }

  async addPasskey(row: VaultRow, proof: Proof, { prf, ...passkey }: NewPasskey): Told<VaultRow> {
    const key = await exportableKey(row, proof);
    if (!key.ok) return key;
    const wrapped = await wrapVaultKey(key.value, await passkeyKey(prf, passkey.salt));
    const others = row.passkeys.filter((slot) => slot.credential !== passkey.credential);
    const slot: PasskeySlot = { ...passkey, wrapped };
    return ok({ ...row, passkeys: [...others, slot] });
  }

  /** From now on everything that is sealed is sealed to this State as well. */
  async meetState(publicKey: string): Told<null> {
    const before = this.#state;
    const meeting = reachState(publicKey);
    // What is sealed from here on waits for the meeting: nothing slips out that the State could not open.
    this.#state = meeting.then((reach) => reach ?? before);
    return (await meeting) === null ? err({ code: "not-a-public-key" }) : ok(null);
  }

  /** Null where the vault is locked. */
  async seal(place: Place, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | null> {
    const vault = this.#vault;
    return vault === null ? null : await seal(vault, await this.#state, place, bytes);
  }

  /** Null where the vault is locked. */
  async emptyEnvelope(place: Place): Promise<EmptyEnvelope | null> {
    const vault = this.#vault;
    return vault === null ? null : await emptyEnvelope(vault, await this.#state, place);
  }

  async openMany(rows: readonly SealedRow[]): Promise<Opened[]> {
    const vault = this.#vault;
    if (vault === null) return rows.map(() => err("locked"));
    return await Promise.all(rows.map(({ place, envelope }) => open(vault, place, envelope)));
  }

  async #mainSlot(key: CryptoKey, proof: NewVault["proof"]): Told<VaultRow["main"]> {
    if (proof.kind === "practice")
      return ok({ kind: "practice", wrapped: await wrapVaultKey(key, await practiceKey()) });
    const why = weakPassphrase(proof.passphrase);
    if (why !== null) return err({ code: "weak-passphrase", why });
    const stretching = { salt: randomText(16), rounds: await calibratedRounds(this.#clocks.monotonic) };
    const wrapped = await wrapVaultKey(key, await passphraseKey(proof.passphrase, stretching));
    return ok({ kind: "passphrase", ...stretching, wrapped });
  }
}

interface Way {
  readonly wrapped: string;
  readonly by: CryptoKey;
}

async function keyFor({ main, passkeys }: VaultRow, proof: Proof): Told<Way> {
  if (proof.kind === "passkey") {
    const slot = passkeys.find((each) => each.credential === proof.credential);
    if (slot === undefined) return err({ code: "no-such-passkey" });
    return ok({ wrapped: slot.wrapped, by: await passkeyKey(proof.prf, slot.salt) });
  }
  if (proof.kind !== main.kind) return err({ code: "wrong-secret" });
  const by = main.kind === "practice" ? practiceKey() : passphraseKey(passphraseOf(proof), main);
  return ok({ wrapped: main.wrapped, by: await by });
}

const passphraseOf = (proof: Proof): string => (proof.kind === "passphrase" ? proof.passphrase : "");

async function exportableKey(row: VaultRow, proof: Proof): Told<CryptoKey> {
  const way = await keyFor(row, proof);
  if (!way.ok) return way;
  const key = await unwrapVaultKey(way.value.wrapped, way.value.by, true);
  return key === null ? err({ code: "wrong-secret" }) : ok(key);
}
