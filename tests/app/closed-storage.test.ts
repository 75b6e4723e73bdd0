import { expect, it } from "vitest";
import { expectClosedStorage } from "../../src/app/closed-storage.ts";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { openSealer } from "../storage/open-sealer.ts";

const rejected = (page: EventTarget, name: string): boolean => {
  const event = Object.assign(new Event("unhandledrejection", { cancelable: true }), {
    reason: Object.assign(new Error("made up"), { name }),
  });
  return !page.dispatchEvent(event);
};

it("[P17] a read that ends because another window upgrades the storage is no error of the page; every other one is", () => {
  const page = new EventTarget();
  const db = openSurcoDatabase("closed-storage", openSealer());
  expectClosedStorage(db, page as Window);
  expect(rejected(page, "DatabaseClosedError")).toBe(false);
  db.closedForUpgrade = true;
  expect(rejected(page, "DatabaseClosedError")).toBe(true);
  expect(rejected(page, "TypeError")).toBe(false);
});
