import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StatusLine } from "../../src/ui/status-line.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const line = (shown: string, spoken: string) => (
  <StatusLine quietMs={4000} spoken={spoken}>
    {shown}
  </StatusLine>
);

describe("the line that says what is saved", () => {
  it("shows every change and speaks only the words meant to be spoken", () => {
    const { rerender } = render(line("Saving", ""));
    later(5000);
    rerender(line("Saved 14:03", "Saved"));
    later(0);
    expect(screen.getByRole("status").textContent).toBe("Saved");
    rerender(line("Saved 14:04", "Saved"));
    later(5000);
    expect(screen.getByText("Saved 14:04")).toBeDefined();
    expect(screen.getByRole("status").textContent).toBe("Saved");
  });

  it("keeps a pause between two announcements and then speaks the last", () => {
    const { rerender } = render(line("Saved", "Saved"));
    later(0);
    rerender(line("Not saved", "Not saved"));
    later(1000);
    expect(screen.getByRole("status").textContent).toBe("Saved");
    rerender(line("Full", "The tablet is full"));
    later(4000);
    expect(screen.getByRole("status").textContent).toBe("The tablet is full");
  });
});
