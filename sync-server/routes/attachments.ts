import { limits } from "../../src/domain/protocol/hello.ts";
import { kindOf, pictureFault } from "../judging/picture.ts";
import { Refusal } from "../problem.ts";
import { putAttachment, readAttachmentWithin } from "../store/attachments.ts";
import { auditedReading } from "../store/audit.ts";
import { reachOf } from "../store/scope.ts";
import { contentParamsSchema, type NamedPlace, putNamed } from "./put-named.ts";
import { bytesReply, proofRefusals, route } from "./route.ts";

/** What a browser may be told that these bytes are: what they really are, if that can be shown. Anything else is only bytes. */
function shownTypeOf(bytes: Buffer): string {
  const kind = kindOf(bytes);
  return kind !== null && pictureFault(bytes, kind) === null ? kind : "application/octet-stream";
}

export const attachmentsPlace: NamedPlace = {
  path: "/v1/attachments/{id}",
  table: "attachments",
  summary: "Takes a signature or a photograph into custody, before or after the revisions that name it",
  limit: limits.attachmentBytes,
  put: putAttachment,
};

export const sendAttachment = putNamed(attachmentsPlace);

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
    return bytesReply(held.bytes, shownTypeOf(held.bytes));
  },
});
