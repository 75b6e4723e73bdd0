import { describe, expect, it, vi } from "vitest";
import { watchWorker } from "../../src/app/update-watch.ts";

type Listener = () => void;

/** A service worker and a clock that a test holds in its hands. */
async function watched(held: readonly string[] = []) {
  const told = new Map<string, Listener>();
  const alarms: { ms: number; then: Listener }[] = [];
  const locksHeld = [...held];
  const workbox = {
    addEventListener: (name: string, listener: Listener) => told.set(name, listener),
    register: vi.fn(async () => undefined),
    update: vi.fn(async () => undefined),
    messageSkipWaiting: vi.fn(),
  };
  const reload = vi.fn();
  const waits = vi.fn();
  const locks = { query: async () => ({ held: locksHeld.map((name) => ({ name })) }) };
  const activate = await watchWorker(reload, waits, {
    workbox: workbox as never,
    locks: locks as never,
    after: (ms, then) => alarms.push({ ms, then }),
  });
  const ring = (ms: number) => {
    for (const alarm of alarms) if (alarm.ms === ms) alarm.then();
  };
  return { workbox, reload, waits, locksHeld, activate, ring, tell: (name: string) => told.get(name)?.() };
}

const sent = async () => undefined;

describe("a version that waits (protocol 4.8)", () => {
  it("is told, and takes over by nobody's doing but a person's", async () => {
    const { workbox, waits, reload, tell } = await watched();
    tell("waiting");
    expect(waits).toHaveBeenCalledOnce();
    tell("controlling");
    expect([workbox.messageSkipWaiting.mock.calls.length, reload.mock.calls.length]).toEqual([0, 0]);
  });

  it("is asked for after a round; when it is in charge the window is loaded again, once", async () => {
    const { workbox, reload, activate, ring, tell } = await watched();
    const order: string[] = [];
    workbox.messageSkipWaiting.mockImplementation(() => void order.push("asked"));
    expect(await activate(async () => void order.push("sent"))).toBe(true);
    expect([order, reload.mock.calls.length]).toEqual([["sent", "asked"], 0]);
    tell("controlling");
    ring(2000);
    expect(reload).toHaveBeenCalledOnce();
  });

  it("that gives no sign within two seconds: the window is loaded again all the same", async () => {
    const { reload, activate, ring } = await watched();
    await activate(sent);
    ring(2000);
    expect(reload).toHaveBeenCalledOnce();
  });

  it("is not kept back by a round that fails, or that does not end", async () => {
    const { workbox, activate, ring } = await watched();
    expect(await activate(() => Promise.reject(new Error("no network")))).toBe(true);
    const endless = activate(() => new Promise(() => undefined));
    ring(20_000);
    expect(await endless).toBe(true);
    expect(workbox.messageSkipWaiting).toHaveBeenCalledTimes(2);
  });

  it("is not asked for while a draft is open in any window, or becomes open during the round", async () => {
    const { workbox, reload, locksHeld, activate, ring } = await watched(["sync"]);
    const opening = () => Promise.resolve(locksHeld.push(`coe:${"0".repeat(32)}`));
    expect(await activate(opening)).toBe(false);
    ring(2000);
    expect([workbox.messageSkipWaiting.mock.calls.length, reload.mock.calls.length]).toEqual([0, 0]);
  });
});
