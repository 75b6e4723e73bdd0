import { newId } from "../../src/domain/base/id.ts";
import { reviewer } from "../sync/state-server.ts";
import { StateDied } from "./crash-points.ts";
import type { Town } from "./town.ts";

interface Decidable {
  readonly coeId: string;
  readonly revisionId: string;
  /** The decision that stands about it. */
  readonly standing: string | null;
}

/** Signed, complete, accepted, and the only version of its COE that nobody continued (P24). */
async function decidable({ state }: Town): Promise<Decidable[]> {
  const rows = await state.store.reading
    .selectFrom("coes")
    .innerJoin("revisions", "revisions.id", "coes.revision_id")
    .innerJoin("judgements", "judgements.revision_id", "coes.revision_id")
    .select(["coes.coe_id", "coes.revision_id", "coes.heads", "judgements.complete"])
    .where("revisions.stage", "=", "signed")
    .where("judgements.standing", "=", "accepted")
    .orderBy("coes.coe_id")
    .execute();
  const made = await state.store.reading.selectFrom("reviews").select(["id", "revision_id"]).orderBy("seq").execute();
  const standing = new Map(made.map((row) => [row.revision_id, row.id]));
  return rows
    .filter(({ complete, heads }) => complete === 1 && (JSON.parse(heads) as string[]).length === 1)
    .map((row) => ({
      coeId: row.coe_id,
      revisionId: row.revision_id,
      standing: standing.get(row.revision_id) ?? null,
    }));
}

/** The reviewer decides about something that waits, and now and then overturns what was decided. */
export async function decide(town: Town): Promise<void> {
  await town.turns.still();
  const { chance, state, tally } = town;
  await state.awake();
  const open = await decidable(town);
  const overturning = chance.happens(0.15);
  const subject = chance.pick(open.filter(({ standing }) => (standing !== null) === overturning));
  const decision = chance.pick(["returned", "denied", "approved"]);
  if (!subject) return;
  const { coeId, revisionId, standing } = subject;
  const review = {
    reviewId: newId((length) => chance.bytes(length)),
    coeId,
    revisionId,
    decision,
    reasons: decision === "approved" ? [] : ["other"],
    note: "Please look again.",
    comments: decision === "returned" ? [{ field: "familyData.city", text: "Which city?" }] : [],
    overturns: standing,
  };
  const body = new TextEncoder().encode(JSON.stringify(review));
  const asked = { person: reviewer(), method: "POST", path: "/v1/reviews", body };
  // The desk had no answer: it asks the same again.
  const answer = await state.handle(asked, !town.network.fair).catch((error: unknown) => {
    if (error instanceof StateDied) return state.handle(asked);
    throw error;
  });
  if (answer.status >= 300) return;
  tally.decisions += 1;
  if (decision === "approved") tally.approved += 1;
  if (standing !== null) tally.overturned += 1;
}

/** A coordinator hands a COE from the one recruiter to the other. */
export async function handOver(town: Town): Promise<void> {
  await town.turns.still();
  const { chance, state, tally } = town;
  await state.awake();
  await state.store.drawn();
  const rows = await state.store.reading
    .selectFrom("coes")
    .select(["coe_id", "recruiter_id"])
    .orderBy("coe_id")
    .execute();
  const coe = chance.pick(rows);
  if (!coe) return;
  const words = {
    handoverId: newId((length) => chance.bytes(length)),
    from: coe.recruiter_id,
    to: coe.recruiter_id === "r-1" ? "r-2" : "r-1",
    reason: "Another region.",
  };
  const body = new TextEncoder().encode(JSON.stringify(words));
  const asked = { person: reviewer(), method: "POST", path: `/v1/coes/${coe.coe_id}/handovers`, body };
  const answer = await state.handle(asked, !town.network.fair).catch((error: unknown) => {
    if (error instanceof StateDied) return state.handle(asked);
    throw error;
  });
  if (answer.status < 300) tally.handed += 1;
}
