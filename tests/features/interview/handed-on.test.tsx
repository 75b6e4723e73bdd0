import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import { dateAnswer } from "../../../src/domain/coe/answer.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { keepDraft, showInterview, stageWorld } from "./interview-stage.tsx";

const person = userEvent.setup();

const interviewedOn = (day: string) => {
  const answers = emptyCoeAnswers();
  const interviewDate = dateAnswer(day as CalendarDate);
  return { ...answers, intervieweeSignature: { ...answers.intervieweeSignature, interviewDate } };
};

const focusIsIn = (id: string) =>
  waitFor(() => expect(document.activeElement?.closest(`[id="${id}"]`), "where the focus is").toBeTruthy());

describe("a button that goes when it is pressed leaves the focus at the answer that it gave", () => {
  it("today as the day of the interview", async () => {
    const world = await stageWorld();
    await keepDraft(world, emptyCoeAnswers());
    showInterview(world, "interview");
    const today = await screen.findByRole("button", { name: "It is today" });
    await person.click(today);
    await waitFor(() => expect(today.isConnected).toBe(false));
    await focusIsIn("intervieweeSignature.interviewDate");
  });

  it("the day and the month exchanged", async () => {
    const world = await stageWorld();
    await keepDraft(world, interviewedOn("2026-12-11"));
    showInterview(world, "interview");
    const exchange = await screen.findByRole("button", { name: /November 12, 2026/ });
    await person.click(exchange);
    await waitFor(() => expect(exchange.isConnected).toBe(false));
    await focusIsIn("intervieweeSignature.interviewDate");
  });
});
