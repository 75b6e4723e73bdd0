import { ok, type Result } from "../domain/base/result.ts";
import type { OfferAnswer } from "../domain/protocol/offered.ts";
import { type CarriedBody, envelopeToState, type HowCarried } from "./carried-body.ts";
import { renewSummary, summaryTables } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { decisionColumnsOf } from "./decisions.ts";
import { noteSeen, readDevice } from "./device.ts";
import { openBytes } from "./sealed-column.ts";
import type { OpenProblem } from "./sealer.ts";

/** Decisions that the present history of the server has not told, oldest first: everybody's, since a tablet carries for all (P22). */
export const unheardDecisions = async (db: SurcoDatabase): Promise<string[]> =>
  (await db.decisions.filter(isUnheard).sortBy("seq")).map(({ reviewId }) => reviewId);

const isUnheard = ({ lost }: { readonly lost?: string }): boolean => lost === "unheard";

/** What a decision is offered as; null where it went meanwhile. */
export async function carriedDecision(
  db: SurcoDatabase,
  reviewId: string,
  how: HowCarried,
): Promise<Result<CarriedBody, OpenProblem> | null> {
  const row = await db.decisions.get(reviewId);
  if (row === undefined) return null;
  const envelope = how === "as-it-lies" ? envelopeToState(row) : null;
  if (envelope !== null) return ok({ bytes: envelope, sealed: true });
  const opened = await openBytes(db, "decisions", reviewId, row.sealed);
  return opened.ok ? ok({ bytes: new Uint8Array(opened.value), sealed: false }) : opened;
}

/** The State's word about one of them. What the feed has told meanwhile is left as the feed told it. */
export const keepOfferAnswer = (db: SurcoDatabase, { reviewId, standing, place }: OfferAnswer): Promise<void> =>
  db.transaction("rw", summaryTables(db), async () => {
    if (place !== undefined) await noteSeen(db, [place]);
    const row = await db.decisions.get(reviewId);
    if (row === undefined || !isUnheard(row)) return;
    const { lost: _before, ...told } = row;
    await db.decisions.put(standing === "held" ? told : { ...told, lost: "offered" });
    await renewSummary(db, row.coeId);
  });

/** Nothing is left to be offered, but for what the State cannot take. */
export const endOffering = (db: SurcoDatabase, refused: ReadonlySet<string>): Promise<void> =>
  db.transaction("rw", [db.device, db.decisions], async () => {
    const left = (await unheardDecisions(db)).filter((reviewId) => !refused.has(reviewId));
    if (left.length === 0) await db.device.put({ ...(await readDevice(db)), mustOffer: false });
  });

/** Those about a COE that the State has lost and was told of, while nothing newer was said. */
export const offeredBackOf = async (db: SurcoDatabase, coeId: string): Promise<ReadonlySet<string>> =>
  new Set((await decisionColumnsOf(db, coeId)).flatMap((row) => (row.lost === "offered" ? [row.reviewId] : [])));
