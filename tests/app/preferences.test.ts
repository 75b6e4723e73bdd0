import { describe, expect, it } from "vitest";
import { openPreferences } from "../../src/app/preferences.ts";

function memory(start?: string): Storage {
  let kept = start ?? null;
  const setItem = (_: string, text: string) => {
    kept = text;
  };
  return { getItem: () => kept, setItem } as unknown as Storage;
}

describe("preferences", () => {
  it("begin in the language of the tablet", () => {
    expect(openPreferences(memory(), ["es-MX", "en"]).get().locale).toBe("es");
    expect(openPreferences(memory(), ["fr"]).get().locale).toBe("en");
  });

  it("are there again after a reload", () => {
    const storage = memory();
    openPreferences(storage, ["en"]).change({ theme: "sunlight", text: "larger", locale: "es" });
    expect(openPreferences(storage, ["en"]).get()).toEqual({ theme: "sunlight", text: "larger", locale: "es" });
  });

  it.each(["garbage", '{"locale":"xx","theme":1}', "null"])("survive a damaged storage: %s", (damaged) => {
    expect(openPreferences(memory(damaged), ["en"]).get()).toEqual({ locale: "en", theme: "default", text: "normal" });
  });
});
