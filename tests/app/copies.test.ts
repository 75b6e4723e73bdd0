import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compareCopies, nameRestoredLines, restoreLost } from "../../src/app/copies.ts";
import type { Instant } from "../../src/domain/base/instant.ts";

const start = { now: () => "2026-11-22T14:10:00.000Z" as Instant, newId: () => "1".repeat(32) };
const tablet = { db: {}, tabletVault: { get: () => ({ kind: "open", row: { personId: "r-1" } }) } } as never;

const copies = (change: object = {}) => {
  const door = {
    restoreLost: vi.fn(async () => undefined),
    compareCopies: vi.fn(async () => 0),
    nameRestoredLines: vi.fn(async () => undefined),
    ...change,
  };
  return { door, load: vi.fn(async () => door) };
};

/** A browser that has, or has not, the folder of a second copy. */
const browser = (hasFolder: boolean) =>
  vi.stubGlobal("navigator", {
    storage: {
      getDirectory: async () => ({
        getDirectoryHandle: async () => {
          if (!hasFolder) throw new DOMException("none", "NotFoundError");
        },
      }),
    },
  });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const neverLoads = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
const never = () => new Promise<never>(() => undefined);

describe("[D15] the second copy at the start", () => {
  it("a new tablet loads nothing for it; one that lost its storage has it back before anything is shown", async () => {
    const { door, load } = copies();
    browser(false);
    await restoreLost(tablet, start, load);
    expect(load).not.toHaveBeenCalled();
    browser(true);
    await restoreLost(tablet, start, load);
    expect(door.restoreLost).toHaveBeenCalledOnce();
  });

  it("a part of it that does not load keeps nobody from opening the app, from a vault, and from sending", async () => {
    browser(true);
    await restoreLost(tablet, start, neverLoads);
    await compareCopies(tablet, start, neverLoads);
    await nameRestoredLines(tablet, "r-1", neverLoads);
  });

  it("one that never answers is not waited for beyond a limit", async () => {
    browser(true);
    const { load } = copies({ restoreLost: never, compareCopies: never, nameRestoredLines: never });
    const all = [
      restoreLost(tablet, start, load),
      compareCopies(tablet, start, load),
      nameRestoredLines(tablet, "r-1", load),
    ];
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all(all);
  });

  it("names that cannot be read refuse nobody the right passphrase", async () => {
    const failing = async () => {
      throw new Error("damaged");
    };
    await nameRestoredLines(tablet, "r-1", copies({ nameRestoredLines: failing }).load);
  });

  it("what came back while somebody works is named for them", async () => {
    const { door, load } = copies({ compareCopies: async () => 2 });
    await compareCopies(tablet, start, load);
    expect(door.nameRestoredLines).toHaveBeenCalledWith(expect.anything(), "r-1");
  });
});
