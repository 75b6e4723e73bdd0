import type * as z from "zod";
import { bodiesRequestSchema, bodiesType, packBodies } from "../../src/domain/protocol/bodies.ts";
import { Refusal } from "../problem.ts";
import { auditedReading } from "../store/audit.ts";
import { readBodiesWithin } from "../store/bodies.ts";
import { reachOf } from "../store/scope.ts";
import { bytesReply, jsonBody, proofRefusals, route } from "./route.ts";

/** Several revisions at once, as each lies here: a fresh tablet fetches thousands. Whose they are is asked of each as by its own GET. */
export const fetchBodies = route<Record<string, never>, Record<string, never>, z.infer<typeof bodiesRequestSchema>>({
  method: "post",
  path: "/v1/bodies",
  summary: "The bytes of several revisions, packed as they lie; fewer than were asked for where they would be too much",
  action: "read-coe",
  proof: "tablet-or-office",
  body: jsonBody(bodiesRequestSchema),
  answers: { kind: "bytes" },
  refuses: ["malformed", "not-signed-in", ...proofRefusals, "not-allowed", "too-large", "protocol-not-spoken"],
  async run({ store, person, body }) {
    if (!person) throw new Refusal("not-signed-in");
    const { bodies, found } = await readBodiesWithin(store.reading, [...new Set(body.ids)], reachOf(person));
    const foreign = found.filter(({ ownerIds }) => !ownerIds.includes(person.id));
    // Resolves when each entry is on the disk; the server writes them down together.
    await Promise.all(
      foreign.map(({ id, coeId }) => {
        const object = coeId ? ({ kind: "coe", id: coeId, rev: id } as const) : ({ kind: "revision", id } as const);
        return auditedReading(store, { actorId: person.id, action: "revision-read", object });
      }),
    );
    return bytesReply(packBodies(bodies), bodiesType);
  },
});
