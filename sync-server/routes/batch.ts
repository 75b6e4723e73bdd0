import {
  type BatchAnswer,
  type BatchOutcome,
  type BatchPiece,
  batchAnswerSchema,
  batchCoding,
  batchLimits,
  batchType,
  readBatch,
} from "../../src/domain/protocol/batch.ts";
import { problemOf, Refusal } from "../problem.ts";
import type { Store } from "../store/store.ts";
import { attachmentsPlace } from "./attachments.ts";
import { type NamedPlace, namedRefusals, takeNamed } from "./put-named.ts";
import { revisionsPlace } from "./revisions.ts";
import { bytesBody, json, type Premises, proofRefusals, route } from "./route.ts";

const places: Readonly<Record<BatchPiece["table"], NamedPlace>> = {
  revisions: revisionsPlace,
  attachments: attachmentsPlace,
};

interface Carrier {
  readonly carrierId: string;
  readonly deviceId: string | null;
  /** By table: in how many seconds this tablet may bring more. */
  readonly over: Readonly<Record<BatchPiece["table"], number | null>>;
}

interface Taken {
  readonly outcome: BatchOutcome;
  /** In one word, for the metrics. */
  readonly word: string;
  /** What kept the server from taking anything at all now. */
  readonly away: "busy" | "storage-full" | null;
}

/**
 * A whole batch of envelopes that each unpack to a thousand times their size would not fit into memory. No honest version unpacks to more
 * than this; one that does is refused here, and taken with its own PUT.
 */
const mostOpenOf = (length: number): number => 65_536 + 16 * length;

/** A piece that fails takes no other one with it (P12): its refusal stands where its receipt would. */
async function take(
  store: Store,
  { table, ...piece }: BatchPiece,
  { over, ...carrier }: Carrier,
  { log }: Premises,
): Promise<Taken> {
  try {
    const { receipt, isNew } = await takeNamed(store, places[table], {
      ...piece,
      ...carrier,
      over: over[table],
      drawn: "later",
      ...(piece.sealed ? { mostOpen: mostOpenOf(piece.bytes.length) } : {}),
    });
    return { outcome: { id: piece.id, receipt }, word: isNew ? receipt.standing : "held", away: null };
  } catch (error) {
    const { code, status, details } = problemOf(error);
    if (status >= 500) log(error instanceof Error ? error : new Error(String(error)));
    const away = code === "busy" || code === "storage-full" ? code : null;
    return { outcome: { id: piece.id, refused: { code, status, details } }, word: "refused", away };
  }
}

/** Several things that have names, each as by its own PUT; they share one proof, one trip to the disk and one answer. */
export const sendBatch = route({
  method: "post",
  path: "/v1/batch",
  summary: "Takes several revisions and attachments into custody; each has its own receipt or its own refusal",
  action: "send-work",
  proof: "custody",
  body: bytesBody(batchLimits.bytes, [batchType], batchCoding),
  answers: json(batchAnswerSchema),
  refuses: [
    "malformed",
    "not-signed-in",
    ...proofRefusals,
    ...namedRefusals,
    "protocol-not-spoken",
    "busy",
    "storage-full",
  ],
  async run({ store, person, body, deviceId, visitor, premises }) {
    if (visitor.contentType !== batchType) throw new Refusal("malformed", { header: "content-type" });
    const read = readBatch(body);
    if (!read.ok) throw new Refusal(read.error);
    const [revisions, attachments] = await Promise.all([
      store.volume.over(deviceId, "revisions"),
      store.volume.over(deviceId, "attachments"),
    ]);
    const carrier: Carrier = { carrierId: person?.id ?? "", deviceId, over: { revisions, attachments } };
    const taken = await store.receiving(() =>
      Promise.all(read.value.map((piece) => take(store, piece, carrier, premises))),
    );
    // Nobody waits for it here; whoever reads does. Also for what another batch has left, where nothing of this one could be taken.
    void store.drawnInTime().catch((error) => premises.log(error));
    const [away] = taken.every((each) => each.away !== null) ? taken : [];
    // No room and no time are everybody's trouble: the tablet is told how long to wait.
    if (away?.away) throw new Refusal(away.away);
    const answer: BatchAnswer = { outcomes: taken.map(({ outcome }) => outcome) };
    const outcomes = taken.flatMap(({ word }, at) => (read.value[at]?.table === "revisions" ? [word] : []));
    return { status: 200, answer, outcomes };
  },
});
