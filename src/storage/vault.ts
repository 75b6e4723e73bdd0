import { err, ok } from "../domain/base/result.ts";
import type { Shape } from "../domain/base/shape.ts";
import type { Place } from "../domain/protocol/envelope.ts";
import { type EmptyEnvelope, type Opened, type SealedRow, type Sealer, VaultLocked } from "./sealer.ts";
import type { NewPasskey, NewVault, Proof, Told, Unlocking, VaultProblem } from "./strongbox.ts";
import { type Ask, type AskMessage, isAnswerMessage, isEmptyEnvelope, isResult } from "./vault-messages.ts";
import { isVaultRow, type VaultRow } from "./vault-row.ts";

/** The page's end of the line: what a `Worker` has. */
export interface PageLine {
  addEventListener(kind: "message", heard: (event: { readonly data: unknown }) => void): void;
  addEventListener(kind: "error", heard: () => void): void;
  postMessage(message: AskMessage): void;
  terminate(): void;
}

export const startVaultWorker = (): PageLine =>
  new Worker(new URL("./vault-worker.ts", import.meta.url), { type: "module" });

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
}

/**
 * The vault as the page knows it: questions to a worker that has the keys. One for a window. It is locked until `create`, `unlock` or
 * `resume` has succeeded, and after `lock`, which ends the worker and with it every key; a new worker starts with the next question.
 */
export class Vault implements Sealer {
  readonly #startWorker: () => PageLine;
  readonly #waiting = new Map<number, Waiting>();
  #line: PageLine | null = null;
  #asked = 0;
  #stateKey: string | null = null;
  #ended: () => void = () => undefined;

  constructor(startWorker: () => PageLine = startVaultWorker) {
    this.#startWorker = startWorker;
  }

  /** Told when the worker has ended by itself. */
  onEnded(heard: () => void): void {
    this.#ended = heard;
  }

  /** Starts the worker before it is needed, while somebody types a passphrase. */
  warmUp(): void {
    this.#line ??= this.#start();
  }

  /** Makes a vault and leaves it open. The row is the caller's to keep. */
  create(words: NewVault): Told<VaultRow> {
    return this.#told({ kind: "create", words }, isVaultRow);
  }

  /** Opens without counting wrong tries: `unlockVault` in vault-opening.ts counts them. */
  unlock(words: Unlocking): Told<null> {
    return this.#told({ kind: "unlock", words }, isNothing);
  }

  /** Lets go of the vault key and keeps what a PIN opens. False where no PIN was set: then it is locked. */
  async rest(): Promise<boolean> {
    const kept = this.#line !== null && (await this.#ask({ kind: "rest", words: null }).catch(() => false)) === true;
    if (!kept) this.lock();
    return kept;
  }

  async resume(pin: string): Told<null> {
    return this.#line === null
      ? err({ code: "no-pin" })
      : await this.#told({ kind: "resume", words: { pin } }, isNothing);
  }

  /** Gives the row to keep instead. */
  changePassphrase(row: VaultRow, proof: Proof, passphrase: string): Told<VaultRow> {
    return this.#told({ kind: "changePassphrase", words: { row, proof, passphrase } }, isVaultRow);
  }

  /** Gives the row to keep instead. To remove a passkey, `withoutPasskey`. */
  addPasskey(row: VaultRow, proof: Proof, passkey: NewPasskey): Told<VaultRow> {
    return this.#told({ kind: "addPasskey", words: { row, proof, passkey } }, isVaultRow);
  }

  /** The public key that hello told. It is remembered over a lock; what was sealed before stays as it was. */
  async meetState(publicKey: string): Told<null> {
    if (publicKey === this.#stateKey) return ok(null);
    const met = await this.#told({ kind: "meetState", words: { publicKey } }, isNothing);
    if (met.ok) this.#stateKey = publicKey;
    return met;
  }

  async seal(place: Place, bytes: Uint8Array): Promise<ArrayBuffer> {
    if (this.#line === null) throw new VaultLocked();
    const whole: Uint8Array<ArrayBuffer> = new Uint8Array(bytes);
    const sealed = await this.#ask({ kind: "seal", words: { place: only(place), bytes: whole } });
    if (!(sealed instanceof ArrayBuffer)) throw new VaultLocked();
    return sealed;
  }

  async emptyEnvelope(place: Place): Promise<EmptyEnvelope> {
    if (this.#line === null) throw new VaultLocked();
    const empty = await this.#ask({ kind: "emptyEnvelope", words: { place: only(place) } });
    if (!isEmptyEnvelope(empty)) throw new VaultLocked();
    return empty;
  }

  async open(place: Place, envelope: ArrayBuffer): Promise<Opened> {
    const [opened] = await this.openMany([{ place, envelope }]);
    return opened ?? err("locked");
  }

  async openMany(rows: readonly SealedRow[]): Promise<Opened[]> {
    if (this.#line === null || rows.length === 0) return rows.map(() => err("locked"));
    const asked = rows.map(({ place, envelope }) => ({ place: only(place), envelope }));
    try {
      const opened = await this.#ask({ kind: "openMany", words: { rows: asked } });
      return Array.isArray(opened) && opened.length === rows.length ? opened : rows.map(() => err("locked"));
    } catch (error) {
      if (error instanceof VaultLocked) return rows.map(() => err("locked"));
      throw error;
    }
  }

  /** At once, whatever it was doing. What was asked and not yet answered is told that it is locked. */
  lock(): void {
    this.#line?.terminate();
    this.#line = null;
    for (const { failed } of this.#waiting.values()) failed(new VaultLocked());
    this.#waiting.clear();
  }

  #start(): PageLine {
    const line = this.#startWorker();
    line.addEventListener("message", ({ data }) => {
      if (line !== this.#line || !isAnswerMessage(data)) return;
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ("answer" in data) waiting?.done(data.answer);
      else waiting?.failed(new Error(`the vault failed: ${data.failed}`));
    });
    line.addEventListener("error", () => {
      if (line !== this.#line) return;
      this.lock();
      this.#ended();
    });
    if (this.#stateKey !== null) {
      // Comes before whatever is asked first; its answer is known.
      line.postMessage({ id: 0, ask: { kind: "meetState", words: { publicKey: this.#stateKey } } });
    }
    return line;
  }

  /** The worker is our own code: what does not have the shape asked for is a defect, not an answer. */
  async #told<T>(ask: Ask, isWhole: Shape<T>): Told<T> {
    try {
      const answer = await this.#ask(ask);
      if (!isResult(answer)) throw new TypeError(`no answer to ${ask.kind}`);
      if (!answer.ok) return err(answer.error as VaultProblem);
      if (!isWhole(answer.value)) throw new TypeError(`not what ${ask.kind} gives`);
      return ok(answer.value);
    } catch (error) {
      if (error instanceof VaultLocked) return err({ code: "locked" });
      throw error;
    }
  }

  #ask(ask: Ask): Promise<unknown> {
    this.#line ??= this.#start();
    this.#asked += 1;
    const id = this.#asked;
    const line = this.#line;
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed });
      line.postMessage({ id, ask });
      wipe(ask);
    });
  }
}

/** The answer of a passkey has been handed over: the page keeps none of it. A passkey is asked anew for the next question. */
function wipe({ words }: Ask): void {
  if (words === null) return;
  if ("proof" in words && words.proof.kind === "passkey") words.proof.prf.fill(0);
  if ("passkey" in words) words.passkey.prf.fill(0);
}

const only = ({ table, row, schema }: Place): Place => ({ table, row, schema });

const isNothing: Shape<null> = (value): value is null => value === null;

export const withoutPasskey = (row: VaultRow, credential: string): VaultRow => ({
  ...row,
  passkeys: row.passkeys.filter((slot) => slot.credential !== credential),
});
