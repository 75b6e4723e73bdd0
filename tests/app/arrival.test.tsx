import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Arrival } from "../../src/app/arrival.tsx";
import { catalogs } from "../../src/app/messages/catalogs.ts";
import { Words } from "../../src/ui/words.tsx";

vi.stubGlobal("scrollTo", vi.fn());

const at = (place: string, title: string | null, field = false, nameless?: string) => (
  <Words catalogs={catalogs} locale="en">
    <main id="main" tabIndex={-1}>
      {title ? <h1 data-nameless={nameless}>{title}</h1> : <p>waiting</p>}
      {field ? <input aria-label="field" /> : null}
    </main>
    <Arrival place={place} />
  </Words>
);

describe("arriving on a page", () => {
  it("names the document, and moves the focus only after a change of address", async () => {
    const { rerender } = render(at("/coes", "My COEs"));
    expect(document.title).toBe("My COEs · Surco");
    expect(document.activeElement).toBe(document.body);
    rerender(at("/settings", null));
    rerender(at("/settings", "Settings"));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Settings" })));
    expect(document.title).toBe("Settings · Surco");
  });

  it("[S15] names no family where the browser's history would keep it", async () => {
    render(at("/coes/1/view", "COE of the Chub family", false, "Certificate of Eligibility"));
    await waitFor(() => expect(document.title).toBe("Certificate of Eligibility · Surco"));
  });

  it("leaves the cursor where a screen has put it", async () => {
    const { rerender } = render(at("/coes/1", "Family", true));
    screen.getByLabelText("field").focus();
    rerender(at("/coes/1/family", "Family of Ana", true));
    await waitFor(() => expect(document.title).toBe("Family of Ana · Surco"));
    expect(document.activeElement).toBe(screen.getByLabelText("field"));
  });
});
