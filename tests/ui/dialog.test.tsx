import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { Button } from "../../src/ui/button.tsx";
import { Dialog } from "../../src/ui/dialog.tsx";

function Screen({ danger }: { danger: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)} type="button">
        Remove
      </button>
      <Dialog
        actions={
          <>
            <Button data-first-focus={danger ? undefined : ""} onClick={() => setOpen(false)}>
              Remove it
            </Button>
            <Button data-first-focus={danger ? "" : undefined} onClick={() => setOpen(false)}>
              Keep it
            </Button>
          </>
        }
        onClose={() => setOpen(false)}
        open={open}
        title="Remove this COE?"
      >
        <p>It was never sent.</p>
      </Dialog>
    </>
  );
}

describe("a question that has to be confirmed", () => {
  it("starts on the way back where something would be taken away", async () => {
    render(<Screen danger />);
    await userEvent.click(screen.getByRole("button", { name: "Remove" }));
    expect(screen.getByRole("dialog", { name: "Remove this COE?" })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Keep it" }));
  });

  it("starts on the answer where nothing is lost", async () => {
    render(<Screen danger={false} />);
    await userEvent.click(screen.getByRole("button", { name: "Remove" }));
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Remove it" }));
  });

  it("gives the focus back to where it came from", async () => {
    render(<Screen danger />);
    const opener = screen.getByRole("button", { name: "Remove" });
    await userEvent.click(opener);
    await userEvent.click(screen.getByRole("button", { name: "Keep it" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(opener);
  });
});
