import { beforeEach, describe, expect, it, vi } from "vitest";
import { missingWords, requestOf } from "../../../src/features/review/decision-request.ts";
import { carryNotes, emptyNotes, notesStore, writtenComments } from "../../../src/features/review/review-notes.ts";
import { id } from "./desk-office.ts";

beforeEach(() => sessionStorage.clear());

describe("what a reviewer has written and not decided", () => {
  it("is kept per person and version, and is there again after a reload", () => {
    const notes = notesStore("ruth", "r1");
    notes.comment("familyData.city", "Which one?");
    notes.change({ note: "Almost there", reasons: ["other"], reviewId: id(1) });
    expect(notesStore("ruth", "r1").get()).toEqual(notes.get());
    expect(notesStore("ruth", "r2").get()).toEqual(emptyNotes);
    expect(notesStore("tomas", "r1").get()).toEqual(emptyNotes);
  });

  it("goes away with its last letter, and altogether once it is decided", () => {
    const notes = notesStore("ruth", "r1");
    notes.comment("familyData.city", "x");
    notes.comment("familyData.city", "  ");
    expect(notes.get().comments).toEqual({});
    notes.comment("", "All of it");
    notes.clear();
    expect(sessionStorage.length).toBe(0);
  });

  it("goes along to the version that replaced the one it was written on, and never over something newer", () => {
    const [older, newer] = [notesStore("ruth", "r1"), notesStore("ruth", "r2")];
    older.comment("familyData.city", "Which one?");
    older.change({ reviewId: id(1) });
    const written = older.get();
    carryNotes(older, newer);
    expect(newer.get()).toEqual({ ...written, reviewId: null });
    expect(older.get()).toEqual(emptyNotes);
    older.comment("familyData.city", "Which city?");
    carryNotes(older, newer);
    expect(newer.get().comments).toEqual({ "familyData.city": "Which one?" });
  });

  it("survives a browser that keeps nothing, and garbage in its place", () => {
    const full = {
      getItem: () => "{not json",
      setItem: vi.fn(() => {
        throw new Error("full");
      }),
    } as unknown as Storage;
    const notes = notesStore("ruth", "r1", full);
    notes.comment("familyData.city", "Which one?");
    expect(writtenComments(notes.get())).toEqual([{ field: "familyData.city", text: "Which one?" }]);
  });
});

describe("a decision", () => {
  const written = { ...emptyNotes, comments: { "familyData.city": " Which one? " } };

  it("[P24] lacks a reason, a note or nothing, by the rule that the server applies", () => {
    expect(missingWords("approved", null, emptyNotes)).toEqual({ reason: false, note: false });
    expect(missingWords("returned", null, emptyNotes)).toEqual({ reason: true, note: true });
    expect(missingWords("returned", null, written)).toEqual({ reason: true, note: false });
    expect(missingWords("returned", null, { ...emptyNotes, reasons: ["other"] })).toEqual({
      reason: false,
      note: true,
    });
    expect(missingWords("returned", null, { ...written, reasons: ["other"] })).toEqual({ reason: false, note: false });
    expect(missingWords("denied", null, { ...written, reasons: ["other"] })).toEqual({ reason: false, note: true });
  });

  it("keeps what was ticked for a return out of a denial", () => {
    const ticked = { ...emptyNotes, note: "Both homes are in one district.", reasons: ["residency-date" as const] };
    const asked = { reviewId: id(1), coeId: id(2), revisionId: id(3), standing: null };
    expect(missingWords("denied", null, ticked).reason).toBe(true);
    const both = { ...ticked, reasons: [...ticked.reasons, "no-qualifying-move" as const] };
    expect(requestOf({ ...asked, decision: "denied", written: both }).reasons).toEqual(["no-qualifying-move"]);
    expect(requestOf({ ...asked, decision: "returned", written: both }).reasons).toEqual(["residency-date"]);
  });

  it("takes the comments along as they were written, and no reasons with an approval", () => {
    const request = requestOf({
      reviewId: id(1),
      coeId: id(2),
      revisionId: "a".repeat(64),
      decision: "approved",
      standing: null,
      written: { ...written, reasons: ["other"] },
    });
    expect(request.comments).toEqual([{ field: "familyData.city", text: "Which one?" }]);
    expect(request.reasons).toEqual([]);
    expect(request.overturns).toBeNull();
  });
});
