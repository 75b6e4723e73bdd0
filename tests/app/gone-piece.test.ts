import { beforeEach, expect, it, vi } from "vitest";
import { isGonePiece, reloadOnce } from "../../src/app/gone-piece.ts";
import { holdDraftForWriting } from "../../src/storage/draft-lock.ts";

beforeEach(() => sessionStorage.clear());

it("a piece that could not be loaded is known by what the loader tells, and nothing else is taken for one", () => {
  const error = new TypeError("Failed to fetch");
  dispatchEvent(Object.assign(new Event("vite:preloadError"), { payload: error }));
  expect([isGonePiece(error), isGonePiece(new TypeError("Failed to fetch")), isGonePiece(null)]).toEqual([
    true,
    false,
    false,
  ]);
});

it("the page is loaded again once for each release, and never where that cannot be remembered", async () => {
  const reload = vi.fn();
  await reloadOnce(reload);
  await reloadOnce(reload);
  expect(reload).toHaveBeenCalledOnce();
  sessionStorage.clear();
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await reloadOnce(reload);
  vi.restoreAllMocks();
  expect(reload).toHaveBeenCalledOnce();
});

it("the page is not loaded again before a draft that is being saved has been let go", async () => {
  const reload = vi.fn();
  const letGo = holdDraftForWriting(undefined, "c".repeat(32), () => undefined);
  const reloading = reloadOnce(reload);
  await Promise.resolve();
  expect(reload).not.toHaveBeenCalled();
  letGo();
  await reloading;
  expect(reload).toHaveBeenCalledOnce();
});
