import { limits } from "../../src/domain/protocol/hello.ts";
import { Refusal } from "../problem.ts";
import { putAttachment, readAttachmentWithin } from "../store/attachments.ts";
import { auditedReading } from "../store/audit.ts";
import { reachOf } from "../store/scope.ts";
import { contentParamsSchema, putNamed } from "./put-named.ts";
import { bytesReply, proofRefusals, route } from "./route.ts";

/** What a browser may be told that a family's attachment is. Anything else is only bytes. */
const shownTypes = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/svg+xml",
  "application/json",
  "application/pdf",
]);

export const sendAttachment = putNamed({
  path: "/v1/attachments/{id}",
  table: "attachments",
  summary: "Takes a signature or a photograph into custody, before or after the revisions that name it",
  limit: limits.attachmentBytes,
  put: putAttachment,
});

export const fetchAttachment = route({
  method: "get",
  path: "/v1/attachments/{id}",
  summary: "The bytes of an attachment that a COE one may see names",
  action: "read-coe",
  proof: "tablet-or-office",
  params: contentParamsSchema,
  answers: { kind: "bytes" },
  refuses: ["malformed", "not-signed-in", ...proofRefusals, "not-allowed", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const held = person && (await readAttachmentWithin(store.reading, params.id, reachOf(person)));
    if (!held) throw new Refusal("not-found");
    if (!held.ownerIds.includes(person.id)) {
      const object = held.coeId
        ? ({ kind: "coe", id: held.coeId, rev: params.id } as const)
        : ({ kind: "attachment", id: params.id } as const);
      await auditedReading(store, { actorId: person.id, action: "attachment-read", object });
    }
    const type = held.types.find((name) => shownTypes.has(name));
    return bytesReply(held.bytes, type ?? "application/octet-stream");
  },
});
