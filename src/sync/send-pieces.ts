import { err, ok, type Result } from "../domain/base/result.ts";
import { type Sha256, sha256OfBytes } from "../domain/base/sha256.ts";
import type { PieceLimits, PiecesAnswer } from "../domain/protocol/pieces.ts";
import type { Receipt } from "../domain/protocol/receipt.ts";
import type { CarriedBody } from "../storage/carried-body.ts";
import { noteProgress } from "../storage/unsent.ts";
import type { Carrying } from "./carrying.ts";
import type { Answered, TransportProblem } from "./transport.ts";

/** The slowest line in the field carries so much in a minute: no more than that is sent again where it breaks. */
const longest = 65_536;
const shortest = 8192;

/** A line on which so many arrived one after the other is tried with twice as much. */
const inARow = 4;

/** What has failed before goes in shorter pieces: some lines break after a few thousand bytes, whatever is sent. */
export const pieceLength = (limits: PieceLimits, tries: number): number =>
  Math.max(limits.least, Math.min(limits.most, Math.max(shortest, longest >> Math.min(tries, 16))));

/** How an attachment of this length goes; null where it goes in one, as it always did. */
export async function piecesFor(round: Carrying, id: Sha256, length: number): Promise<number | null> {
  const limits = round.transport.takesPieces();
  if (limits === null) return null;
  const each = pieceLength(limits, (await round.db.attempts.get(id))?.tries ?? 0);
  return length > each ? each : null;
}

interface Upload {
  readonly id: Sha256;
  readonly body: CarriedBody;
  readonly whole: Sha256;
}

/** The State may know less than it did, if it was put back; one that goes on knowing less is none. */
const mostStepsBack = 3;

/**
 * Asks what the State holds and goes on from there, piece by piece; what arrived stays with it, whatever becomes of the line. The receipt
 * comes with the last piece, when the State has the whole and has found that it bears its name.
 */
export async function putInPieces(round: Carrying, id: Sha256, body: CarriedBody, each: number): Answered<Receipt> {
  const limits = round.transport.takesPieces();
  const upload: Upload = { id, body, whole: sha256OfBytes(body.bytes) };
  const asked = await round.transport.askPieces(id, upload.whole);
  if (!asked.ok) return asked;
  let answer = asked.value;
  let length = each;
  let arrived = 0;
  let back = 0;
  while (answer.receipt === null) {
    const offset = answer.held;
    if (offset >= body.bytes.length || back > mostStepsBack) return notBelieved;
    const sent = await putPiece(round, upload, offset, length);
    if (!sent.ok) return sent;
    if (sent.value.receipt === null && sent.value.held > offset + length) return notBelieved;
    answer = sent.value;
    if (answer.held <= offset) back += 1;
    else await keepProgress(round, id, answer, body.bytes.length);
    arrived += 1;
    if (limits !== null && arrived % inARow === 0) length = Math.min(length * 2, pieceLength(limits, 0));
  }
  return ok(answer.receipt);
}

async function putPiece(round: Carrying, { id, body, whole }: Upload, offset: number, length: number) {
  const bytes = body.bytes.slice(offset, offset + length);
  round.passing("before-put");
  const sent: Result<PiecesAnswer, TransportProblem> = await round.transport.putPiece(id, {
    whole,
    size: body.bytes.length,
    offset,
    bytes,
    sealed: body.sealed,
  });
  round.passing("after-put");
  return sent;
}

async function keepProgress(round: Carrying, id: Sha256, { held, receipt }: PiecesAnswer, size: number): Promise<void> {
  if (receipt !== null) return;
  round.passing("before-keep-attempt");
  await noteProgress(round.db, id, held, size);
  round.passing("after-keep-attempt");
}

const notBelieved = err({ code: "not-an-answer", status: 200 } as const);
