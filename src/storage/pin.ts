import { err, ok, type Result } from "../domain/base/result.ts";
import { pinKey, randomText, type Stretching, unwrapVaultKey, wrapVaultKey } from "./vault-keys.ts";

export type PinProblem =
  | { readonly code: "wrong-pin"; readonly left: number }
  | { readonly code: "wait"; readonly ms: number }
  /** None was set, or it is gone: ten wrong tries, or twelve hours. The passphrase still opens the vault. */
  | { readonly code: "no-pin" };

export type WeakPin = "too-short" | "not-digits" | "too-common";

/** The first that anybody tries. Runs, repetitions and years are found by rule. */
const commonest = new Set(["112233", "121212", "123123", "123321", "131313", "159753", "147258", "147852", "258456"]);
const keypad = ["0123456789", "9876543210", "1234567890", "0987654321", "147258369", "369258147", "159357"];

/** Why these digits are no PIN, or null. */
export function weakPin(pin: string): WeakPin | null {
  if (!/^\d*$/.test(pin)) return "not-digits";
  if (pin.length < 6) return "too-short";
  const repeats = /^(\d{1,4})\1+\d*$/.test(pin) && new Set(pin).size < 4;
  const run = keypad.some((keys) => keys.includes(pin) || pin.includes(keys));
  const date = /^(19|20)\d{2}(0[1-9]|1[0-2])?/.test(pin) || /^(0[1-9]|1[0-2])([0-2]\d|3[01])(19|20)?\d{2}$/.test(pin);
  return commonest.has(pin) || repeats || run || date ? "too-common" : null;
}

const mostMissed = 10;
const waits = [5_000, 15_000, 60_000, 300_000] as const;

/** Four wrong tries are free; then each one costs a wait. */
export const pinWait = (missed: number): number => (missed < 5 ? 0 : (waits[missed - 5] ?? 300_000));

/** A day's work. Afterwards the passphrase or the passkey is asked for again. */
const lifeMs = 12 * 3_600_000;

/**
 * A PIN holds because there are ten tries, not because it is dear to guess: whoever could read the worker's memory would try a million
 * PINs in minutes at any number of rounds. It is never written down, and ends with the worker.
 */
const pinRounds = 100_000;

/** In milliseconds. */
export interface Clocks {
  /** Goes on whatever the tablet's time is set to, but may stand still while the tablet sleeps. */
  monotonic(): number;
  wall(): number;
}

/** The vault key under a PIN, in the memory of the worker. Tries wait by the monotonic clock; a life ends by whichever clock says so. */
export class PinSlot {
  readonly #slot: string;
  readonly #stretching: Stretching;
  readonly #clocks: Clocks;
  readonly #made: Readonly<Record<keyof Clocks, number>>;
  #missed = 0;
  #nextAt = 0;

  private constructor(slot: string, stretching: Stretching, clocks: Clocks) {
    this.#slot = slot;
    this.#stretching = stretching;
    this.#clocks = clocks;
    this.#made = { monotonic: clocks.monotonic(), wall: clocks.wall() };
  }

  static async make(pin: string, exportable: CryptoKey, clocks: Clocks): Promise<PinSlot> {
    const stretching = { salt: randomText(16), rounds: pinRounds };
    return new PinSlot(await wrapVaultKey(exportable, await pinKey(pin, stretching)), stretching, clocks);
  }

  get isGone(): boolean {
    const { monotonic, wall } = this.#clocks;
    const lived = Math.max(monotonic() - this.#made.monotonic, wall() - this.#made.wall);
    return this.#missed >= mostMissed || lived >= lifeMs;
  }

  async open(pin: string): Promise<Result<CryptoKey, PinProblem>> {
    if (this.isGone) return err({ code: "no-pin" });
    const wait = this.#nextAt - this.#clocks.monotonic();
    if (wait > 0) return err({ code: "wait", ms: Math.ceil(wait) });
    // Counted before it is tried, so that tries at the same time are counted too.
    this.#missed += 1;
    this.#nextAt = this.#clocks.monotonic() + pinWait(this.#missed);
    const key = await unwrapVaultKey(this.#slot, await pinKey(pin, this.#stretching));
    if (key === null) {
      return err(this.isGone ? { code: "no-pin" } : { code: "wrong-pin", left: mostMissed - this.#missed });
    }
    this.#missed = 0;
    this.#nextAt = 0;
    return ok(key);
  }
}
