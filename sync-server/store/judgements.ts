import { type FiledRevision, judgeForFiling } from "../judging/filing.ts";
import { signatureInvalid } from "../judging/judgement.ts";
import type { Envelope, Problems } from "../judging/revision-reading.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { mayWrite } from "./ownership.ts";
import { openBytes } from "./packing.ts";
import { pictureProblems } from "./pictures.ts";
import { missingAttachments } from "./receipts.ts";
import type { Store } from "./store.ts";
import type { JudgementRow } from "./tables.ts";

const findAuthor = compiledOnce((db, id: string) => db.selectFrom("people").select("id").where("id", "=", id));

/** What can only be said of a revision among the others: its author, its parents, the COE that it belongs to (P7). */
async function problemsOfPlace(db: Db, id: string, envelope: Envelope): Promise<Problems> {
  const problems: Problems = [];
  const { coeId, parents, author } = envelope;
  const [known] = await findAuthor(db, author.recruiterId);
  if (!known) problems.push({ code: "author-is-not-sender", details: { author: author.recruiterId } });
  if (parents.length > 0) {
    const stranger = await db
      .selectFrom("revisions")
      .select("id")
      .where("id", "in", parents)
      .where((where) => where.or([where("coe_id", "!=", coeId), where("coe_id", "is", null)]))
      .executeTakeFirst();
    if (stranger) problems.push({ code: "parent-of-other-coe", details: { parent: stranger.id } });
  }
  if (!(await mayWrite(db, coeId, author.recruiterId, id)))
    problems.push({ code: "wrong-area", details: { author: author.recruiterId } });
  const approved = await approvedRevisionOf(db, coeId);
  if (approved && !(await isAncestorOrSelf(db, id, approved))) {
    problems.push({ code: "child-of-approved", details: { approved } });
  }
  return problems;
}

const findFirstUse = compiledOnce((db, names: readonly string[], coeId: string, id: string) =>
  db
    .selectFrom("revision_slots")
    .innerJoin("revisions", "revisions.id", "revision_slots.revision_id")
    .select(["revision_slots.attachment_id"])
    .where("revision_slots.attachment_id", "in", names)
    .where("revisions.coe_id", "!=", coeId)
    .where("revisions.seq", "<", (earlier) => earlier.selectFrom("revisions").select("seq").where("id", "=", id))
    .limit(1),
);

type Filed = NonNullable<FiledRevision["revision"]>;

/** No hand draws the same line twice: what another COE was signed with before is no signature under this one (S09). */
async function borrowedSignatures(db: Db, id: string, revision: Filed): Promise<Problems> {
  const slots = new Set(revision.signatures.map(({ slot }) => slot));
  const drawings = revision.attachments.filter(({ slot }) => slots.has(slot)).map((drawing) => drawing.id);
  if (revision.stage !== "signed" || drawings.length === 0) return [];
  const [used] = await findFirstUse(db, drawings, revision.coeId, id);
  return used ? [signatureInvalid("drawing-of-another-coe")] : [];
}

const findApproved = compiledOnce((db, coeId: string) =>
  db
    .selectFrom("reviews")
    .select("revision_id")
    .where("coe_id", "=", coeId)
    .where("decision", "=", "approved")
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom("reviews as later").select("later.id").whereRef("later.overturns", "=", "reviews.id"),
        ),
      ),
    ),
);

/** The revision whose approval stands, or null. An approved COE is frozen. */
async function approvedRevisionOf(db: Db, coeId: string): Promise<string | null> {
  const [row] = await findApproved(db, coeId);
  return row?.revision_id ?? null;
}

/** An older version that arrives late takes nothing away from the approved one that grew out of it. */
async function isAncestorOrSelf(db: Db, id: string, descendant: string): Promise<boolean> {
  const seen = new Set<string>();
  const open = [descendant];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const parents = await db
      .selectFrom("revision_parents")
      .select("parent_id")
      .where("revision_id", "=", next)
      .execute();
    open.push(...parents.map((row) => row.parent_id));
  }
  return false;
}

const writeJudgement = compiledOnce((db, row: JudgementRow) => {
  const { revision_id: _id, ...thought } = row;
  return db
    .insertInto("judgements")
    .values(row)
    .onConflict((conflict) => conflict.column("revision_id").doUpdateSet(thought));
});

/**
 * Writes down what the server thinks of a stored revision, for the first time or again. The bytes are not touched by it, and nothing
 * in here may make a write fail because of what a body says.
 */
export async function judgeStored(db: Db, id: string, { envelope, revision, judgement }: FiledRevision): Promise<void> {
  const problems = [
    ...judgement.problems,
    ...(envelope ? await problemsOfPlace(db, id, envelope) : []),
    ...(revision ? await borrowedSignatures(db, id, revision) : []),
    ...(revision ? await pictureProblems(db, revision) : []),
  ];
  await writeJudgement(db, {
    ...judgement,
    revision_id: id,
    standing: problems.length === 0 ? "accepted" : "set-aside",
    problems: JSON.stringify(problems),
    complete: (await missingAttachments(db, id)).length === 0 ? 1 : 0,
  });
}

/** Thinks again about the revisions of a COE that were set aside, after a decision on it was overturned (P7). */
export async function judgeSetAsideAgain(db: Db, store: Store, coeId: string): Promise<void> {
  const rows = await db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .select("id")
    .where("coe_id", "=", coeId)
    .where("standing", "=", "set-aside")
    .orderBy("seq")
    .execute();
  for (const { id } of rows) await judgeAgain(db, store, id);
}

export async function judgeAgain(db: Db, store: Store, id: string): Promise<void> {
  const row = await db
    .selectFrom("revisions")
    .select(["bytes", "size", "packing"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await judgeStored(db, id, judgeForFiling(openBytes(row), store.state));
}

/** A revision that lacks nothing any more (P8). */
export interface CompletedRevision {
  readonly revisionId: string;
  readonly coeId: string;
  readonly authorId: string | null;
}

/** The readable revisions that list this attachment and will lack nothing once it is held (P8). */
export async function revisionsWaitingFor(db: Db, attachmentId: string): Promise<readonly CompletedRevision[]> {
  const rows = await db
    .selectFrom("revision_slots")
    .innerJoin("revisions", "revisions.id", "revision_slots.revision_id")
    .select(["revisions.id", "revisions.coe_id", "revisions.author_id", "revisions.seq"])
    .distinct()
    .where("revision_slots.attachment_id", "=", attachmentId)
    .orderBy("revisions.seq")
    .execute();
  const ready: CompletedRevision[] = [];
  for (const row of rows) {
    const missing = await missingAttachments(db, row.id);
    if (row.coe_id !== null && missing.every((id) => id === attachmentId)) {
      ready.push({ revisionId: row.id, coeId: row.coe_id, authorId: row.author_id });
    }
  }
  return ready;
}

export async function completeRevision(db: Db, revisionId: string): Promise<void> {
  await db.updateTable("judgements").set({ complete: 1 }).where("revision_id", "=", revisionId).execute();
}
