import * as z from "zod";
import { limits } from "../../src/domain/protocol/hello.ts";
import { contentNameSchema } from "../../src/domain/protocol/names.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { refusalFor } from "../identity/access.ts";
import { Refusal } from "../problem.ts";
import { putAttachment, readAttachment } from "../store/attachments.ts";
import { ownerOf } from "../store/judgements.ts";
import { nameOf } from "../store/store.ts";
import { bytesBody, bytesReply, json, route } from "./route.ts";

const paramsSchema = z.strictObject({ id: contentNameSchema });

/** What a browser may be told that a family's attachment is. Anything else is only bytes. */
const shownTypes = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/svg+xml",
  "application/json",
  "application/pdf",
]);

export const sendAttachment = route({
  method: "put",
  path: "/v1/attachments/{id}",
  summary: "Takes a signature or a photograph into custody, before or after the revisions that name it",
  access: "signed-in",
  params: paramsSchema,
  body: bytesBody(limits.attachmentBytes),
  answers: json(receiptSchema),
  refuses: ["malformed", "not-signed-in", "too-large", "bytes-do-not-match-name", "protocol-not-spoken", "busy"],
  async run({ store, person, params, body }) {
    if (nameOf(body) !== params.id) throw new Refusal("bytes-do-not-match-name");
    const { receipt, isNew } = await putAttachment(store, params.id, body, person?.id ?? "");
    return { status: isNew ? 201 : 200, answer: receipt };
  },
});

export const fetchAttachment = route({
  method: "get",
  path: "/v1/attachments/{id}",
  summary: "The bytes of an attachment that a COE one may see names",
  access: "signed-in",
  params: paramsSchema,
  answers: { kind: "bytes" },
  refuses: ["malformed", "not-signed-in", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const held = await readAttachment(store.reading, params.id);
    if (!held) throw new Refusal("not-found");
    const owners: (string | null)[] = held.named.length === 0 ? [held.carrierId] : [];
    for (const coeId of new Set(held.named.map((revision) => revision.coe_id))) {
      if (coeId !== null) owners.push((await ownerOf(store.reading, coeId))?.id ?? null);
    }
    const authors = held.named.map((revision) => revision.author_id);
    const refusal = refusalFor(person, "signed-in", { recruiterIds: [...owners, ...authors] });
    if (refusal) throw new Refusal(refusal);
    const type = held.named.map((revision) => revision.type).find((name) => shownTypes.has(name));
    return bytesReply(held.bytes, type ?? "application/octet-stream");
  },
});
