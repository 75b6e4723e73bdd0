import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { isShortTelephone, isUnusualZip } from "../../../src/features/interview/home-cautions.ts";
import { keepDraft, kept, showInterview, stageWorld } from "./interview-stage.tsx";

describe("where the family lives", () => {
  it("looks twice at a zip code that is neither five nor nine digits", () => {
    expect(["1234", "123456", "9850A", "98501-12"].filter((typed) => !isUnusualZip(typed))).toEqual([]);
    expect(["", "98501", " 98501 ", "98501-1234", "985011234", "98501 1234"].filter(isUnusualZip)).toEqual([]);
  });

  it("looks twice at a telephone of fewer than seven digits, not at a foreign one or a note beside it", () => {
    expect(["555", "55-5012", "ask the aunt"].filter((typed) => !isShortTelephone(typed))).toEqual([]);
    expect(["", "555-0123", "+52 951 555 0123", "555 0123 (aunt)"].filter(isShortTelephone)).toEqual([]);
  });

  it("says so when the field is left, not while it is typed, and keeps what was written", async () => {
    const person = userEvent.setup();
    const world = await stageWorld();
    await keepDraft(world, emptyCoeAnswers());
    showInterview(world, "family");
    const zip = await screen.findByLabelText("Zip code");
    await person.type(zip, "985");
    expect(screen.queryByText(/A zip code has 5 or 9 digits/)).toBeNull();
    await person.tab();
    expect(await screen.findByText(/A zip code has 5 or 9 digits/)).toBeTruthy();
    expect(zip.getAttribute("aria-invalid")).toBeNull();
    await waitFor(async () => expect((await kept(world)).answers.familyData.zip).toBe("985"));
    await person.type(zip, "01");
    await person.tab();
    expect(screen.queryByText(/A zip code has 5 or 9 digits/)).toBeNull();
  });
});
