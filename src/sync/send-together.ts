import type { Result } from "../domain/base/result.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import { type BatchLimits, type BatchPiece, fitting } from "../domain/protocol/batch.ts";
import type { ReadProblem } from "../storage/attachments.ts";
import type { CarriedBody, HowCarried } from "../storage/carried-body.ts";
import { keepReceipts } from "../storage/custody.ts";
import type { Carrying } from "./carrying.ts";

/** What one step of a round sends. */
export interface Sent {
  readonly round: Carrying;
  readonly table: "revisions" | "attachments";
  read(id: Sha256, how: HowCarried): Promise<Result<CarriedBody, ReadProblem>>;
}

/** GPRS carries so much in half a minute, and no more than that is sent again where the line breaks. */
const load: BatchLimits = { pieces: 25, bytes: 131_072 };

/** What neither this tablet nor its State would have too much of. */
function loadFor(server: BatchLimits | null): BatchLimits | null {
  if (server === null) return null;
  return { pieces: Math.min(load.pieces, server.pieces), bytes: Math.min(load.bytes, server.bytes) };
}

const goTogether = (pieces: readonly BatchPiece[], limits: BatchLimits): boolean =>
  fitting(
    pieces.map(({ bytes }) => bytes.length),
    limits,
  ) === pieces.length;

/**
 * Where several wait and the State takes several at once, they go together. Returns those that it holds now; whatever else became of a
 * piece is left to its own request, which knows what to make of it, so one that fails keeps nothing from any other (P12). A batch
 * without an answer was too much for this network or this server: what is left goes one after the other.
 */
export async function sendTogether(sending: Sent, ids: readonly Sha256[]): Promise<ReadonlySet<Sha256>> {
  const held = new Set<Sha256>();
  const limits = loadFor(sending.round.transport.takesAtOnce());
  if (limits === null) return held;
  const attempts = await sending.round.db.attempts.bulkGet([...ids]);
  let pieces: BatchPiece[] = [];
  for (const [at, id] of ids.entries()) {
    // The State has part of it: the rest is less.
    if (attempts[at]?.progress !== undefined) continue;
    const body = await sending.read(id, "as-it-lies");
    if (!body.ok) continue;
    const piece: BatchPiece = { table: sending.table, id, ...body.value };
    if (!goTogether([...pieces, piece], limits)) {
      if (!(await sendLoad(sending, pieces, held))) return held;
      pieces = [];
    }
    if (goTogether([piece], limits)) pieces.push(piece);
  }
  await sendLoad(sending, pieces, held);
  return held;
}

/** False where nobody answered for it. One alone is sent as it always was. */
async function sendLoad({ round }: Sent, pieces: readonly BatchPiece[], held: Set<Sha256>): Promise<boolean> {
  if (pieces.length < 2) return true;
  round.passing("before-batch");
  const answer = await round.transport.putBatch(pieces);
  round.passing("after-batch");
  if (!answer.ok) return false;
  const receipts = answer.value.flatMap((outcome) => ("receipt" in outcome ? [outcome.receipt] : []));
  round.passing("before-keep-receipts");
  await keepReceipts(round.db, receipts);
  round.passing("after-keep-receipts");
  for (const { id } of receipts) held.add(id);
  return true;
}
