import * as z from "zod";
import { canonicalText, type Plain } from "../../src/domain/base/canonical.ts";
import { instantSchema } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { answersSchemaVersion, type CoeAnswers } from "../../src/domain/coe/coe.ts";
import { formVersion } from "../../src/domain/coe/form.ts";
import { parseAnswers } from "../../src/domain/coe/upgrade.ts";
import { determine } from "../../src/domain/eligibility/determine.ts";
import { contentNameSchema, mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { type NamedBytes, revisionBytes, revisionSchemaVersion } from "../../src/domain/protocol/revision.ts";
import { claimOf } from "../../src/domain/signing/signed-revision.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import { parseJson, readRevision } from "../judging/revision-reading.ts";
import type { Db } from "./db.ts";
import { openBytes } from "./packing.ts";
import { rescueDevice } from "./rescue-device.ts";

/** As much of a tablet's working copy as its content needs; where in it somebody was, and half a signature, are not work. */
const draftSchema = z.object({
  coeId: mintedIdSchema,
  recruiterId: z.string().min(1).max(200),
  changedAt: instantSchema,
  editSeq: z.int().nonnegative(),
  answersSchema: z.int(),
  answers: z.unknown(),
  baseRevisionId: contentNameSchema.nullish(),
  parents: z.array(contentNameSchema).max(2),
  state: z.string().min(1).max(10),
  typed: z.boolean(),
});

export interface RescuedDraft extends Omit<z.infer<typeof draftSchema>, "answers"> {
  /** In the present shape. */
  readonly answers: CoeAnswers;
}

/** Null for what is not a working copy in a shape that was ever released. Never throws. */
export function readRescuedDraft(bytes: Uint8Array): RescuedDraft | null {
  const row = draftSchema.safeParse(parseJson(bytes));
  if (!row.success) return null;
  const answers = parseAnswers(row.data.answersSchema, row.data.answers);
  return answers.ok ? { ...row.data, answers: answers.value } : null;
}

/**
 * The working copy as a version of its COE, unsigned, by the recruiter whom the sealed copy names. The same copy always makes the same
 * bytes, so that a parcel that is handed in twice is recovered once.
 */
function recoveredRevision(draft: RescuedDraft, server: string, authorName: string): NamedBytes {
  const policy = policyFor(draft.state);
  return revisionBytes(
    {
      schema: revisionSchemaVersion,
      form: formVersion,
      policy: { state: draft.state, version: policy.version },
      coeId: draft.coeId,
      parents: draft.parents,
      stage: "draft",
      // A reason that a tablet of any release can read (P25); the device tells that it was the State.
      reason: "handover",
      answersSchema: answersSchemaVersion,
      answers: draft.answers,
      determination: claimOf(determine(draft.answers, policy)),
      signatures: [],
      attachments: [],
      author: { recruiterId: draft.recruiterId, name: authorName },
      made: {
        // Not the tablet's own name: its numbers are its own, and this one it never gave (P19).
        deviceId: rescueDevice(server),
        deviceSeq: draft.editSeq,
        deviceTime: draft.changedAt,
        clockOffsetMs: null,
        app: "rescue",
      },
    },
    (text) => new TextEncoder().encode(text),
  );
}

interface Recovery {
  /** Null where a version that this copy continues says the same already: nothing was written since. */
  readonly revision: NamedBytes | null;
}

/** Null where our own rules stumble over what is in it: it is kept, for a later release (P7). */
export async function recoveryOf(db: Db, draft: RescuedDraft, server: string): Promise<Recovery | null> {
  const author = db.selectFrom("people").select("name").where("id", "=", draft.recruiterId);
  const name = (await author.executeTakeFirst())?.name ?? "";
  const earlier = await earlierVersions(db, draft);
  try {
    const now = written(draft.answers);
    const isKnown = earlier.some((answers) => written(answers) === now);
    return { revision: isKnown ? null : recoveredRevision(draft, server, name) };
  } catch {
    return null;
  }
}

const written = (answers: CoeAnswers): string => canonicalText(answers as unknown as Plain);

/** What the versions say that this copy continues, as far as they are held. */
async function earlierVersions(db: Db, { parents, baseRevisionId }: RescuedDraft): Promise<CoeAnswers[]> {
  const ids = new Set<Sha256>([...parents, ...(baseRevisionId ? [baseRevisionId] : [])]);
  const found: CoeAnswers[] = [];
  for (const id of ids) {
    const row = await db
      .selectFrom("revisions")
      .select(["bytes", "size", "packing"])
      .where("id", "=", id)
      .executeTakeFirst();
    const revision = row && readRevision(openBytes(row)).revision;
    if (revision) found.push(revision.answers);
  }
  return found;
}
