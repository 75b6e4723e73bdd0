import { limits } from "../../src/domain/protocol/hello.ts";
import { Refusal } from "../problem.ts";
import { auditedReading } from "../store/audit.ts";
import { readRevisionWithin } from "../store/bodies.ts";
import { putRevision } from "../store/revisions.ts";
import { reachOf } from "../store/scope.ts";
import { contentParamsSchema, type NamedPlace, putNamed } from "./put-named.ts";
import { bytesReply, proofRefusals, route } from "./route.ts";

export const revisionsPlace: NamedPlace = {
  path: "/v1/revisions/{id}",
  table: "revisions",
  summary: "Takes a revision into custody; 201 if it is new, 200 if it was held already",
  limit: limits.revisionBytes,
  put: putRevision,
};

export const sendRevision = putNamed(revisionsPlace);

export const fetchRevision = route({
  method: "get",
  path: "/v1/revisions/{id}",
  summary: "The bytes of a revision, exactly as they came",
  action: "read-coe",
  proof: "tablet-or-office",
  params: contentParamsSchema,
  answers: { kind: "bytes" },
  refuses: ["malformed", "not-signed-in", ...proofRefusals, "not-allowed", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const held = person && (await readRevisionWithin(store.reading, params.id, reachOf(person)));
    if (!held) throw new Refusal("not-found");
    if (!held.ownerIds.includes(person.id)) {
      const object = held.coeId
        ? ({ kind: "coe", id: held.coeId, rev: params.id } as const)
        : ({ kind: "revision", id: params.id } as const);
      await auditedReading(store, { actorId: person.id, action: "revision-read", object });
    }
    return bytesReply(held.bytes, "application/json");
  },
});
