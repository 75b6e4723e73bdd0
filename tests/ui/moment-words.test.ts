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

it("a time of day stands in a sentence with its own small words, and one o'clock is one", () => {
  const said = (hour: number, locale: "en" | "es") =>
    momentWords(new Date(2026, 10, 14, hour, 5).toISOString(), locale, "at-time");
  expect([said(14, "en"), said(13, "en")]).toEqual(["at 2:05 PM", "at 1:05 PM"]);
  expect([said(14, "es"), said(13, "es"), said(1, "es"), said(11, "es")]).toEqual([
    "a las 2:05 p.\u00a0m.",
    "a la 1:05 p.\u00a0m.",
    "a la 1:05 a.\u00a0m.",
    "a las 11:05 a.\u00a0m.",
  ]);
  const full = (hour: number) => momentWords(new Date(2026, 10, 14, hour, 5).toISOString(), "es", "full");
  expect(full(13)).not.toContain("a las 1:");
  expect(full(11)).not.toContain("a la 1");
});

it("a calendar day is the same day everywhere, and no day is a dash", () => {
  expect(dayWords("2025-03-14", "en")).toBe("Mar 14, 2025");
  expect(dayWords("2025-03-14", "es")).toBe("14 mar 2025");
  expect(dayWords(null, "en")).toBe("-");
});
