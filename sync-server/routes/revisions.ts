import * as z from "zod";
import { limits } from "../../src/domain/protocol/hello.ts";
import { contentNameSchema } from "../../src/domain/protocol/names.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { refusalFor } from "../identity/access.ts";
import { Refusal } from "../problem.ts";
import { ownerOf } from "../store/judgements.ts";
import { putRevision, readStoredRevision } from "../store/revisions.ts";
import { nameOf } from "../store/store.ts";
import { bytesBody, bytesReply, json, route } from "./route.ts";

const paramsSchema = z.strictObject({ id: contentNameSchema });

/** Sending is putting a named thing in its named place: twice, late or in another order is the same as once. */
export const sendRevision = route({
  method: "put",
  path: "/v1/revisions/{id}",
  summary: "Takes a revision into custody; 201 if it is new, 200 if it was held already",
  access: "signed-in",
  params: paramsSchema,
  body: bytesBody(limits.revisionBytes),
  answers: json(receiptSchema),
  refuses: ["malformed", "not-signed-in", "too-large", "bytes-do-not-match-name", "protocol-not-spoken", "busy"],
  async run({ store, person, params, body }) {
    if (nameOf(body) !== params.id) throw new Refusal("bytes-do-not-match-name");
    const { receipt, isNew } = await putRevision(store, params.id, body, person?.id ?? "");
    return { status: isNew ? 201 : 200, answer: receipt };
  },
});

export const fetchRevision = route({
  method: "get",
  path: "/v1/revisions/{id}",
  summary: "The bytes of a revision, exactly as they came",
  access: "signed-in",
  params: paramsSchema,
  answers: { kind: "bytes" },
  refuses: ["malformed", "not-signed-in", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const held = await readStoredRevision(store.reading, params.id);
    const owner = held?.coe_id ? await ownerOf(store.reading, held.coe_id) : null;
    // Bytes that nobody can read have no author yet; until they have, they are their carrier's.
    const owned = held && { recruiterIds: [held.author_id ?? held.carrier_id, owner?.id ?? null] };
    const refusal = refusalFor(person, "signed-in", owned);
    if (refusal || !held) throw new Refusal(refusal ?? "not-found");
    return bytesReply(held.bytes, "application/json");
  },
});
