import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { DeskTable } from "../../src/ui/desk-table.tsx";

const ROWS = ["Peña", "Ñuu", "Xool"];

function show(extra: { onOpen?: (row: string) => void; approve?: (row: string) => void; hotkeysOff?: boolean } = {}) {
  render(
    <>
      <input aria-label="Search" />
      <DeskTable
        caption="Waiting"
        columns={[
          { key: "family", header: "Family", cell: (row) => row },
          { key: "note", header: "Note", cell: (row) => <input aria-label={`Note on ${row}`} /> },
        ]}
        hotkeysOff={extra.hotkeysOff}
        onOpen={extra.onOpen}
        rowHotkeys={extra.approve && { a: extra.approve }}
        rowHref={(row) => `/review/${row}`}
        rowId={(row) => row}
        rows={ROWS}
      />
    </>,
  );
  const link = (name: string) => screen.getByRole("link", { name });
  link("Peña").focus();
  return link;
}

describe("the table of the desk", () => {
  it("moves between rows with j, k and the arrows, and stops at the ends", async () => {
    const link = show();
    await userEvent.keyboard("jj{ArrowDown}");
    expect(document.activeElement).toBe(link("Xool"));
    await userEvent.keyboard("k");
    expect(document.activeElement).toBe(link("Ñuu"));
    await userEvent.keyboard("{Home}");
    expect(document.activeElement).toBe(link("Peña"));
  });

  it("opens a row with Enter through the application's router", async () => {
    const onOpen = vi.fn();
    show({ onOpen });
    await userEvent.keyboard("j{Enter}");
    expect(onOpen).toHaveBeenCalledWith("Ñuu", "/review/Ñuu");
  });

  it("acts on the focused row by a letter, never while somebody writes", async () => {
    const approve = vi.fn();
    show({ approve });
    await userEvent.keyboard("ja");
    expect(approve).toHaveBeenCalledExactlyOnceWith("Ñuu");
    await userEvent.type(screen.getByRole("textbox", { name: "Note on Xool" }), "a");
    await userEvent.type(screen.getByRole("textbox", { name: "Search" }), "a");
    expect(approve).toHaveBeenCalledOnce();
  });

  it("lets a person switch the letters off", async () => {
    const approve = vi.fn();
    show({ approve, hotkeysOff: true });
    await userEvent.keyboard("a");
    expect(approve).not.toHaveBeenCalled();
  });
});
