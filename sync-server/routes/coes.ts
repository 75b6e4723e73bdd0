import * as z from "zod";
import { coeRecordSchema } from "../../src/domain/protocol/desk.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { type Action, authorize } from "../identity/authorize.ts";
import { Refusal } from "../problem.ts";
import { auditedReading } from "../store/audit.ts";
import { openCoe, readCoeRecord } from "../store/coe-record.ts";
import { authorsOf, readCoe } from "../store/coes.ts";
import { reachOf } from "../store/scope.ts";
import type { Store } from "../store/store.ts";
import { answer, json, route } from "./route.ts";

const paramsSchema = z.strictObject({ coeId: mintedIdSchema });

async function coeFor(store: Store, person: Person | null, action: Action, coeId: string) {
  if (!person) throw new Refusal("not-signed-in");
  const coe = (await readCoe(store.reading, coeId, reachOf(person))) ?? null;
  const refusal = authorize(person, action, { coe, authorIds: coe ? await authorsOf(store.reading, coeId) : [] });
  if (refusal || !coe) throw new Refusal(refusal ?? "not-found");
  return { coe, person };
}

export const coeRecord = route({
  method: "get",
  path: "/v1/coes/{coeId}",
  summary: "Everything about one COE but its bytes",
  action: "read-coe",
  params: paramsSchema,
  answers: json(coeRecordSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const seen = await coeFor(store, person, "read-coe", params.coeId);
    if (seen.coe.recruiter_id !== seen.person.id) {
      const object = { kind: "coe", id: params.coeId } as const;
      await auditedReading(store, { actorId: seen.person.id, action: "coe-read", object });
    }
    return answer(await readCoeRecord(store, seen.coe.coe_id, reachOf(seen.person)));
  },
});

export const coeOpened = route({
  method: "post",
  path: "/v1/coes/{coeId}/opened",
  summary: "The office has opened the COE: received becomes in review",
  action: "open-coe",
  params: paramsSchema,
  answers: json(coeRecordSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "own-coe", "not-found", "protocol-not-spoken", "busy"],
  async run({ store, person, params }) {
    const seen = await coeFor(store, person, "open-coe", params.coeId);
    await openCoe(store, params.coeId, seen.person.id);
    return answer(await readCoeRecord(store, params.coeId, reachOf(seen.person)));
  },
});
