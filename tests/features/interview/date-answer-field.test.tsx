import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { addChild } from "../../../src/domain/coe/child-list.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { keepDraft, showInterview, stageWorld } from "./interview-stage.tsx";

describe("the day of a birth", () => {
  it("[C-03] asks for the whole year once the question is left, in the words of the check", async () => {
    const person = userEvent.setup();
    const world = await stageWorld();
    await keepDraft(world, addChild(emptyCoeAnswers(), "Ana"));
    showInterview(world, "children");
    const birth = within(await screen.findByRole("group", { name: "When was the child born?" }));
    const words = catalogs.en["complete.date-not-a-day"] ?? "";
    const year = birth.getByLabelText("Year");
    await person.selectOptions(birth.getByLabelText("Month"), "3");
    await person.type(birth.getByLabelText("Day"), "2");
    await person.type(year, "15");
    expect(birth.queryByText(words)).toBeNull();
    await person.click(screen.getByRole("heading", { level: 1 }));
    expect(await birth.findByText(words)).toBeTruthy();
    await person.clear(year);
    await person.type(year, "2015");
    expect(birth.queryByText(words)).toBeNull();
  });
});
