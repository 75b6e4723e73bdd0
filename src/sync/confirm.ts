import type { Sha256 } from "../domain/base/sha256.ts";
import { limits } from "../domain/protocol/hello.ts";
import { keepConfirmation } from "../storage/custody.ts";
import { noteOnDevice, readDevice } from "../storage/device.ts";
import { unsentIds } from "../storage/unsent-ids.ts";
import { type Round, type StepReport, syncProblemOf } from "./carrying.ts";

const week = 7 * 24 * 3_600_000;

/** Asks for everything again when the server's history changed, and in any case weekly (P11). */
export async function confirmWhenDue(round: Round): Promise<StepReport> {
  const { mustConfirm, confirmedAt } = await readDevice(round.db);
  const age = round.ms() - confirmedAt;
  return mustConfirm || age > week || age < -week ? confirmAll(round, mustConfirm) : { done: 0, problem: null };
}

/**
 * Signatures and photos arrive after the revision that names them, and only then can it be judged by them: what had been waiting for
 * these is asked about once they are there, so that the recruiter hears of a refusal in the same round (P7).
 */
export async function confirmWhatWaited(round: Round): Promise<StepReport> {
  const waiting = await round.db.receipts.filter(({ receipt }) => receipt.awaiting.length > 0).toArray();
  const arrived = await round.db.receipts.bulkGet(waiting.flatMap(({ receipt }) => receipt.awaiting));
  const held = new Set(arrived.flatMap((row) => (row === undefined ? [] : [row.id])));
  return confirmThese(
    round,
    waiting.filter(({ receipt }) => receipt.awaiting.every((id) => held.has(id))).map(({ id }) => id),
  );
}

/**
 * Whoever is cut off half-way begins again: asking costs little and changes nothing that is true. What came back from the second copy
 * came without receipts: it is asked for before any of it is sent again.
 */
async function confirmAll(round: Round, alsoUnsent: boolean): Promise<StepReport> {
  const unsent = alsoUnsent ? await unsentIds(round.db) : { revisions: [], attachments: [] };
  const held = (await round.db.receipts.toCollection().primaryKeys()) as Sha256[];
  const report = await confirmThese(round, [...held, ...unsent.revisions, ...unsent.attachments]);
  if (report.problem === null) await noteOnDevice(round.db, { mustConfirm: false, confirmedAt: round.ms() });
  return report;
}

export async function confirmThese(round: Round, ids: readonly Sha256[]): Promise<StepReport> {
  const most = Math.max(1, Math.min(limits.confirmIds, round.hello.limits.confirmIds));
  let done = 0;
  for (let from = 0; from < ids.length; from += most) {
    const asked = ids.slice(from, from + most);
    round.passing("before-confirm");
    const answer = await round.transport.confirm(asked);
    round.passing("after-confirm");
    if (!answer.ok) return { done, problem: syncProblemOf(answer.error) };
    round.passing("before-keep-confirmation");
    await keepConfirmation(round.db, answer.value);
    round.passing("after-keep-confirmation");
    done += asked.length;
  }
  return { done, problem: null };
}
