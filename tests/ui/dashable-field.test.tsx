import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { DashableField, type DashableValue } from "../../src/ui/dashable-field.tsx";

type Dash = "none" | "not-told" | "unknown";

const CHOICES: readonly { value: Dash; label: string }[] = [
  { value: "none", label: "None" },
  { value: "not-told", label: "Not told" },
  { value: "unknown", label: "Unknown" },
];

type ScreenProps = { start: DashableValue<Dash>; onSeen: (value: DashableValue<Dash>) => void };

function Screen({ start, onSeen }: ScreenProps) {
  const [value, setValue] = useState(start);
  return (
    <DashableField
      choices={CHOICES}
      choicesLabel="Or, for the second surname"
      label="Second surname"
      official="Last Name 2"
      onChange={(next) => {
        onSeen(next);
        setValue(next);
      }}
      value={value}
    />
  );
}

function show(start: DashableValue<Dash> = { text: "", dash: undefined }) {
  const seen: DashableValue<Dash>[] = [];
  render(<Screen onSeen={(value) => seen.push(value)} start={start} />);
  const input = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Second surname" });
  return { seen, input, choice: (name: string) => screen.getByRole("button", { name }) };
}

describe("a field that may be answered with a dash", () => {
  it("is named by the plain question and described by the form's own wording", () => {
    const { input } = show();
    expect(screen.getByRole("textbox", { name: "Second surname", description: "Last Name 2" })).toBe(input());
  });

  it("holds words or a dash, never both", async () => {
    const { seen, choice, input } = show({ text: "Xool", dash: undefined });
    await userEvent.click(choice("Not told"));
    expect(seen.at(-1)).toEqual({ text: "", dash: "not-told" });
    expect(choice("Not told").getAttribute("aria-pressed")).toBe("true");
    await userEvent.type(input(), "P");
    expect(seen.at(-1)).toEqual({ text: "P", dash: undefined });
    expect(choice("Not told").getAttribute("aria-pressed")).toBe("false");
  });

  it("tells the three dashes apart", async () => {
    const { seen, choice } = show();
    for (const { label } of CHOICES) await userEvent.click(choice(label));
    expect(seen.map((value) => value.dash)).toEqual(["none", "not-told", "unknown"]);
  });

  it("brings back what was typed when the dash was a slip", async () => {
    const { seen, choice } = show({ text: "Xool", dash: undefined });
    await userEvent.click(choice("None"));
    await userEvent.click(choice("Unknown"));
    await userEvent.click(choice("Unknown"));
    expect(seen.at(-1)).toEqual({ text: "Xool", dash: undefined });
  });

  it("works by keyboard alone", async () => {
    const { seen, input } = show();
    await userEvent.tab();
    expect(document.activeElement).toBe(input());
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard(" ");
    expect(seen.at(-1)).toEqual({ text: "", dash: "not-told" });
  });
});
