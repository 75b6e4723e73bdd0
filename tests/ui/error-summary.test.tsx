import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ErrorSummary } from "../../src/ui/error-summary.tsx";
import { RadioGroup } from "../../src/ui/radio-group.tsx";
import { TextField } from "../../src/ui/text-field.tsx";
import { SUMMARY_GROUPS } from "./gallery/gallery-words.ts";

function Screen({ attempt, onJump }: { attempt: number; onJump?: () => void }) {
  return (
    <>
      <ErrorSummary attempt={attempt} groups={SUMMARY_GROUPS} onJump={onJump} title="Before you finish" />
      <RadioGroup
        choices={[{ value: "may", label: "May" }]}
        id="arrived"
        label="Month"
        onChange={() => undefined}
        value={undefined}
      />
      <details>
        <summary>More</summary>
        <TextField id="comment" label="Comment" />
      </details>
    </>
  );
}

describe("the summary of what is left to do", () => {
  it("takes the focus with each new attempt, and leaves it alone before the first", () => {
    const { rerender } = render(<Screen attempt={0} />);
    const summary = screen.getByRole("region", { name: "Before you finish" });
    expect(document.activeElement).not.toBe(summary);
    rerender(<Screen attempt={1} />);
    expect(document.activeElement).toBe(summary);
    screen.getByRole("radio").focus();
    rerender(<Screen attempt={2} />);
    expect(document.activeElement).toBe(summary);
  });

  it("groups by what is asked, and says nothing about an empty group", () => {
    render(<Screen attempt={0} />);
    const headings = screen.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent);
    expect(headings).toEqual(["Must fix", "Needs a comment"]);
  });

  it("leads to the first control of a group of choices", async () => {
    render(<Screen attempt={1} />);
    await userEvent.click(screen.getByRole("link", { name: "The month of arrival is missing." }));
    expect(document.activeElement).toBe(screen.getByRole("radio", { name: "May" }));
  });

  it("opens what the field is folded in", async () => {
    render(<Screen attempt={1} />);
    await userEvent.click(screen.getByRole("link", { name: /Say why/ }));
    expect(screen.getByRole("group", { name: "" }).hasAttribute("open")).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Comment" }));
  });

  it("leaves the way to a field on another page to the page", async () => {
    const onJump = vi.fn();
    render(<Screen attempt={1} onJump={onJump} />);
    await userEvent.click(screen.getByRole("link", { name: /Say why/ }));
    expect(onJump).toHaveBeenCalledWith(expect.objectContaining({ fieldId: "comment" }));
  });
});
