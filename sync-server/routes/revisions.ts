import { limits } from "../../src/domain/protocol/hello.ts";
import { refusalFor } from "../identity/access.ts";
import { Refusal } from "../problem.ts";
import { auditedReading } from "../store/audit.ts";
import { ownerOf } from "../store/judgements.ts";
import { putRevision, readStoredRevision } from "../store/revisions.ts";
import { contentParamsSchema, putNamed } from "./put-named.ts";
import { bytesReply, route } from "./route.ts";

export const sendRevision = putNamed({
  path: "/v1/revisions/{id}",
  summary: "Takes a revision into custody; 201 if it is new, 200 if it was held already",
  limit: limits.revisionBytes,
  put: putRevision,
});

export const fetchRevision = route({
  method: "get",
  path: "/v1/revisions/{id}",
  summary: "The bytes of a revision, exactly as they came",
  access: "signed-in",
  params: contentParamsSchema,
  answers: { kind: "bytes" },
  refuses: ["malformed", "not-signed-in", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const held = await readStoredRevision(store.reading, params.id);
    const owner = held?.coe_id ? await ownerOf(store.reading, held.coe_id) : null;
    // Bytes that nobody can read have no author yet; until they have, they are their carrier's.
    const owned = held && { recruiterIds: [held.author_id ?? held.carrier_id, owner?.id ?? null] };
    const refusal = refusalFor(person, "signed-in", owned);
    if (refusal || !held || !person) throw new Refusal(refusal ?? "not-found");
    if (!owned?.recruiterIds.includes(person.id)) {
      const object = held.coe_id
        ? ({ kind: "coe", id: held.coe_id, rev: params.id } as const)
        : ({ kind: "revision", id: params.id } as const);
      await auditedReading(store, { actorId: person.id, action: "revision-read", object });
    }
    return bytesReply(held.bytes, "application/json");
  },
});
