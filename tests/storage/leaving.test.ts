import { describe, expect, it } from "vitest";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { writeOnLeaving } from "../../src/storage/leaving.ts";
import { isColleagues, recruiterOfCoe } from "../../src/storage/ownership.ts";
import { answersOf, freshDatabase, later, newDraft } from "./made.ts";

describe("leaving a page", () => {
  it("[P2] [P5] the last letters are written at once, and the next save goes on from them", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const left = writeOnLeaving(db, draft, { changedAt: later, answers: answersOf("Ortiz") });
    expect(left).toMatchObject({ editSeq: 1, typed: true });
    expect(await readDraft(db, draft.coeId)).toEqual(left);
    expect(await saveDraft(db, draft.coeId, 1, { changedAt: later, answers: answersOf("Ortiz Luna") })).toMatchObject({
      ok: true,
      value: { editSeq: 2 },
    });
  });

  it("[P17] nothing is written to a storage that is closed, and nothing into a signed COE", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    expect(writeOnLeaving(db, { ...draft, stage: "signed" }, { changedAt: later })).toBeNull();
    db.close();
    expect(writeOnLeaving(db, draft, { changedAt: later })).toBeNull();
  });
});

describe("whose COE it is", () => {
  it("[P22] a colleague's is known as such, one that nobody met is not", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db, "Peña", "r-1");
    expect(isColleagues(await recruiterOfCoe(db, draft.coeId), "r-1")).toBe(false);
    expect(isColleagues(await recruiterOfCoe(db, draft.coeId), "r-2")).toBe(true);
    expect(isColleagues(await recruiterOfCoe(db, "0".repeat(32)), "r-2")).toBe(false);
  });
});
