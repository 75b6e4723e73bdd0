import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Instant } from "../../../src/domain/base/instant.ts";
import { err, ok, type Result } from "../../../src/domain/base/result.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { createDraftSession, type DraftKeeping } from "../../../src/features/interview/draft-session.ts";
import type { DraftRow } from "../../../src/storage/drafts.ts";
import type { SaveProblem } from "../../../src/storage/failure.ts";

const now = () => "2026-11-22T14:03:00.000Z" as Instant;

const rowOf = (answers: CoeAnswers, editSeq: number): DraftRow => ({
  coeId: "c1",
  recruiterId: "r1",
  createdAt: now(),
  changedAt: now(),
  editSeq,
  answersSchema: 1,
  answers,
  baseRevisionId: null,
  parents: [],
  state: "ZZ",
  stage: "draft",
  signing: null,
  place: null,
  checkpointedSeq: -1,
  typed: true,
});

const inCity = (city: string) => (answers: CoeAnswers) => ({
  ...answers,
  familyData: { ...answers.familyData, city },
});

/** Answers each write when the test says so, as a disk would. */
function fakeDisk() {
  const writes: { answers: CoeAnswers | null; finish: (result: Result<DraftRow, SaveProblem>) => void }[] = [];
  const write = (answers: CoeAnswers | null) =>
    new Promise<Result<DraftRow, SaveProblem>>((finish) => writes.push({ answers, finish }));
  const keeping: DraftKeeping = {
    create: vi.fn((answers) => write(answers)),
    save: vi.fn((_row, answers) => write(answers)),
    leave: vi.fn(),
  };
  return { writes, keeping };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const start = (row: DraftRow | null, keeping: DraftKeeping, readOnly = false) =>
  createDraftSession({ row, answers: row?.answers ?? emptyCoeAnswers(), keeping, now, readOnly });

describe("a draft session", () => {
  it("[P1] makes the row with the first keystroke, without waiting", () => {
    const { keeping } = fakeDisk();
    const session = start(null, keeping);
    expect(keeping.create).not.toHaveBeenCalled();
    session.change(inCity("S"));
    expect(keeping.create).toHaveBeenCalledTimes(1);
  });

  it("saves once, at most half a second after the last keystroke", () => {
    const { keeping } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping);
    for (const typed of ["S", "Sa", "Sal"]) {
      session.change(inCity(typed), "typing");
      vi.advanceTimersByTime(200);
    }
    expect(keeping.save).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(keeping.save).toHaveBeenCalledTimes(1);
  });

  it("saves somebody who types without a pause, once a second", () => {
    const { keeping } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping);
    for (let letter = 0; letter < 12; letter += 1) {
      session.change(inCity("x".repeat(letter + 1)), "typing");
      vi.advanceTimersByTime(100);
    }
    expect(keeping.save).toHaveBeenCalledTimes(1);
  });

  it("writes at once what one tap did", () => {
    const { keeping } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping);
    session.change(inCity("Salinas"));
    expect(keeping.save).toHaveBeenCalledTimes(1);
  });

  it("[P2] says saved only after the commit", async () => {
    const { keeping, writes } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping);
    session.change(inCity("Salinas"), "typing");
    expect(session.saveState().kind).toBe("pending");
    void session.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saveState().kind).toBe("pending");
    writes[0]!.finish(ok(rowOf(session.answers(), 1)));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saveState()).toEqual({ kind: "saved", at: now() });
  });

  it("writes again what was typed while a write was on its way, on the row that write gave back", async () => {
    const { keeping, writes } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping);
    session.change(inCity("Sal"));
    void session.flush();
    await vi.advanceTimersByTimeAsync(0);
    session.change(inCity("Salinas"));
    writes[0]!.finish(ok(rowOf(inCity("Sal")(emptyCoeAnswers()), 1)));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saveState().kind).toBe("pending");
    await vi.advanceTimersByTimeAsync(500);
    expect(keeping.save).toHaveBeenCalledTimes(2);
    const [row, answers] = vi.mocked(keeping.save).mock.calls[1]!;
    expect(row.editSeq).toBe(1);
    expect(answers?.familyData.city).toBe("Salinas");
  });

  it("does not save what was only opened", async () => {
    const { keeping } = fakeDisk();
    const session = start(rowOf(inCity("Salinas")(emptyCoeAnswers()), 3), keeping);
    await session.flush();
    await vi.advanceTimersByTimeAsync(10_000);
    await session.close();
    expect(keeping.save).not.toHaveBeenCalled();
    expect(session.saveState().kind).toBe("untouched");
  });

  it("keeps a place without calling it an answer", async () => {
    const { keeping, writes } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping);
    session.moveTo({ section: "family", field: "familyData.city" });
    await vi.advanceTimersByTimeAsync(500);
    expect(writes[0]!.answers).toBeNull();
    expect(session.saveState().kind).toBe("untouched");
  });

  it("keeps what was typed when the tablet is full, tries again, and says so", async () => {
    const { keeping, writes } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping);
    session.change(inCity("Salinas"));
    await vi.advanceTimersByTimeAsync(500);
    writes[0]!.finish(err({ code: "quota" }));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.saveState()).toEqual({ kind: "failed", problem: { code: "quota" } });
    expect(session.answers().familyData.city).toBe("Salinas");
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeping.save).toHaveBeenCalledTimes(2);
  });

  it("[P5] stops writing when another window has written, and never overwrites it", async () => {
    const { keeping, writes } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping);
    session.change(inCity("Salinas"));
    await vi.advanceTimersByTimeAsync(500);
    writes[0]!.finish(err({ code: "edited-elsewhere", draft: null }));
    await vi.advanceTimersByTimeAsync(0);
    session.change(inCity("Watsonville"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.stopped()).toBe(true);
    expect(session.answers().familyData.city).toBe("Salinas");
    expect(keeping.save).toHaveBeenCalledTimes(1);
  });

  it("changes nothing while another window has the draft open", () => {
    const { keeping } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 0), keeping, true);
    session.change(inCity("Salinas"));
    expect(session.answers().familyData.city).toBe("");
    expect(keeping.save).not.toHaveBeenCalled();
  });

  it("[P2] leaves the last letters for the next page, and saves them itself where it stays", async () => {
    const { keeping, writes } = fakeDisk();
    const row = rowOf(emptyCoeAnswers(), 4);
    const session = start(row, keeping);
    session.moveTo({ section: "family", field: "familyData.city" });
    session.leave();
    expect(keeping.leave).not.toHaveBeenCalled();
    session.change(inCity("Sage"), "typing");
    session.leave();
    const place = { section: "family", field: "familyData.city" };
    expect(keeping.leave).toHaveBeenLastCalledWith(row, session.answers(), place, false);
    expect(session.saveState().kind).toBe("pending");
    await vi.advanceTimersByTimeAsync(500);
    expect(writes[0]?.answers).toEqual(session.answers());
    writes[0]?.finish(ok(rowOf(session.answers(), 5)));
    await vi.advanceTimersByTimeAsync(0);
    session.leave();
    expect(keeping.leave).toHaveBeenCalledTimes(1);
  });

  it("[P2] says so where a save was on its way: nobody knows then whether it was done", () => {
    const { keeping } = fakeDisk();
    const row = rowOf(emptyCoeAnswers(), 4);
    const session = start(row, keeping);
    session.change(inCity("Sage"));
    session.change(inCity("Sage Flat"), "typing");
    session.leave();
    expect(keeping.leave).toHaveBeenLastCalledWith(row, session.answers(), null, true);
    expect(session.answers().familyData.city).toBe("Sage Flat");
  });

  it("[P5] writes nothing on leaving what another window has", () => {
    const { keeping } = fakeDisk();
    const session = start(rowOf(emptyCoeAnswers(), 4), keeping, true);
    session.change(inCity("Sage"), "typing");
    session.leave();
    expect(keeping.leave).not.toHaveBeenCalled();
  });
});
