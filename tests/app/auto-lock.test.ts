import { afterEach, describe, expect, it, vi } from "vitest";
import { type Clocks, lockWhenIdle } from "../../src/app/auto-lock.ts";
import type { VaultState } from "../../src/storage/tablet-vault.ts";

const minute = 60_000;

/** A tablet whose hours pass when the test says so. */
function tablet({ formOpen = false, canRest = (): boolean => true } = {}) {
  const time = { wall: 0, monotonic: 0 };
  let timers: { readonly at: number; readonly then: () => void }[] = [];
  const clocks: Clocks = {
    wall: () => time.wall,
    monotonic: () => time.monotonic,
    after(ms, then) {
      const timer = { at: time.monotonic + ms, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  };
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" as DocumentVisibilityState });
  const listeners = new Set<() => void>();
  let open = true;
  const rest = vi.fn(async () => {
    if (!canRest()) return false;
    open = false;
    return true;
  });
  const tabletVault = {
    get locks() {
      return open;
    },
    rest,
    get: () => ({ kind: open ? "open" : "locked" }) as VaultState,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const idle = lockWhenIdle({ tabletVault, isFormOpen: () => formOpen, clocks, page: page as unknown as Document });
  return {
    idle,
    rest,
    page,
    time,
    timers: () => timers.length,
    touch: () => page.dispatchEvent(new Event("pointerdown")),
    unlock() {
      open = true;
      for (const listener of listeners) listener();
    },
    async pass(ms: number) {
      const until = time.monotonic + ms;
      for (;;) {
        const [due] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!due) break;
        timers = timers.filter((each) => each !== due);
        time.wall += due.at - time.monotonic;
        time.monotonic = due.at;
        due.then();
        await new Promise((done) => setImmediate(done));
      }
      time.wall += until - time.monotonic;
      time.monotonic = until;
    },
    async turn(visibilityState: DocumentVisibilityState) {
      page.visibilityState = visibilityState;
      page.dispatchEvent(new Event("visibilitychange"));
      await new Promise((done) => setImmediate(done));
    },
  };
}

let present: ReturnType<typeof tablet> | null = null;
const start = (...words: Parameters<typeof tablet>) => {
  present = tablet(...words);
  return present;
};
afterEach(() => present?.idle.stop());

describe("locking by itself [T2]", () => {
  it("after five minutes without a touch in the lists", async () => {
    const one = start();
    await one.pass(4 * minute);
    one.touch();
    await one.pass(4 * minute);
    expect(one.rest).not.toHaveBeenCalled();
    await one.pass(minute);
    expect(one.rest).toHaveBeenCalledOnce();
    expect(one.timers()).toBe(0);
  });

  it("after fifteen while a form is open: a family tells its story slowly", async () => {
    const one = start({ formOpen: true });
    await one.pass(14 * minute);
    expect(one.rest).not.toHaveBeenCalled();
    await one.pass(minute);
    expect(one.rest).toHaveBeenCalledOnce();
  });

  it("has one timer, and a tablet that was unlocked again begins anew", async () => {
    const one = start();
    await one.pass(5 * minute);
    one.unlock();
    expect(one.timers()).toBe(1);
    await one.pass(4 * minute);
    expect(one.rest).toHaveBeenCalledOnce();
    await one.pass(minute);
    expect(one.rest).toHaveBeenCalledTimes(2);
  });

  it("when the app was away for a minute, and not when it was away for less", async () => {
    const one = start({ formOpen: true });
    await one.turn("hidden");
    one.time.wall += 50_000;
    await one.turn("visible");
    expect(one.rest).not.toHaveBeenCalled();
    await one.turn("hidden");
    one.time.wall += minute;
    await one.turn("visible");
    expect(one.rest).toHaveBeenCalledOnce();
  });

  it("[S17] when the tablet has slept or its time was set back: whichever clock went further is believed", async () => {
    const asleep = start();
    asleep.time.wall += 3 * 60 * minute; // the other clock stood still
    await asleep.turn("visible");
    expect(asleep.rest).toHaveBeenCalledOnce();
    asleep.idle.stop();
    const setBack = start();
    setBack.time.wall -= 24 * 60 * minute;
    await setBack.pass(5 * minute);
    expect(setBack.rest).toHaveBeenCalledOnce();
  });

  it("tries again soon where something typed could not be written yet", async () => {
    let full = true;
    const one = start({ canRest: () => !full });
    await one.pass(5 * minute);
    expect(one.rest).toHaveBeenCalledOnce();
    full = false;
    await one.pass(5000);
    expect(one.rest).toHaveBeenCalledTimes(2);
    expect(one.timers()).toBe(0);
  });
});
