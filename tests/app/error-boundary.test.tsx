import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ErrorBoundary } from "../../src/app/error-boundary.tsx";
import { catalogs } from "../../src/app/messages/catalogs.ts";
import { Words } from "../../src/ui/words.tsx";

afterEach(() => vi.restoreAllMocks());

function Broken(): never {
  throw new Error("a screen failed");
}

describe("a screen that fails", () => {
  it("says that the work is safe and offers to reload; another address is another chance", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const reload = vi.fn();
    const at = (place: string, screenOf: React.ReactNode) => (
      <Words catalogs={catalogs} locale="en">
        <ErrorBoundary place={place} reload={reload}>
          {screenOf}
        </ErrorBoundary>
      </Words>
    );
    const { rerender } = render(at("/a", <Broken />));
    expect(screen.getByRole("alert").textContent).toContain("Your work is safe");
    await userEvent.click(screen.getByRole("button", { name: "Reload the page" }));
    expect(reload).toHaveBeenCalledOnce();
    rerender(at("/b", <p>fine</p>));
    expect(screen.getByText("fine")).toBeTruthy();
  });
});
