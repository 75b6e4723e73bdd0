import { err, ok, type Result } from "../domain/base/result.ts";
import { isCoeAnswers } from "../domain/coe/answers-shape.ts";
import { answersSchemaVersion } from "../domain/coe/coe.ts";
import type { AnswersUpgrade } from "../domain/coe/upgrade.ts";
import type { SurcoDatabase } from "./database.ts";
import type { DraftRow } from "./drafts.ts";
import { Refusal, type SaveProblem } from "./failure.ts";
import { type DraftFrame, isSigningProgress } from "./row-shapes.ts";
import { sealValue } from "./sealed-column.ts";
import { openSealedDraft } from "./sealed-draft.ts";
import { type Unreadable, unreadableFor } from "./sealer.ts";

/** A working copy that this release cannot read. It stays on the disk as it is, and nobody writes over it (P7). */
export interface UnreadableDraft {
  /**
   * `newer-release`: a later release wrote it, and reloading cures that. `locked`: nobody has opened the vault. `other-vault`: it was
   * sealed with another passphrase than the one that opened this vault, or by a colleague.
   */
  readonly code: "newer-release" | Unreadable;
  /** The row exactly as it is stored, to be taken along. */
  readonly stored: unknown;
}

/** The working copy on the disk, if this release can read it; null where there is none. */
export async function openDraft(
  db: SurcoDatabase,
  coeId: string,
  upgrades?: readonly AnswersUpgrade[],
): Promise<Result<DraftRow | null, UnreadableDraft>> {
  const stored: unknown = await db.drafts.get(coeId);
  if (stored === undefined) return ok(null);
  const opened = await openSealedDraft(db, stored);
  if (!opened.ok) return err({ code: unreadableFor(opened.error), stored });
  const frame = opened.value;
  if (upgrades === undefined && isPresentDraft(frame)) return ok(frame);
  return upgradedDraft(db, frame, stored, upgrades);
}

/** For writers: a row that cannot be read is not written over. */
export async function openedOrRefused(db: SurcoDatabase, coeId: string): Promise<DraftRow | null> {
  const read = await openDraft(db, coeId);
  if (!read.ok) throw new Refusal(unwritable(read.error.code));
  return read.value;
}

/** Why nothing is written over a working copy that cannot be read. */
export function unwritable(code: UnreadableDraft["code"]): SaveProblem {
  switch (code) {
    case "locked":
      return { code: "locked" };
    case "newer-release":
      return { code: "code-too-old", reason: "newer-writer" };
    case "damaged":
      return { code: "storage-failed", cause: "DamagedRow" };
    case "other-vault":
      return { code: "storage-failed", cause: "OtherVault" };
  }
}

/** As this release writes them. Hardly any row is another one, so that the start waits for no more than this. */
const isPresentDraft = (frame: DraftFrame): frame is DraftRow =>
  frame.answersSchema === answersSchemaVersion && isCoeAnswers(frame.answers) && isSigningProgress(frame.signing);

/**
 * Everything else is for the schema itself. An older form is kept as it was before anybody writes the new one (P16); a signing
 * that had begun begins again, because what was shown to the family was shown in the old form.
 */
async function upgradedDraft(
  db: SurcoDatabase,
  frame: DraftFrame,
  stored: unknown,
  upgrades: readonly AnswersUpgrade[] | undefined,
): Promise<Result<DraftRow, UnreadableDraft>> {
  const { parseAnswers } = await import("../domain/coe/upgrade.ts");
  const read = parseAnswers(frame.answersSchema, frame.answers, upgrades);
  if (!read.ok) {
    const isNewer = read.error.code === "schema-not-known" && frame.answersSchema > answersSchemaVersion;
    return err({ code: isNewer ? "newer-release" : "damaged", stored });
  }
  const present = upgrades === undefined ? answersSchemaVersion : upgrades.length + 1;
  if (frame.answersSchema === present) return err({ code: "damaged", stored });
  await keepOldForm(db, frame);
  return ok({ ...frame, answersSchema: present, answers: read.value, signing: null });
}

/** The first copy stays: it is the form that a person wrote. */
async function keepOldForm(db: SurcoDatabase, frame: DraftFrame): Promise<void> {
  const { coeId, answersSchema } = frame;
  const sealed = await sealValue(db, "outgrown", `${coeId}+${answersSchema}`, frame);
  await db.transaction("rw", db.outgrown, async () => {
    if ((await db.outgrown.get([coeId, answersSchema])) === undefined)
      await db.outgrown.add({ coeId, answersSchema, sealed });
  });
}
