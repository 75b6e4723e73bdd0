import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import type { Decision, ReviewRequest } from "../../src/domain/protocol/review.ts";
import { blockersOf, openFieldsOf, refusalOf } from "../../src/domain/review/decisions.ts";
import { standingDecision } from "../../src/domain/review/standing-decision.ts";
import { type Action, authorize } from "../identity/authorize.ts";
import { judgeRevision } from "../judging/judgement.ts";
import { Refusal } from "../problem.ts";
import { audited } from "./audit.ts";
import { refreshCoe } from "./coe-rows.ts";
import { authorsOf, readCoe } from "./coes.ts";
import type { Db } from "./db.ts";
import { readDecisions, toDecision } from "./decisions.ts";
import { drawIfWaiting } from "./drawing.ts";
import { appendToFeed } from "./history.ts";
import { judgeSetAsideAgain } from "./judgements.ts";
import { noteConfirmed, refuseUnlessAsOffered } from "./offers.ts";
import { ownerOf } from "./ownership.ts";
import { openBytes } from "./packing.ts";
import { reachOf } from "./scope.ts";
import type { Store } from "./store.ts";

/** A revision that the rules could not read has no determination; it is set aside, and that refuses first. */
const undetermined = { children: [], groups: [], comments: [], findings: [] };

/** The day that it is furthest east at this moment: a tablet's own day may be ahead of the server's, and is not wrong for that. */
const latestDayAt = (now: Instant): CalendarDate =>
  new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10) as CalendarDate;

/** A return is the first look's too; the State's word, and taking back what was said, is the reviewer's. */
const actionOf = ({ decision, overturns }: Pick<ReviewRequest, "decision" | "overturns">): Action =>
  decision === "returned" && overturns === null ? "return-coe" : "decide-coe";

async function refuseUnlessTheirs(
  db: Db,
  { coeId, ...request }: Pick<ReviewRequest, "coeId" | "decision" | "overturns">,
  reviewer: Person,
): Promise<void> {
  const coe = (await readCoe(db, coeId, reachOf(reviewer))) ?? null;
  const authorIds = coe ? await authorsOf(db, coeId) : [];
  const refusal = authorize(reviewer, actionOf(request), { coe, authorIds });
  if (refusal) throw new Refusal(refusal);
}

/** Throws the refusal that P24 names where this person cannot decide about this revision, or not in this way. */
async function refuseUnlessDecidable(db: Db, store: Store, request: ReviewRequest, reviewer: Person): Promise<void> {
  const { coeId, revisionId } = request;
  const row = await db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .innerJoin("coes", "coes.coe_id", "revisions.coe_id")
    .select([
      "revisions.stage",
      "bytes",
      "size",
      "packing",
      "standing",
      "problems",
      "coes.heads",
      "judgements.complete",
    ])
    .where("revisions.id", "=", revisionId)
    .where("revisions.coe_id", "=", coeId)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  const heads: string[] = JSON.parse(row.heads);
  const judged = judgeRevision(openBytes(row), store.state, {
    personId: reviewer.id,
    signedOn: latestDayAt(store.now()),
  });
  const determination = judged.determination ?? undetermined;
  const openFields = judged.revision ? openFieldsOf(judged.revision.answers, determination) : [];
  const decisions = await readDecisions(db, coeId);
  const refusal = refusalOf(
    request,
    {
      revisionId,
      stage: row.stage === "signed" ? "signed" : "draft",
      onlyHead: heads.length === 1 && heads[0] === revisionId,
      complete: row.complete === 1,
      setAside: row.standing === "set-aside",
      authorIds: await authorsOf(db, coeId),
      determination,
      openFields,
    },
    reviewer,
    decisions,
  );
  if (!refusal) return;
  throw new Refusal(refusal, {
    ...(refusal === "already-decided" ? { decision: standingDecision(decisions, revisionId) } : {}),
    ...(refusal === "not-the-only-head" ? { heads } : {}),
    ...(refusal === "revision-set-aside" ? { problems: JSON.parse(row.problems) } : {}),
    ...(refusal === "blocking-findings" ? { blockers: blockersOf({ determination, openFields }) } : {}),
  });
}

/**
 * Decides about a revision (P24). The first decision stands, whoever comes second is shown it; the same `reviewId` gets the first
 * answer again. Overturning is a decision of its own that names the one it overturns.
 */
export function decide(store: Store, request: ReviewRequest, reviewer: Person): Promise<Decision> {
  return store.write(async (db) => {
    await drawIfWaiting(db, request.coeId);
    const known = await db.selectFrom("reviews").selectAll().where("id", "=", request.reviewId).executeTakeFirst();
    await refuseUnlessTheirs(db, known ? toDecision(known) : request, reviewer);
    if (known) return toDecision(known);
    await refuseUnlessDecidable(db, store, request, reviewer);
    await refuseUnlessAsOffered(db, request);
    const at = store.now();
    const { confirms, ...made } = request;
    const { reviewId, coeId, ...words } = made;
    const owner = await ownerOf(db, coeId);
    const by = { id: reviewer.id, name: reviewer.name };
    const [place] = await appendToFeed(db, at, [
      {
        kind: "decided",
        coeId,
        recruiterId: owner?.id ?? null,
        body: (seq) => ({ decision: { ...made, reviewer: by, at, seq } }),
      },
    ]);
    if (!place) throw new Error("the feed gave no place");
    await db
      .insertInto("reviews")
      .values({
        id: reviewId,
        coe_id: coeId,
        revision_id: words.revisionId,
        decision: words.decision,
        reasons: JSON.stringify(words.reasons),
        note: words.note,
        comments: JSON.stringify(words.comments),
        overturns: words.overturns,
        reviewer_id: by.id,
        reviewer_name: by.name,
        at,
        seq: place.seq,
      })
      .execute();
    await noteConfirmed(db, request);
    await audited(db, store, {
      actorId: by.id,
      action: words.decision,
      object: { kind: "coe", id: coeId, rev: words.revisionId },
      fields: [
        "decision",
        ...(words.overturns === null ? [] : ["overturns"]),
        ...(confirms === undefined ? [] : ["confirms"]),
      ],
    });
    // What was set aside because of an approval that no longer stands is looked at again.
    if (words.overturns !== null) await judgeSetAsideAgain(db, store, coeId);
    await refreshCoe(db, coeId);
    const row = await db.selectFrom("reviews").selectAll().where("id", "=", reviewId).executeTakeFirstOrThrow();
    return toDecision(row);
  });
}
