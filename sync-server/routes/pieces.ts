import * as z from "zod";
import { sealedOverhead, sealedType } from "../../src/domain/protocol/envelope.ts";
import { contentNameSchema } from "../../src/domain/protocol/names.ts";
import { type PiecesAnswer, pieceLimits, piecesAnswerSchema } from "../../src/domain/protocol/pieces.ts";
import { Refusal } from "../problem.ts";
import { countAlarms } from "../store/alarms.ts";
import type { PutAnswer } from "../store/attachments.ts";
import { nameOf } from "../store/content-name.ts";
import { bytesOf, dropPieces, heldOf, keepPiece, type Upload } from "../store/pieces.ts";
import { attachmentReceipt } from "../store/receipts.ts";
import type { Store } from "../store/store.ts";
import { attachmentsPlace } from "./attachments.ts";
import { carriedRefusals, contentParamsSchema, takeNamed } from "./put-named.ts";
import { answer, bytesBody, json, proofRefusals, type Reply, route } from "./route.ts";

const path = "/v1/attachments/{id}/pieces";
const longest = attachmentsPlace.limit + sealedOverhead;

const askedSchema = z.strictObject({ whole: contentNameSchema });

const pieceSchema = z.strictObject({
  whole: contentNameSchema,
  size: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  offset: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

/** What is signed by no tablet is no tablet's upload. */
function uploadOf(deviceId: string | null, id: Upload["attachmentId"], whole: Upload["whole"]): Upload {
  if (deviceId === null) throw new Refusal("proof-missing");
  return { deviceId, attachmentId: id, whole };
}

/** Told before anything is sent: on a slow line a photo that will be refused costs minutes. */
async function refuseOverVolume(store: Store, { deviceId }: Upload): Promise<void> {
  const seconds = await store.volume.over(deviceId, "attachments");
  if (seconds !== null) throw new Refusal("daily-volume", { seconds });
}

export const askPieces = route({
  method: "get",
  path,
  summary: "How much this tablet has sent of an attachment that goes in pieces, or the receipt where all of it is held",
  action: "send-work",
  proof: "custody",
  params: contentParamsSchema,
  query: askedSchema,
  answers: json(piecesAnswerSchema),
  refuses: ["malformed", "not-signed-in", ...proofRefusals, "daily-volume", "protocol-not-spoken", "busy"],
  async run({ store, params, query, deviceId }) {
    const upload = uploadOf(deviceId, params.id, query.whole);
    const receipt = await attachmentReceipt(store.reading, store, params.id);
    if (!receipt) await refuseOverVolume(store, upload);
    const held = receipt ? 0 : await heldOf(store.reading, upload);
    return answer({ id: params.id, held, receipt } satisfies PiecesAnswer);
  },
});

interface Whole {
  readonly upload: Upload;
  readonly bytes: Uint8Array;
  readonly sealed: boolean;
  readonly carrierId: string;
  /** So much of it has come before, and is counted. */
  readonly counted: number;
}

/** As if it had come in one. Where it is refused for its own sake its pieces go too: going on with them would come to the same. */
async function takeWhole(store: Store, { upload, bytes, ...sent }: Whole): Promise<PutAnswer> {
  const id = upload.attachmentId;
  try {
    if (nameOf(bytes) !== upload.whole) {
      await countAlarms(store, ["bytes-do-not-match-name"]);
      throw new Refusal("bytes-do-not-match-name");
    }
    const { deviceId } = upload;
    return await takeNamed(store, attachmentsPlace, { id, bytes, deviceId, over: null, ...sent });
  } catch (error) {
    if (error instanceof Refusal) await store.write((db) => dropPieces(db, upload));
    throw error;
  }
}

/** One piece: taken where it begins at the end of what is held, and known to be on the disk when it is answered (P9). */
export const sendPiece = route({
  method: "put",
  path,
  summary: "Takes the next piece of an attachment; what is held is the answer, and with the last piece the receipt",
  action: "send-work",
  proof: "custody",
  params: contentParamsSchema,
  query: pieceSchema,
  body: bytesBody(pieceLimits.most, ["application/octet-stream", sealedType]),
  answers: json(piecesAnswerSchema),
  refuses: [...carriedRefusals, "bytes-do-not-match-name", "daily-volume"],
  async run({ store, person, params, query, body, deviceId, visitor }): Promise<Reply<PiecesAnswer>> {
    const { id } = params;
    const { whole, size, offset } = query;
    const upload = uploadOf(deviceId, id, whole);
    const isLast = offset + body.length === size;
    if (size > longest) throw new Refusal("too-large");
    if (body.length === 0 || offset + body.length > size || (!isLast && body.length < pieceLimits.least))
      throw new Refusal("malformed", { path: "offset" });
    const known = await attachmentReceipt(store.reading, store, id);
    if (known) return answer({ id, held: size, receipt: known });
    await refuseOverVolume(store, upload);
    // What begins elsewhere was sent twice, or the server was put back to where it knew less: the tablet goes on from what is here.
    if (!isLast) {
      const { held, isNew } = await keepPiece(store, upload, offset, body);
      if (isNew) store.volume.count(deviceId, body.length);
      return answer({ id, held, receipt: null });
    }
    // The last one is not kept as a piece: the receipt for the whole is its answer.
    const before = await bytesOf(store.reading, upload);
    if (before.length !== offset) return answer({ id, held: before.length, receipt: null });
    const bytes = Buffer.concat([before, body]);
    const sealed = visitor.contentType === sealedType;
    const sent = { bytes, sealed, carrierId: person?.id ?? "", counted: offset };
    const { receipt, isNew } = await takeWhole(store, { upload, ...sent });
    return { status: isNew ? 201 : 200, answer: { id, held: size, receipt } };
  },
});
