import { describe, expect, it } from "vitest";
import { waitAfter } from "../../src/sync/backoff.ts";
import { createSync, type SyncSurroundings } from "../../src/sync/schedule.ts";
import { type Carrier, createTransport } from "../../src/sync/transport.ts";
import { freshDatabase } from "../storage/made.ts";
import { problem } from "./weather.ts";

interface Timer {
  readonly ms: number;
  readonly then: () => void;
  off: boolean;
}

async function scheduled(answer: () => Promise<Response>, over: Partial<SyncSurroundings> = {}) {
  const db = await freshDatabase();
  const timers: Timer[] = [];
  const asked: string[] = [];
  let worthTrying: () => void = () => undefined;
  const after: Carrier["after"] = (ms, then) => {
    const timer = { ms, then, off: false };
    timers.push(timer);
    return () => {
      timer.off = true;
    };
  };
  const carrier: Carrier = {
    after: () => () => undefined,
    fetch: (path) => {
      asked.push(path);
      return answer();
    },
  };
  const sync = createSync({
    db,
    transport: createTransport(carrier),
    locks: undefined,
    clock: { ms: () => 1_000_000 },
    after,
    chance: () => 1,
    signals: {
      subscribe(then) {
        worthTrying = then;
        return () => {
          worthTrying = () => undefined;
        };
      },
    },
    ...over,
  });
  /** Each round sets an alarm at its end. */
  const ended = (rounds: number) => expect.poll(() => timers.length, { interval: 1 }).toBe(rounds);
  const waiting = () => timers.filter((timer) => !timer.off);
  return { sync, asked, ended, waiting, signal: () => worthTrying() };
}

const offline = () => Promise.reject(new TypeError("offline"));

describe("[P15] when rounds run", () => {
  it("at the start, on a signal of the browser, every five minutes, after signing and when a person asks", async () => {
    const { sync, asked, ended, waiting, signal } = await scheduled(async () => problem(401, "not-signed-in"));
    sync.start();
    await ended(1);
    expect(asked).toHaveLength(1);
    expect(waiting().map((timer) => timer.ms)).toEqual([300_000]);
    signal();
    await ended(2);
    expect(asked).toHaveLength(2);
    waiting()[0]?.then();
    await ended(3);
    expect(asked).toHaveLength(3);
    sync.poke();
    await ended(4);
    expect(asked).toHaveLength(4);
    expect(await sync.sendNow()).toMatchObject({ problem: "not-signed-in" });
    await ended(5);
    expect(asked).toHaveLength(5);
    sync.stop();
    signal();
    await new Promise((go) => setTimeout(go, 20));
    expect(asked).toHaveLength(5);
    expect(waiting()).toEqual([]);
  });

  it("[P12] silence is tried again after 2, 4, 8 … seconds", async () => {
    const { sync, ended, waiting } = await scheduled(offline);
    sync.start();
    const waits: number[] = [];
    for (let n = 0; n < 9; n++) {
      await ended(n + 1);
      const [timer] = waiting();
      waits.push(timer?.ms ?? 0);
      if (timer) timer.off = true;
      timer?.then();
    }
    await ended(10);
    sync.stop();
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000]);
  });

  it("[P12] the network comes back after a long silence: what fails now is tried again after 2 seconds, not after 300", async () => {
    const { sync, ended, waiting, signal } = await scheduled(offline);
    sync.start();
    for (let n = 1; n < 10; n++) {
      await ended(n);
      waiting()[0]?.then();
    }
    await ended(10);
    expect(waiting().map((timer) => timer.ms)).toEqual([300_000]);
    // A browser says so before every part of it can ask.
    signal();
    await ended(11);
    expect(waiting().map((timer) => timer.ms)).toEqual([2_000]);
    sync.stop();
  });

  it("the network comes back in the middle of a round that does not reach it: another round follows at once", async () => {
    const first = Promise.withResolvers<Response>();
    const { sync, asked, signal } = await scheduled(() => (asked.length === 1 ? first.promise : offline()));
    sync.start();
    await expect.poll(() => asked.length, { interval: 1 }).toBe(1);
    signal();
    signal();
    first.reject(new TypeError("offline"));
    await expect.poll(() => asked.length, { interval: 1 }).toBe(2);
    sync.stop();
  });

  it("one window sends at a time, but a person who asks is never told to wait", async () => {
    const taken = {
      request: (_name: string, _options: LockOptions, then: (lock: Lock | null) => Promise<unknown>) => then(null),
    } as unknown as LockManager;
    const { sync, asked, ended } = await scheduled(offline, { locks: taken });
    sync.start();
    await ended(1);
    expect(asked).toEqual([]);
    expect(await sync.sendNow()).toMatchObject({ outcome: "problem", problem: "no-answer" });
    expect(asked).toHaveLength(1);
    sync.stop();
  });

  it("many presses of the button are two rounds: the one that runs and one after it", async () => {
    const { sync, asked } = await scheduled(offline);
    const reports = await Promise.all([sync.sendNow(), sync.sendNow(), sync.sendNow(), sync.sendNow()]);
    expect(reports).toHaveLength(4);
    expect(asked).toHaveLength(2);
  });

  it("the status is one object until something changes, and tells its listeners", async () => {
    const { sync } = await scheduled(offline);
    expect(sync.status.get()).toBe(sync.status.get());
    let told = 0;
    const stop = sync.status.subscribe(() => told++);
    await sync.sendNow();
    expect(sync.status.get()).toMatchObject({ running: false, problem: "no-answer", lastContact: null });
    expect(told).toBeGreaterThan(1);
    stop();
  });
});

describe("[P12] the wait after a failure", () => {
  it("doubles from two seconds to a quarter of an hour, with half of it left to chance, and obeys the server", () => {
    expect(waitAfter(1, 1)).toBe(2_000);
    expect(waitAfter(1, 0)).toBe(1_000);
    expect(waitAfter(5, 1)).toBe(32_000);
    expect(waitAfter(500, 1)).toBe(900_000);
    expect(waitAfter(1, 0.5, 120_000)).toBe(120_000);
  });
});
