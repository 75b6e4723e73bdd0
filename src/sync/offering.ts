import { readDevice } from "../storage/device.ts";
import { carriedDecision, endOffering, keepOfferAnswer, unheardDecisions } from "../storage/lost-decisions.ts";
import { type Round, type StepReport, syncProblemOf } from "./carrying.ts";
import type { TransportProblem } from "./transport.ts";

/** What trying again does not change: such a decision stays here, and the State never had it in this form. */
const lasting: readonly string[] = ["malformed", "too-large", "too-many-offers"];

/**
 * Offers back the decisions that the server has lost (P13): once its feed was read again, what it did not tell. They change nothing at the
 * State by themselves. A server of an earlier release has no place for them; they wait for a later one, and that is no trouble.
 */
export async function offerLostDecisions(round: Round): Promise<StepReport> {
  const { db } = round;
  if (!(await readDevice(db)).mustOffer) return { done: 0, problem: null };
  const refused = new Set<string>();
  let done = 0;
  for (const reviewId of await unheardDecisions(db)) {
    const problem = await offerOne(round, reviewId);
    if (problem === "waits") continue;
    if (problem === null) {
      done += 1;
      continue;
    }
    if (isOfEarlierServer(problem)) return { done, problem: null };
    if (problem.code !== "refused" || !lasting.includes(problem.problem))
      return { done, problem: syncProblemOf(problem) };
    refused.add(reviewId);
  }
  round.passing("before-keep-offer");
  await endOffering(db, refused);
  round.passing("after-keep-offer");
  return { done, problem: null };
}

const isOfEarlierServer = (problem: TransportProblem): boolean =>
  problem.code === "refused" && (problem.status === 404 || problem.status === 405);

/** Null once the State has answered. What cannot be opened here now waits for its vault. */
async function offerOne(round: Round, reviewId: string): Promise<TransportProblem | "waits" | null> {
  const asItLies = await offer(round, reviewId, "as-it-lies");
  const isUnopened =
    asItLies !== null && asItLies !== "waits" && asItLies.code === "refused" && asItLies.problem.startsWith("sealed-");
  return isUnopened ? await offer(round, reviewId, "opened") : asItLies;
}

async function offer(
  round: Round,
  reviewId: string,
  how: "as-it-lies" | "opened",
): Promise<TransportProblem | "waits" | null> {
  const body = await carriedDecision(round.db, reviewId, how);
  if (!body?.ok) return "waits";
  round.passing("before-offer");
  const answer = await round.transport.offerDecision(reviewId, body.value);
  round.passing("after-offer");
  if (!answer.ok) return answer.error;
  round.passing("before-keep-offer");
  await keepOfferAnswer(round.db, answer.value);
  round.passing("after-keep-offer");
  return null;
}
