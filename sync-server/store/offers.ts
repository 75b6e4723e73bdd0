import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { OfferedDecision } from "../../src/domain/protocol/offered.ts";
import type { Decision, ReviewRequest } from "../../src/domain/protocol/review.ts";
import { openOffers } from "../../src/domain/review/offered.ts";
import { Refusal } from "../problem.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";

const findOffers = compiledOnce((db, coeId: string) =>
  db
    .selectFrom("offered_decisions")
    .innerJoin("people", "people.id", "offered_decisions.offered_by")
    .leftJoin("confirmed_offers", "confirmed_offers.name", "offered_decisions.name")
    .select(["offered_decisions.name", "words", "offered_by", "people.name as person", "offered_at"])
    .select("confirmed_offers.review_id as confirmed_by")
    .where("coe_id", "=", coeId)
    .orderBy("offered_at")
    .orderBy("offered_decisions.name"),
);

const decisionIn = (words: string): Decision => JSON.parse(words);

/** Whether something that a tablet offers back waits for a reviewer. */
export async function waitsForReviewer(
  db: Db,
  coeId: string,
  heads: readonly string[],
  held: readonly Decision[],
): Promise<boolean> {
  const offers = (await findOffers(db, coeId)).map(({ words }) => decisionIn(words));
  return openOffers(heads, held, offers).length > 0;
}

/** Everything that tablets offered back about a COE, oldest first. */
export async function readOffers(
  db: Db,
  coeId: string,
  heads: readonly string[],
  held: readonly Decision[],
): Promise<OfferedDecision[]> {
  const rows = (await findOffers(db, coeId)).map((row) => ({ ...row, decision: decisionIn(row.words) }));
  const decisions = rows.map(({ decision }) => decision);
  const open = new Set(openOffers(heads, held, decisions));
  return rows.map((row) => ({
    name: row.name as Sha256,
    decision: row.decision,
    offeredBy: { id: row.offered_by, name: row.person },
    offeredAt: row.offered_at as Instant,
    standing: open.has(row.decision) ? "open" : "past",
    ...(row.confirmed_by === null ? {} : { confirmedBy: row.confirmed_by }),
  }));
}

const sameWords = (one: ReviewRequest, other: Decision): boolean =>
  (["coeId", "revisionId", "decision", "reasons", "note", "comments"] as const).every(
    (part) => JSON.stringify(one[part]) === JSON.stringify(other[part]),
  );

/** Whoever says that they make an offered decision again must say the very same, and be the first. */
export async function refuseUnlessAsOffered(db: Db, request: ReviewRequest): Promise<void> {
  if (request.confirms === undefined) return;
  const offer = (await findOffers(db, request.coeId)).find(({ name }) => name === request.confirms);
  if (!offer) throw new Refusal("not-found");
  if (offer.confirmed_by !== null) throw new Refusal("already-decided");
  if (!sameWords(request, decisionIn(offer.words))) throw new Refusal("malformed", { path: "confirms" });
}

/** Written down beside the decision, and not in it: tablets of every release read decisions. */
export async function noteConfirmed(db: Db, { reviewId, confirms }: ReviewRequest): Promise<void> {
  if (confirms === undefined) return;
  await db.insertInto("confirmed_offers").values({ review_id: reviewId, name: confirms }).execute();
}
