import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { eraseCopies, reopened } from "../../src/storage/journal-start.ts";
import { nextId } from "./made.ts";
import { openSealer } from "./open-sealer.ts";

const deleted: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", new EventTarget());
  const storageBuckets = {
    open: async () => ({ indexedDB }),
    delete: async (name: string) => void deleted.push(`bucket ${name}`),
  };
  vi.stubGlobal("navigator", { storage: {}, storageBuckets });
  vi.spyOn(indexedDB, "deleteDatabase").mockImplementation((name) => {
    deleted.push(`database ${name}`);
    const request = new EventTarget();
    queueMicrotask(() => request.dispatchEvent(new Event("error")));
    return request as IDBOpenDBRequest;
  });
});
afterEach(() => {
  deleted.length = 0;
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("[S14] a tablet that erases itself", () => {
  it("erases the other place where the first one serves", async () => {
    await eraseCopies(openSurcoDatabase(`place-${nextId()}`, openSealer()));
    expect(deleted).toEqual(["bucket surco-other-place"]);
  });

  it("erases the first place, as far as the engine can, where the other one serves", async () => {
    const first = openSurcoDatabase(`place-${nextId()}`, openSealer());
    vi.spyOn(first, "open").mockRejectedValue(new Error("UnknownError") as never);
    const reopening = reopened(first);
    await vi.advanceTimersByTimeAsync(5000);
    const other = await reopening;
    expect(other).not.toBe(first);
    await eraseCopies(other);
    expect(deleted).toEqual([`database ${first.name}`]);
  });
});
