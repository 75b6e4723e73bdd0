import { keepConfirmation } from "../storage/custody.ts";
import { readDevice } from "../storage/device.ts";
import { releasable, releaseCoe } from "../storage/releasing.ts";
import { type Round, type StepReport, syncProblemOf } from "./carrying.ts";

const day = 24 * 3_600_000;

/**
 * The only place that gives up local copies, and only on the answer to a confirmation asked for in this round (P21): decided for
 * good, retention elapsed, everything held, complete and secured. Off while the State counts no verified backup.
 */
export async function releaseWhatIsSecured(round: Round): Promise<StepReport> {
  const { securedSeq } = await readDevice(round.db);
  if (round.retentionDays === null || securedSeq === null) return { done: 0, problem: null };
  const decidedBefore = round.ms() + (await offset(round)) - round.retentionDays * day;
  let done = 0;
  for (const { coeId, ids } of await releasable(round.db, decidedBefore)) {
    round.passing("before-release-confirm");
    const answer = await round.transport.confirm(ids);
    round.passing("after-release-confirm");
    if (!answer.ok) return { done, problem: syncProblemOf(answer.error) };
    round.passing("before-keep-confirmation");
    await keepConfirmation(round.db, answer.value);
    round.passing("after-keep-confirmation");
    const secured = answer.value.held.filter(
      (receipt) => receipt.seq <= securedSeq && receipt.awaiting.length === 0 && receipt.standing === "accepted",
    );
    if (secured.length !== ids.length) continue;
    round.passing("before-release");
    await releaseCoe(round.db, coeId, ids);
    round.passing("after-release");
    done += 1;
  }
  return { done, problem: null };
}

const offset = async (round: Round): Promise<number> => (await readDevice(round.db)).clockOffsetMs ?? 0;
