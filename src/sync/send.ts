import type { Result } from "../domain/base/result.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import type { Receipt } from "../domain/protocol/receipt.ts";
import type { ReadProblem } from "../storage/attachments.ts";
import { type CarriedBody, carriedAttachment, carriedRevision } from "../storage/carried-body.ts";
import { keepReceipts } from "../storage/custody.ts";
import { noteAttempt, unsentAttachments, unsentRevisions } from "../storage/unsent.ts";
import type { SyncProblem } from "../storage/world.ts";
import { isDue, waitAfter } from "./backoff.ts";
import { type Carrying, endsRound, type StepReport, syncProblemOf } from "./carrying.ts";
import { piecesFor, putInPieces } from "./send-pieces.ts";
import { type Sent, sendTogether } from "./send-together.ts";
import type { TransportProblem } from "./transport.ts";

const together = 2;
/** So many in a row without an answer mean that the network is gone, not that these were unlucky. */
const silences = 3;

interface Sending extends Sent {
  put(id: Sha256, body: CarriedBody): Promise<Result<Receipt, TransportProblem>>;
}

/** Signed revisions before drafts, oldest first: they are small, and cannot be asked of the family again. */
export const sendRevisions = async (round: Carrying): Promise<StepReport> =>
  sendAll(
    {
      round,
      table: "revisions",
      put: (id, body) => round.transport.putRevision(id, body),
      read: (id, how) => carriedRevision(round.db, id, how),
    },
    await unsentRevisions(round.db),
  );

/**
 * Attachments of COEs of which the server holds a revision, smallest first. What goes in pieces goes one after the other: on a slow
 * line two at a time would both run out of time.
 */
export async function sendAttachments(round: Carrying): Promise<StepReport> {
  let line: Promise<unknown> = Promise.resolve();
  const put = async (id: Sha256, body: CarriedBody): Promise<Result<Receipt, TransportProblem>> => {
    const each = await piecesFor(round, id, body.bytes.length);
    if (each === null) return round.transport.putAttachment(id, body);
    const sent = line.then(() => putInPieces(round, id, body, each));
    line = sent.catch(() => undefined);
    return sent;
  };
  return sendAll(
    { round, table: "attachments", put, read: (id, how) => carriedAttachment(round.db, id, how) },
    await unsentAttachments(round.db),
  );
}

/** Items fail by themselves and never block another (P12). Only silence, and what concerns every item, ends the step. */
async function sendAll(sending: Sending, ids: readonly Sha256[]): Promise<StepReport> {
  const due = await dueOf(sending.round, ids);
  const held = await sendTogether(sending, due);
  const waiting = due.filter((id) => !held.has(id));
  let done = held.size;
  let silent = 0;
  let problem: SyncProblem | null = null;
  let over = false;
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined && !over; id = waiting.shift()) {
      const failed = await sendOne(sending, id);
      if (failed === "waits") continue;
      if (failed === null) {
        done += 1;
        silent = 0;
        continue;
      }
      problem = failed;
      silent = failed === "refused" || failed === "daily-volume" || failed === "storage-failed" ? 0 : silent + 1;
      over ||= endsRound(failed) || silent >= silences || failed === "daily-volume";
      if (failed === "daily-volume") await waitAsLong(sending.round, id, waiting.splice(0));
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return { done, problem };
}

/** Null once the State holds it. */
async function sendOne({ round, put, read }: Sending, id: Sha256): Promise<SyncProblem | "waits" | null> {
  const body = await read(id, "as-it-lies");
  if (!body.ok) return cannotRead(round, id, body.error);
  round.passing("before-put");
  const asItLies = await put(id, body.value);
  round.passing("after-put");
  // The State has another key than the one this was sealed to, or a byte of the envelope is gone: whose vault is open knows better.
  const open = isUnopened(asItLies) ? await read(id, "opened") : null;
  if (open !== null && !open.ok && open.error.code !== "locked") return cannotRead(round, id, open.error);
  const answer = open?.ok ? await put(id, open.value) : asItLies;
  if (answer.ok) {
    round.passing("before-keep-receipt");
    await keepReceipts(round.db, [answer.value]);
    round.passing("after-keep-receipt");
    return null;
  }
  const { error } = answer;
  await failed(round, id, error.code === "refused" ? error.problem : error.code, error);
  return syncProblemOf(error);
}

const isUnopened = (answer: Result<Receipt, TransportProblem>): boolean =>
  !answer.ok && answer.error.code === "refused" && answer.error.problem.startsWith("sealed-");

/** What waits for its vault has not failed; of one that nobody here can open, its COE tells. Neither is this round's trouble. */
async function cannotRead(round: Carrying, id: Sha256, { code }: ReadProblem): Promise<SyncProblem | "waits"> {
  if (code !== "locked") await failed(round, id, code, null);
  return code === "locked" || code === "other-vault" ? "waits" : "storage-failed";
}

async function failed(round: Carrying, id: Sha256, code: string, problem: TransportProblem | null): Promise<void> {
  const asked = problem?.code === "refused" ? problem.retryAfterMs : null;
  const chance = round.chance();
  const now = round.ms();
  round.passing("before-keep-attempt");
  await noteAttempt(round.db, id, code, (tries) => now + waitAfter(tries, chance, asked));
  round.passing("after-keep-attempt");
}

/** What would be refused like the first one is not sent to be told so. */
async function waitAsLong(round: Carrying, refused: Sha256, ids: readonly Sha256[]): Promise<void> {
  const nextAt = (await round.db.attempts.get(refused))?.nextAt;
  if (nextAt !== undefined) for (const id of ids) await noteAttempt(round.db, id, "daily-volume", () => nextAt);
}

async function dueOf(round: Carrying, ids: readonly Sha256[]): Promise<Sha256[]> {
  if (round.byHand) return [...ids];
  const attempts = await round.db.attempts.bulkGet([...ids]);
  const now = round.ms();
  return ids.filter((_, index) => isDue(attempts[index]?.nextAt ?? 0, now));
}
