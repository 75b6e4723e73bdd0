import { sql } from "kysely";
import { canonicalText } from "../../src/domain/base/canonical.ts";
import { contentNameSchema } from "../../src/domain/protocol/names.ts";
import type { OfferAnswer } from "../../src/domain/protocol/offered.ts";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { Refusal } from "../problem.ts";
import { audited } from "./audit.ts";
import { refreshCoe } from "./coe-rows.ts";
import { nameOf } from "./content-name.ts";
import type { Db } from "./db.ts";
import { appendToFeed, readHistory } from "./history.ts";
import type { Store } from "./store.ts";

interface Offer {
  readonly decision: Decision;
  /** Whoever is signed in; the decision itself says who made it. */
  readonly personId: string;
  readonly deviceId: string | null;
}

/** A tablet was told of its own people's decisions, over years; a COE was decided a few times. Whoever says more was told by nobody. */
export const offersOfTablet = { inAll: 5000, aboutOne: 20 } as const;

async function refuseTooMany(db: Db, deviceId: string | null, coeId: string, name: string): Promise<void> {
  if (deviceId === null) return;
  const made = await db
    .selectFrom("offered_decisions")
    .select((row) => [
      row.fn.countAll<number | string>().as("all"),
      row.fn.sum<number | string | null>(sql`case when coe_id = ${coeId} then 1 else 0 end`).as("here"),
      row.fn.sum<number | string | null>(sql`case when name = ${name} then 1 else 0 end`).as("same"),
    ])
    .where("device_id", "=", deviceId)
    .executeTakeFirstOrThrow();
  const isFull = Number(made.all) >= offersOfTablet.inAll || Number(made.here) >= offersOfTablet.aboutOne;
  if (isFull && Number(made.same) === 0) throw new Refusal("too-many-offers");
}

/** What this server knows now: before this place or at it stands everything that it has just been asked about. */
async function placeNow(db: Db): Promise<NonNullable<OfferAnswer["place"]>> {
  const { seq, chain } = await readHistory(db);
  return { seq, chain: contentNameSchema.parse(chain) };
}

/**
 * Keeps what a tablet says that this State decided (P13): in a table of its own, since only a reviewer's press makes a decision. What the
 * State still holds itself is not kept again, and the same words a second time, from whatever tablet, change nothing. A row of the feed
 * tells of it, to nobody: without it a server that is put back to before the offer would have the same history as one that holds it.
 */
export function takeOffer(store: Store, { decision, personId, deviceId }: Offer) {
  const { reviewId, coeId, revisionId } = decision;
  const words = canonicalText(decision);
  return store.write(async (db): Promise<OfferAnswer & { readonly isNew: boolean }> => {
    const held = await db.selectFrom("reviews").select("id").where("id", "=", reviewId).executeTakeFirst();
    if (held) return { reviewId, standing: "held", place: await placeNow(db), isNew: false };
    const at = store.now();
    await refuseTooMany(db, deviceId, coeId, nameOf(words));
    const added = await db
      .insertInto("offered_decisions")
      .values({
        name: nameOf(words),
        review_id: reviewId,
        coe_id: coeId,
        words,
        offered_by: personId,
        device_id: deviceId,
        offered_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("name")
      .executeTakeFirst();
    if (!added) return { reviewId, standing: "offered", place: await placeNow(db), isNew: false };
    const object = { kind: "coe", id: coeId, rev: revisionId } as const;
    await audited(db, store, { actorId: personId, deviceId, action: "decision-offered", object, fields: ["decision"] });
    const body = () => ({ reviewId, coeId, revisionId, name: added.name });
    await appendToFeed(db, at, [{ kind: "offered", coeId, recruiterId: null, body }]);
    await refreshCoe(db, coeId);
    return { reviewId, standing: "offered", place: await placeNow(db), isNew: true };
  });
}
