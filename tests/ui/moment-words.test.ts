import { expect, it } from "vitest";
import { dayWords, momentWords } from "../../src/ui/moment-words.ts";

const at = "2026-11-14T18:10:00.000Z";

it("a moment is said as the wall of this place knows it, with the month by name", () => {
  expect(momentWords(at, "en")).toMatch(/^Nov 1[45], 2026, \d+:\d\d/);
  expect(momentWords(at, "es", "brief")).toMatch(/^1[45] nov, \d+:\d\d\s[ap]\.\sm\./);
  expect(momentWords(at, "en", "long-day")).toMatch(/^November 1[45], 2026$/);
});

it("a time of day is said as each language writes it", () => {
  const noon = new Date(2026, 10, 14, 12, 5).toISOString();
  const night = new Date(2026, 10, 14, 0, 30).toISOString();
  expect([momentWords(noon, "en", "time"), momentWords(night, "en", "time")]).toEqual(["12:05 PM", "12:30 AM"]);
  expect([momentWords(noon, "es", "time"), momentWords(night, "es", "time")]).toEqual([
    "12:05 p.\u00a0m.",
    "12:30 a.\u00a0m.",
  ]);
});

it("a calendar day is the same day everywhere, and no day is a dash", () => {
  expect(dayWords("2025-03-14", "en")).toBe("Mar 14, 2025");
  expect(dayWords("2025-03-14", "es")).toBe("14 mar 2025");
  expect(dayWords(null, "en")).toBe("-");
});
