import { afterEach, describe, expect, it, vi } from "vitest";
import { coverWhenHidden } from "../../src/app/privacy-cover.ts";

const turn = (state: DocumentVisibilityState) => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
};
const isCovered = () => document.documentElement.classList.contains("is-covered");

afterEach(() => vi.restoreAllMocks());

describe("the cover over a family's data while the app is away [T5]", () => {
  it("comes at once, and goes when nothing has to be locked first", async () => {
    let ready: () => void = () => undefined;
    coverWhenHidden(document, () => new Promise((done) => (ready = done)));
    const field = document.body.appendChild(document.createElement("input"));
    field.focus();
    turn("hidden");
    expect(isCovered()).toBe(true);
    turn("visible");
    await Promise.resolve();
    expect(isCovered()).toBe(true);
    ready();
    await expect.poll(isCovered).toBe(false);
    expect(document.activeElement).toBe(field);
  });

  it("stays where the app went away again meanwhile", async () => {
    coverWhenHidden(document, async () => undefined);
    turn("hidden");
    turn("visible");
    turn("hidden");
    await new Promise((done) => setTimeout(done));
    expect(isCovered()).toBe(true);
    turn("visible");
    await expect.poll(isCovered).toBe(false);
  });
});
