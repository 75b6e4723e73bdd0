import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "./database.ts";
import { noteOnDevice, readDevice } from "./device.ts";
import { openDraft } from "./draft-reading.ts";
import type { DraftRow } from "./drafts.ts";

/** The interview somebody was in, noted when it opens and taken back when they leave it themselves. */
export interface OpenInterviewNote {
  readonly coeId: string;
  readonly recruiterId: string;
  readonly at: Instant;
}

const dayLong = 24 * 60 * 60 * 1000;

/** One write for an opening, none where nothing changes. */
export async function noteOpenInterview(db: SurcoDatabase, note: OpenInterviewNote | null): Promise<void> {
  const known = (await readDevice(db)).openInterview ?? null;
  if (known?.coeId === note?.coeId && known?.recruiterId === note?.recruiterId) return;
  await noteOnDevice(db, { openInterview: note });
}

/**
 * The draft that was open when the app was killed, and where in it its recruiter was. Nothing for anybody else, once it is
 * signed, or from the next day on: then the list is the better beginning.
 */
export async function interrupted(
  db: SurcoDatabase,
  recruiterId: string,
  now: Instant,
): Promise<Pick<DraftRow, "coeId" | "place"> | null> {
  const note = (await readDevice(db)).openInterview ?? null;
  if (note === null || note.recruiterId !== recruiterId) return null;
  const since = Date.parse(now) - Date.parse(note.at);
  if (since < 0 || since >= dayLong) return null;
  const read = await openDraft(db, note.coeId);
  const draft = read.ok ? read.value : null;
  return draft?.stage === "draft" ? { coeId: draft.coeId, place: draft.place } : null;
}
