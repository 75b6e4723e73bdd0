import { describe, expect, it } from "vitest";
import { err, ok, type Result } from "../../../src/domain/base/result.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { createDraftWriter } from "../../../src/features/signing/draft-writer.ts";
import { readBack } from "../../../src/features/signing/signing-progress.ts";
import type { DraftRow } from "../../../src/storage/drafts.ts";
import type { SaveProblem } from "../../../src/storage/failure.ts";

const row = { coeId: "c", editSeq: 4, answers: emptyCoeAnswers(), signing: null } as unknown as DraftRow;
const progress = readBack(emptyCoeAnswers(), "es");

describe("keeping each step of a signing", () => {
  it("[P5] writes one after the other, each on the number that the last one left", async () => {
    const seen: number[] = [];
    const writer = createDraftWriter(row, async (stored, change) => {
      seen.push(stored.editSeq);
      return ok({ ...stored, ...change, editSeq: stored.editSeq + 1 } as DraftRow);
    });
    const first = writer.change({ signing: progress });
    const second = writer.change({ signing: { ...progress, language: "en" } });
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(seen).toEqual([4, 5]);
    expect(writer.row().signing?.language).toBe("en");
  });

  it("[P2] what could not be written stays on the screen, and is written with the next try", async () => {
    let full = true;
    const writer = createDraftWriter(row, async (stored, change): Promise<Result<DraftRow, SaveProblem>> => {
      if (full) return err({ code: "quota" });
      return ok({ ...stored, ...change, editSeq: stored.editSeq + 1 } as DraftRow);
    });
    expect(await writer.change({ signing: progress })).toBe(false);
    expect(writer.problem()).toEqual({ code: "quota" });
    expect(writer.row().signing).toEqual(progress);
    full = false;
    expect(await writer.retry()).toBe(true);
    expect(writer.problem()).toBeNull();
    expect(writer.row()).toMatchObject({ editSeq: 5, signing: progress });
  });
});
