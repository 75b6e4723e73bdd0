import { describe, expect, it, vi } from "vitest";
import type { Instant } from "../../src/domain/base/instant.ts";
import { interrupted, noteOpenInterview } from "../../src/storage/open-interview.ts";
import { freshDatabase, newDraft } from "./made.ts";

const opened = "2026-11-22T14:00:00.000Z" as Instant;
const later = "2026-11-22T15:00:00.000Z" as Instant;

describe("[P2] the interview that was open when the app was killed", () => {
  it("is found again for its recruiter, for a day", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    await noteOpenInterview(db, { coeId, recruiterId: "r-1", at: opened });
    expect((await interrupted(db, "r-1", later))?.coeId).toBe(coeId);
    expect(await interrupted(db, "r-2", later)).toBeNull();
    expect(await interrupted(db, "r-1", "2026-11-23T14:00:00.000Z" as Instant)).toBeNull();
    expect(await interrupted(db, "r-1", "2026-11-22T13:00:00.000Z" as Instant)).toBeNull();
  });

  it("is forgotten when it was left, never written, or signed", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    await noteOpenInterview(db, { coeId, recruiterId: "r-1", at: opened });
    await db.drafts.update(coeId, { stage: "signed" });
    expect(await interrupted(db, "r-1", later)).toBeNull();
    await noteOpenInterview(db, { coeId: "f".repeat(32), recruiterId: "r-1", at: opened });
    expect(await interrupted(db, "r-1", later)).toBeNull();
    await noteOpenInterview(db, null);
    expect(await interrupted(db, "r-1", later)).toBeNull();
  });

  it("costs one write for an opening", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    const written = vi.spyOn(db.device, "put");
    const note = { coeId, recruiterId: "r-1", at: opened };
    await noteOpenInterview(db, note);
    await noteOpenInterview(db, { ...note, at: later });
    expect(written).toHaveBeenCalledTimes(1);
  });
});
