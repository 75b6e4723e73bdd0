import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answersSchemaVersion, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { type DraftRow, readDraft } from "../../../src/storage/drafts.ts";
import { sealDraft } from "../../../src/storage/sealed-draft.ts";
import type { World } from "../../../src/storage/world.ts";
import type { Locale } from "../../../src/ui/words.tsx";
import { coeId, keepDraft, showInterview, stageWorld } from "./interview-stage.tsx";

const person = userEvent.setup();

async function showWith(damage: Readonly<Record<string, unknown>>, locale: Locale = "en"): Promise<World> {
  const world = await stageWorld();
  await keepDraft(world, emptyCoeAnswers());
  const row = { ...(await readDraft(world.db, coeId)), ...damage } as DraftRow;
  await world.db.drafts.put(await sealDraft(world.db, row));
  showInterview(world, "children", locale);
  return world;
}

afterEach(() => void vi.restoreAllMocks());

describe("a COE that cannot be read", () => {
  it.each([
    ["en", "Nothing was deleted or changed", /start a new COE/],
    ["es", "No se borró ni se cambió nada", /empiece un COE nuevo/],
  ] as const)("[P7] says in %s that nothing is lost, and what to do", async (locale, title, advice) => {
    await showWith({ answers: { children: "Ana" } }, locale);
    await screen.findByText(title);
    expect(screen.getByText(advice)).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("can be taken along as a file, exactly as it is stored", async () => {
    const files: Blob[] = [];
    vi.stubGlobal(
      "URL",
      Object.assign(URL, { createObjectURL: (file: Blob) => files.push(file), revokeObjectURL: vi.fn() }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
    const world = await showWith({ answers: { children: "Ana" } });
    await person.click(await screen.findByRole("button", { name: "Copy what is stored to a file" }));
    const stored = await world.db.drafts.get(coeId);
    const sealed = [...new Uint8Array(stored?.sealed ?? new ArrayBuffer(0))];
    expect(JSON.parse(await files[0]!.text())).toEqual({ ...stored, sealed });
  });

  it("[P17] of a newer release asks to load the page again", async () => {
    await showWith({ answersSchema: answersSchemaVersion + 1 });
    expect(await screen.findByRole("button", { name: "Load the page again" })).toBeTruthy();
  });

  it("[P22] of a colleague answers like one that is not there", async () => {
    const world = await stageWorld();
    await keepDraft(world, emptyCoeAnswers());
    await world.db.table<object>("drafts").put({ coeId, answers: "" });
    await world.db.summaries.update(coeId, { recruiterId: "r2" });
    const shown = showInterview(world, "children");
    await waitFor(() => expect(shown.container.textContent).toBe(""));
    expect(screen.queryByText("Nothing was deleted or changed")).toBeNull();
  });
});
