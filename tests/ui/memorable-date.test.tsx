import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import type { DateParts } from "../../src/ui/date-parts.ts";
import { MemorableDate } from "../../src/ui/memorable-date.tsx";
import { DATE_WORDS } from "./gallery/gallery-words.ts";

type Extra = Partial<Parameters<typeof MemorableDate>[0]>;

function Screen({ extra, onSeen }: { extra: Extra; onSeen: (value: DateParts) => void }) {
  const [value, setValue] = useState<DateParts>({ y: "", m: "", d: "" });
  const take = (next: DateParts) => {
    onSeen(next);
    setValue(next);
  };
  return (
    <MemorableDate
      id="born"
      label="When was Xóchitl born?"
      onChange={take}
      value={value}
      words={DATE_WORDS}
      {...extra}
    />
  );
}

function show(extra: Extra = {}) {
  const seen: DateParts[] = [];
  render(
    <>
      <Screen extra={extra} onSeen={(value) => seen.push(value)} />
      <button type="button">After</button>
    </>,
  );
  return { seen, group: screen.getByRole("group", { name: "When was Xóchitl born?" }) };
}

describe("a date people remember", () => {
  it("gives the month by name and the numbers exactly as they were typed", async () => {
    const { seen, group } = show();
    await userEvent.selectOptions(within(group).getByLabelText("Month"), "April");
    await userEvent.type(within(group).getByLabelText("Day"), "09");
    await userEvent.type(within(group).getByLabelText("Year"), "2017");
    expect(seen.at(-1)).toEqual({ y: "2017", m: "4", d: "09" });
  });

  it("offers digits on a tablet's keyboard and no more characters than a date has", () => {
    const { group } = show();
    expect(within(group).getByLabelText("Day").getAttribute("inputmode")).toBe("numeric");
    expect(within(group).getByLabelText("Year").getAttribute("maxlength")).toBe("4");
  });

  it("is left once, when the focus leaves the whole question", async () => {
    const onBlur = vi.fn();
    const { group } = show({ onBlur });
    await userEvent.click(within(group).getByLabelText("Month"));
    await userEvent.tab();
    await userEvent.tab();
    expect(onBlur).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "After" }));
    expect(onBlur).toHaveBeenCalledOnce();
  });

  it("echoes the date in words where a screen reader hears it", () => {
    show({ echo: "April 9, 2017 · 9 years old" });
    expect(screen.getByRole("status").textContent).toBe("April 9, 2017 · 9 years old");
  });

  it("asks how the date was established once it is marked as estimated", async () => {
    const onChange = vi.fn();
    const how = { label: "How was it established?", value: "", onChange: vi.fn() };
    show({ estimate: { label: "Estimated", checked: true, onChange, how } });
    await userEvent.type(screen.getByRole("textbox", { name: "How was it established?" }), "H");
    expect(how.onChange).toHaveBeenCalledWith("H");
    await userEvent.click(screen.getByRole("checkbox", { name: "Estimated" }));
    expect(onChange).toHaveBeenCalledWith(false);
  });

  it("marks every part and reads the error with the group", () => {
    const { group } = show({ error: "The month is missing." });
    expect(screen.getByRole("group", { description: "The month is missing." })).toBe(group);
    expect(within(group).getByLabelText("Month").getAttribute("aria-invalid")).toBe("true");
  });

  it("can stand day first, as many families say it", () => {
    const { group } = show({ order: "dmy" });
    const labels = Array.from(group.querySelectorAll("label"), (label) => label.textContent);
    expect(labels).toEqual(["Day", "Month", "Year"]);
  });
});
