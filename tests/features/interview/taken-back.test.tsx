import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { addChild } from "../../../src/domain/coe/child-list.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { coeAnswersSchema } from "../../../src/domain/coe/coe-schema.ts";
import { addMove, addWorker, changeMove, changeWorker } from "../../../src/domain/coe/move-list.ts";
import { changeChild } from "../../domain/coe/changed-answers.ts";
import { keepDraft, kept, showInterview, stageWorld } from "./interview-stage.tsx";

const person = userEvent.setup();

function written(): CoeAnswers {
  let answers = changeChild(addChild(emptyCoeAnswers(), "ana"), "ana", { firstName: "Ana", lastName1: "Xol" });
  answers = addWorker(addMove(answers, "move"), "worker");
  answers = changeMove(answers, "move", { childIds: ["ana"] });
  return changeWorker(answers, "worker", { firstName: "Ana", lastName: "Xol", relation: "self" });
}

/** Every list of choices of a section: its last choice is taken, and then the empty one again. */
async function takeAndTakeBack(section: string): Promise<number> {
  const world = await stageWorld();
  await keepDraft(world, written());
  showInterview(world, section);
  const lists = (await screen.findAllByRole<HTMLSelectElement>("combobox")).filter(
    // The parts of a date are one answer, read together.
    (list) => list.id !== "" && within(list).queryByRole("option", { name: "January" }) === null,
  );
  const ids = lists.filter((list) => list.matches("select")).map((list) => list.id);
  const list = (id: string) => document.getElementById(id) as HTMLSelectElement;
  for (const id of ids) {
    const before = (await kept(world)).answers;
    const choice = within(list(id)).getAllByRole<HTMLOptionElement>("option").at(-1)!;
    await person.selectOptions(list(id), choice.value);
    await waitFor(async () => expect((await kept(world)).answers).not.toEqual(before));
    await person.selectOptions(list(id), "");
    await waitFor(async () => {
      expect(list(id).value).toBe("");
      const { answers } = await kept(world);
      expect(coeAnswersSchema.parse(answers)).toEqual(answers);
      expect(answers.childData.children[0]?.stateInformation).toStrictEqual({});
    });
  }
  return ids.length;
}

describe("a choice that is taken back", () => {
  it.each([
    ["family", 1],
    ["children", 1],
    ["moves", 4],
    ["work", 1],
    ["state", 1],
  ])("[P1] leaves a COE of the form's shape in the section %s", async (section, count) => {
    expect(await takeAndTakeBack(section)).toBeGreaterThanOrEqual(count);
  });
});
