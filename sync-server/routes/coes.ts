import * as z from "zod";
import { coeRecordSchema } from "../../src/domain/protocol/desk.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { type Access, refusalFor, scopeOf } from "../identity/access.ts";
import { Refusal } from "../problem.ts";
import { auditedReading } from "../store/audit.ts";
import { openCoe, readCoeRecord } from "../store/coe-record.ts";
import { readCoe } from "../store/coes.ts";
import type { Store } from "../store/store.ts";
import { answer, json, route } from "./route.ts";

const paramsSchema = z.strictObject({ coeId: mintedIdSchema });

async function visibleCoe(store: Store, person: Person | null, access: Access, coeId: string) {
  const coe = await readCoe(store.reading, coeId);
  const refusal = refusalFor(person, access, coe ? { recruiterIds: [coe.recruiter_id] } : null);
  if (refusal || !coe || !person) throw new Refusal(refusal ?? "not-found");
  return { coe, person };
}

export const coeRecord = route({
  method: "get",
  path: "/v1/coes/{coeId}",
  summary: "Everything about one COE but its bytes",
  access: "signed-in",
  params: paramsSchema,
  answers: json(coeRecordSchema),
  refuses: ["malformed", "not-signed-in", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const seen = await visibleCoe(store, person, "signed-in", params.coeId);
    if (seen.coe.recruiter_id !== seen.person.id) {
      const object = { kind: "coe", id: params.coeId } as const;
      await auditedReading(store, { actorId: seen.person.id, action: "coe-read", object });
    }
    return answer(await readCoeRecord(store, seen.coe.coe_id, scopeOf(seen.person)));
  },
});

export const coeOpened = route({
  method: "post",
  path: "/v1/coes/{coeId}/opened",
  summary: "A reviewer has opened the COE: received becomes in review",
  access: "reviewer",
  params: paramsSchema,
  answers: json(coeRecordSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "not-found", "protocol-not-spoken", "busy"],
  async run({ store, person, params }) {
    const seen = await visibleCoe(store, person, "reviewer", params.coeId);
    await openCoe(store, params.coeId, seen.person.id);
    return answer(await readCoeRecord(store, params.coeId, scopeOf(seen.person)));
  },
});
