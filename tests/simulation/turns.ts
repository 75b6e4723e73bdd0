import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Sealer } from "../../src/storage/sealer.ts";
import type { Chance } from "./chance.ts";

/**
 * The order in which things end that the machine, not the program, decides on: cryptography in its own threads, the State's answers,
 * timers that are due at once. They are handed on one at a time, each when everything else has come to rest, in the order of the seed.
 * So a seed is one story on a quiet machine and on a busy one, however much goes on at once in it.
 */
export interface Turns {
  take<T>(act: () => Promise<T>): Promise<T>;
  /** Until everything has had its turn. */
  still(): Promise<void>;
  /** The machine's own order again. */
  end(): void;
}

/** What a tablet packs and unpacks, without the browser's thread: when that one is done, nobody here could tell. */
const inThisThread = (work: (bytes: Uint8Array) => Uint8Array) =>
  class {
    readonly readable: ReadableStream<Uint8Array>;
    readonly writable: WritableStream<Uint8Array>;
    constructor() {
      const parts: Uint8Array[] = [];
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({
        transform: (part) => void parts.push(part),
        flush: (end) => end.enqueue(new Uint8Array(work(Buffer.concat(parts)))),
      });
      this.readable = readable;
      this.writable = writable;
    }
  };

const streams = {
  CompressionStream: inThisThread((bytes) => deflateRawSync(bytes)),
  DecompressionStream: inThisThread((bytes) => inflateRawSync(bytes)),
};

export function createTurns(chance: Chance): Turns {
  const { setImmediate, setTimeout, CompressionStream, DecompressionStream } = globalThis;
  const waiting: (() => Promise<void>)[] = [];
  let due = 0;
  let going = false;

  /** Nothing runs any more that nobody waits a turn for: the database in memory moves on by immediates alone. */
  const rest = async () => {
    do await new Promise((done) => setImmediate(done));
    while (due > 0);
  };
  const go = async () => {
    going = true;
    for (await rest(); waiting.length > 0; await rest()) {
      const [next] = waiting.splice(chance.whole(waiting.length), 1);
      await next?.();
    }
    going = false;
  };
  const enter = (turn: () => Promise<void>) => {
    waiting.push(turn);
    if (!going) void go();
  };

  const counted = (task: (...given: unknown[]) => void, ...given: unknown[]) => {
    due += 1;
    return setImmediate(() => {
      due -= 1;
      task(...given);
    });
  };
  const dueAtOnce = (task: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) =>
    ms > 0 ? setTimeout(task, ms, ...given) : enter(async () => task(...given));
  Object.assign(globalThis, { setImmediate: counted, setTimeout: dueAtOnce, ...streams });

  return {
    take: (act) => new Promise((done, failed) => enter(() => act().then(done, failed))),
    async still() {
      do await rest();
      while (going);
    },
    end: () => Object.assign(globalThis, { setImmediate, setTimeout, CompressionStream, DecompressionStream }),
  };
}

/** A vault whose work takes its turn. */
export function inTurn(sealer: Sealer, turns: Turns): Sealer {
  return {
    seal: (place, bytes) => turns.take(() => sealer.seal(place, bytes)),
    emptyEnvelope: (place) => turns.take(() => sealer.emptyEnvelope(place)),
    open: (place, envelope) => turns.take(() => sealer.open(place, envelope)),
    openMany: (rows) => turns.take(() => sealer.openMany(rows)),
  };
}
