import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { ConfirmDialog } from "../../src/ui/confirm-dialog.tsx";

function Screen({ danger }: { danger: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button onClick={() => setOpen(true)} type="button">
        Remove
      </button>
      <ConfirmDialog
        cancelLabel="Keep it"
        confirmLabel="Remove it"
        danger={danger}
        onCancel={() => setOpen(false)}
        onConfirm={() => setOpen(false)}
        open={open}
        title="Remove this COE?"
      />
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
