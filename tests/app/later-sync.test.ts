import { describe, expect, it, vi } from "vitest";
import { laterSync } from "../../src/app/later-sync.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { SyncStatus } from "../../src/storage/world.ts";
import { createStatus } from "../../src/sync/status.ts";

const known: SyncStatus = {
  running: false,
  lastContact: "2026-11-20T14:10:00.000Z" as Instant,
  unsent: 3,
  problem: null,
  serverTimeOffsetMs: null,
};

function around() {
  const status = createStatus();
  const sync = {
    status,
    start: vi.fn(),
    stop: vi.fn(),
    poke: vi.fn(),
    insure: vi.fn(async () => undefined),
    sendNow: vi.fn(async () => ({ outcome: "done" })),
  };
  const load = vi.fn(async () => sync as never);
  return { sync, status, load, later: laterSync(known, load) };
}

describe("carrying that comes after the first paint", () => {
  it("that could not be loaded is asked for again the next time", async () => {
    const { load, later, sync } = around();
    load.mockRejectedValueOnce(new TypeError("a piece is gone"));
    await expect(later.sendNow()).rejects.toThrow("a piece is gone");
    await later.sendNow();
    expect([load.mock.calls.length, sync.sendNow.mock.calls.length]).toEqual([2, 1]);
  });

  it("says what the tablet's memory says before it is there, and loads nothing for that", () => {
    const { later, load } = around();
    expect(later.status.get()).toEqual(known);
    expect(load).not.toHaveBeenCalled();
  });

  it("never shows an uncounted nothing: the first word of a round keeps what is known", async () => {
    const { later, status } = around();
    later.start();
    await expect.poll(() => later.status.get()).toEqual(known);
    await later.sendNow();
    status.change({ running: true });
    expect(later.status.get()).toEqual({ ...known, running: true });
    status.change({ unsent: 2, problem: "no-answer" });
    expect(later.status.get().unsent).toBe(2);
    status.change({ running: false, unsent: 0 });
    expect(later.status.get()).toEqual(status.get());
  });

  it("is loaded once, and does not start when it was stopped meanwhile", async () => {
    const { later, load, sync } = around();
    later.start();
    later.stop();
    await later.sendNow();
    expect(load).toHaveBeenCalledOnce();
    expect(sync.start).not.toHaveBeenCalled();
    expect(sync.stop).toHaveBeenCalled();
  });
});
