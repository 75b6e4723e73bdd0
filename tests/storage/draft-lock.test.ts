import { describe, expect, it } from "vitest";
import { holdDraftForWriting, isHeldForWriting } from "../../src/storage/draft-lock.ts";

const told = () => {
  const heard: string[] = [];
  return { heard, tell: (standing: string) => heard.push(standing) };
};

describe("[P5] a draft is open for writing in one window", () => {
  it("the second window reads until the first lets go, then it may write", async () => {
    const { locks } = navigator;
    const [first, second] = [told(), told()];
    const letGo = holdDraftForWriting(locks, "coe-1", first.tell);
    await expect.poll(() => first.heard).toEqual(["held"]);
    const letGoSecond = holdDraftForWriting(locks, "coe-1", second.tell);
    await expect.poll(() => second.heard).toEqual(["elsewhere"]);
    expect(await isHeldForWriting(locks, "coe-1")).toBe(true);
    letGo();
    await expect.poll(() => second.heard).toEqual(["elsewhere", "held"]);
    letGoSecond();
    await expect.poll(() => isHeldForWriting(locks, "coe-1")).toBe(false);
    expect(await isHeldForWriting(undefined, "coe-1")).toBe(false);
  });

  it("a window that left before its turn never holds, and the next one does", async () => {
    const { locks } = navigator;
    const [first, second, third] = [told(), told(), told()];
    const letGo = holdDraftForWriting(locks, "coe-2", first.tell);
    await expect.poll(() => first.heard).toEqual(["held"]);
    holdDraftForWriting(locks, "coe-2", second.tell)();
    const waiting = holdDraftForWriting(locks, "coe-2", third.tell);
    letGo();
    await expect.poll(() => third.heard.at(-1)).toBe("held");
    expect(second.heard).toEqual([]);
    waiting();
  });

  it("where there are no locks everybody holds, and the draft's number decides", () => {
    const { heard, tell } = told();
    holdDraftForWriting(undefined, "coe-3", tell)();
    expect(heard).toEqual(["held"]);
  });
});
