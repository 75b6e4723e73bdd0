import { err, ok, type Result } from "../domain/base/result.ts";
import { isCoeAnswers } from "../domain/coe/answers-shape.ts";
import { answersSchemaVersion } from "../domain/coe/coe.ts";
import type { AnswersUpgrade } from "../domain/coe/upgrade.ts";
import type { SurcoDatabase } from "./database.ts";
import type { DraftRow } from "./drafts.ts";
import { type DraftFrame, isDraftFrame, isSigningProgress } from "./row-shapes.ts";

/** A working copy that this release cannot read. It stays on the disk as it is, and nobody writes over it (P7). */
export interface UnreadableDraft {
  /** `newer-release`: a later release wrote it, and reloading cures that. */
  readonly code: "newer-release" | "damaged";
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
  return upgrades === undefined && isPresentDraft(stored) ? ok(stored) : upgradedDraft(db, stored, upgrades);
}

/** As this release writes them. Hardly any row is another one, so that the start waits for no more than this. */
export const isPresentDraft = (stored: unknown): stored is DraftRow =>
  isDraftFrame(stored) &&
  stored.answersSchema === answersSchemaVersion &&
  isCoeAnswers(stored.answers) &&
  isSigningProgress(stored.signing);

/**
 * Everything else is for the schema itself. An older form is kept as it was before anybody writes the new one (P16); a signing
 * that had begun begins again, because what was shown to the family was shown in the old form.
 */
async function upgradedDraft(
  db: SurcoDatabase,
  stored: unknown,
  upgrades: readonly AnswersUpgrade[] | undefined,
): Promise<Result<DraftRow, UnreadableDraft>> {
  if (!isDraftFrame(stored)) return err({ code: "damaged", stored });
  const { parseAnswers } = await import("../domain/coe/upgrade.ts");
  const read = parseAnswers(stored.answersSchema, stored.answers, upgrades);
  if (!read.ok) {
    const isNewer = read.error.code === "schema-not-known" && stored.answersSchema > answersSchemaVersion;
    return err({ code: isNewer ? "newer-release" : "damaged", stored });
  }
  const present = upgrades === undefined ? answersSchemaVersion : upgrades.length + 1;
  if (stored.answersSchema === present) return err({ code: "damaged", stored });
  await keepOldForm(db, stored);
  return ok({ ...stored, answersSchema: present, answers: read.value, signing: null });
}

/** The first copy stays: it is the form that a person wrote. */
const keepOldForm = (db: SurcoDatabase, row: DraftFrame): Promise<void> =>
  db.transaction("rw", db.outgrown, async () => {
    if ((await db.outgrown.get([row.coeId, row.answersSchema])) === undefined) await db.outgrown.add(row);
  });
