import { describe, expect, it } from "vitest";
import { daysSince } from "../../../src/features/review/queue-row-words.ts";

const local = (day: number, hour: number): string => new Date(2026, 10, day, hour, 30).toISOString();

describe("the days that a COE has waited", () => {
  it("are days of the calendar, not stretches of 24 hours", () => {
    expect(daysSince(local(22, 1), local(22, 23))).toBe(0);
    expect(daysSince(local(21, 23), local(22, 1))).toBe(1);
    expect(daysSince(local(8, 18), local(22, 9))).toBe(14);
  });

  it("are none where the clock of the server runs ahead", () => {
    expect(daysSince(local(23, 1), local(22, 23))).toBe(0);
  });
});
