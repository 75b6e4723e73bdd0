import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { CardList } from "../../src/ui/card-list.tsx";
import { CARD_WORDS } from "./gallery/gallery-words.ts";

function Screen() {
  const [names, setNames] = useState(["Ana", "Beto", "Citlali"]);
  return (
    <CardList
      cards={names.map((name) => ({ id: name, title: name, body: <p>{name} is here</p> }))}
      label="Children"
      onMove={(name, to) => setNames((before) => before.filter((other) => other !== name).toSpliced(to, 0, name))}
      onRemove={(name) => {
        const place = names.indexOf(name);
        setNames((before) => before.filter((other) => other !== name));
        return () => setNames((after) => after.toSpliced(place, 0, name));
      }}
      words={CARD_WORDS}
    />
  );
}

const order = () =>
  within(screen.getByRole("list", { name: "Children" }))
    .getAllByRole("heading")
    .map((heading) => heading.textContent);

describe("cards in an order", () => {
  it("move by their buttons, keep the focus and say where they are", async () => {
    render(<Screen />);
    const down = screen.getByRole("button", { name: "Move Ana down" });
    await userEvent.click(down);
    expect(order()).toEqual(["Beto", "Ana", "Citlali"]);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Move Ana down" }));
    expect(screen.getByRole("status").textContent).toBe("Ana is now 2 of 3");
  });

  it("keep a button at the end that does nothing, so that the focus is not dropped", async () => {
    render(<Screen />);
    const up = screen.getByRole("button", { name: "Move Ana up" });
    expect(up.getAttribute("aria-disabled")).toBe("true");
    await userEvent.click(up);
    expect(order()).toEqual(["Ana", "Beto", "Citlali"]);
    expect(document.activeElement).toBe(up);
  });

  it("come back to their place, with the focus, when the removal is undone", async () => {
    render(<Screen />);
    await userEvent.click(screen.getByRole("button", { name: "Remove Beto" }));
    expect(order()).toEqual(["Ana", "Citlali"]);
    const undo = screen.getByRole("button", { name: "Bring back" });
    expect(document.activeElement).toBe(undo);
    await userEvent.keyboard("{Enter}");
    expect(order()).toEqual(["Ana", "Beto", "Citlali"]);
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Beto" }));
    expect(screen.queryByText("Beto was removed")).toBeNull();
  });

  it("are named by their title as a group", () => {
    render(<Screen />);
    expect(within(screen.getByRole("group", { name: "Beto" })).getByText("Beto is here")).toBeDefined();
  });
});
