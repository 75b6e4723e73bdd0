import type { CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import { answersSchemaVersion, type CoeAnswers } from "../../../src/domain/coe/coe.ts";
import type { Verdict } from "../../../src/domain/eligibility/determination.ts";
import { practiceCaseload } from "../../../src/domain/practice/caseload.ts";
import { withoutSigning } from "../../../src/domain/signing/signing-act.ts";
import { policyFor } from "../../../src/domain/states/all.ts";
import { createDraft, type DraftRow, saveDraft } from "../../../src/storage/drafts.ts";
import type { SigningProgress } from "../../../src/storage/signing-progress.ts";
import type { World } from "../../../src/storage/world.ts";
import { freshDatabase, nextId } from "../../storage/made.ts";
import { noVault } from "../../storage/tablet-vault-line.ts";

export const today = "2026-06-15" as CalendarDate;
export const noon = "2026-06-15T19:00:00.000Z" as Instant;

const caseload = practiceCaseload(11, today);

/** A whole COE of the practice State with this verdict, not signed yet. */
export function toldCoe(verdict: Verdict, suits: (answers: CoeAnswers) => boolean = () => true): CoeAnswers {
  const found = caseload.find((coe) => coe.verdict === verdict && coe.stage !== "draft" && suits(coe.answers));
  if (!found) throw new Error(`no practice COE is ${verdict}`);
  return withoutSigning(found.answers);
}

export interface SigningWorld extends World {
  readonly sent: () => number;
}

export async function signingWorld(): Promise<SigningWorld> {
  const db = await freshDatabase();
  let rounds = 0;
  const status = { running: false, lastContact: null, unsent: 0, problem: null, serverTimeOffsetMs: null };
  return {
    db,
    ...noVault(db),
    sync: {
      insure: async () => undefined,
      sendNow: async () => {
        rounds += 1;
        return { outcome: "done", problem: null, sent: 0, received: 0 };
      },
      poke: () => undefined,
      status: { get: () => status, subscribe: () => () => undefined },
      start: () => undefined,
      stop: () => undefined,
    },
    person: {
      id: "r-1",
      name: "Lucía Ferreira",
      roles: ["recruiter"],
      state: "ZZ",
      region: "N",
      district: null,
      title: { en: "Recruiter", es: "Reclutadora" },
    },
    now: () => noon,
    today: () => today,
    randomBytes: (length) => new Uint8Array(length),
    newId: nextId,
    policy: policyFor,
    app: "test",
    sent: () => rounds,
  };
}

/** A working copy on the disk, at this point of its signing. */
export async function workingCopy(
  world: World,
  answers: CoeAnswers,
  signing: SigningProgress | null = null,
): Promise<DraftRow> {
  const summary = { familyName: "Peña", childNames: [], owed: { mustFix: 0, comments: 0 } };
  const made = await createDraft(world.db, {
    coeId: nextId(),
    recruiterId: "r-1",
    createdAt: noon,
    state: "ZZ",
    answersSchema: answersSchemaVersion,
    answers,
    summary,
  });
  if (!made.ok) throw new Error(made.error.code);
  const kept = await saveDraft(world.db, made.value.coeId, made.value.editSeq, { changedAt: noon, answers, signing });
  if (!kept.ok) throw new Error(kept.error.code);
  return kept.value;
}
