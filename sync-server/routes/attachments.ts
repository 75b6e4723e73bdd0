import { limits } from "../../src/domain/protocol/hello.ts";
import { refusalFor } from "../identity/access.ts";
import { Refusal } from "../problem.ts";
import { putAttachment, readAttachment } from "../store/attachments.ts";
import { auditedReading } from "../store/audit.ts";
import { ownerOf } from "../store/judgements.ts";
import { contentParamsSchema, putNamed } from "./put-named.ts";
import { bytesReply, route } from "./route.ts";

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
  summary: "Takes a signature or a photograph into custody, before or after the revisions that name it",
  limit: limits.attachmentBytes,
  put: putAttachment,
});

export const fetchAttachment = route({
  method: "get",
  path: "/v1/attachments/{id}",
  summary: "The bytes of an attachment that a COE one may see names",
  access: "signed-in",
  params: contentParamsSchema,
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
    if (refusal || !person) throw new Refusal(refusal ?? "not-found");
    if (![...owners, ...authors].includes(person.id)) {
      const coeId = held.named.find((revision) => revision.coe_id !== null)?.coe_id;
      const object = coeId
        ? ({ kind: "coe", id: coeId, rev: params.id } as const)
        : ({ kind: "attachment", id: params.id } as const);
      await auditedReading(store, { actorId: person.id, action: "attachment-read", object });
    }
    const type = held.named.map((revision) => revision.type).find((name) => shownTypes.has(name));
    return bytesReply(held.bytes, type ?? "application/octet-stream");
  },
});
