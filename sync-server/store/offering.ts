import { canonicalText } from "../../src/domain/base/canonical.ts";
import type { OfferAnswer } from "../../src/domain/protocol/offered.ts";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { audited } from "./audit.ts";
import { refreshCoe } from "./coes.ts";
import { nameOf } from "./content-name.ts";
import type { Store } from "./store.ts";

interface Offer {
  readonly decision: Decision;
  /** Whoever is signed in; the decision itself says who made it. */
  readonly personId: string;
  readonly deviceId: string | null;
}

/**
 * Keeps what a tablet says that this State decided (P13): in a table of its own, since only a reviewer's press makes a decision. What the
 * State still holds itself is not kept again, and the same words a second time, from whatever tablet, change nothing.
 */
export function takeOffer(store: Store, { decision, personId, deviceId }: Offer) {
  const { reviewId, coeId, revisionId } = decision;
  const words = canonicalText(decision);
  return store.write(async (db): Promise<OfferAnswer & { readonly isNew: boolean }> => {
    const held = await db.selectFrom("reviews").select("id").where("id", "=", reviewId).executeTakeFirst();
    if (held) return { reviewId, standing: "held", isNew: false };
    const added = await db
      .insertInto("offered_decisions")
      .values({
        name: nameOf(words),
        review_id: reviewId,
        coe_id: coeId,
        words,
        offered_by: personId,
        device_id: deviceId,
        offered_at: store.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("name")
      .executeTakeFirst();
    if (!added) return { reviewId, standing: "offered", isNew: false };
    const object = { kind: "coe", id: coeId, rev: revisionId } as const;
    await audited(db, store, { actorId: personId, deviceId, action: "decision-offered", object, fields: ["decision"] });
    await refreshCoe(db, coeId);
    return { reviewId, standing: "offered", isNew: true };
  });
}
