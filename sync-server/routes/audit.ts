import * as z from "zod";
import { instantSchema } from "../../src/domain/base/instant.ts";
import { auditPageSchema } from "../../src/domain/protocol/identity.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { evidenceSchema, signedHeadSchema } from "../../src/domain/review/evidence.ts";
import { authorize } from "../identity/authorize.ts";
import { Refusal } from "../problem.ts";
import { audited, auditedReading } from "../store/audit.ts";
import { readAudit } from "../store/audit-reading.ts";
import { authorsOf, readCoe } from "../store/coes.ts";
import { readEvidence, signedHead } from "../store/evidence.ts";
import { reachOf } from "../store/scope.ts";
import { answer, json, route } from "./route.ts";

const querySchema = z.strictObject({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  actor: z.string().min(1).max(100).optional(),
  action: z.string().min(1).max(60).optional(),
  object: z.string().min(1).max(100).optional(),
  since: instantSchema.optional(),
  until: instantSchema.optional(),
});

/** Whoever reads the audit is written down in it too. */
export const auditPage = route({
  method: "get",
  path: "/v1/audit",
  summary: "One page of what staff did and read, newest first",
  action: "read-audit",
  query: querySchema,
  answers: json(auditPageSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "protocol-not-spoken", "busy"],
  async run({ store, person, query }) {
    if (!person) throw new Refusal("not-signed-in");
    const object = { kind: "audit", id: query.object ?? "all" } as const;
    await auditedReading(store, { actorId: person.id, action: "audit-read", object });
    return answer(await readAudit(store.reading, query));
  },
});

export const auditHeadSigned = route({
  method: "get",
  path: "/v1/audit/head",
  summary: "The ends of the feed and of the audit under the State's seal, to be kept elsewhere",
  action: "read-audit",
  answers: json(signedHeadSchema),
  refuses: ["not-signed-in", "not-allowed", "protocol-not-spoken", "busy"],
  async run({ store, person }) {
    if (!person) throw new Refusal("not-signed-in");
    const object = { kind: "audit", id: "head" } as const;
    await store.write((db) => audited(db, store, { actorId: person.id, action: "audit-head-read", object }));
    return answer(await signedHead(store));
  },
});

/** Written down every time and for everybody: this is the whole of a family's record, and it leaves the house. */
export const coeEvidence = route({
  method: "get",
  path: "/v1/coes/{coeId}/evidence",
  summary: "All that proves how a COE came to be decided, for `npm run verify`",
  action: "read-coe",
  params: z.strictObject({ coeId: mintedIdSchema }),
  answers: json(evidenceSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "not-found", "protocol-not-spoken", "busy"],
  async run({ store, person, params }) {
    if (!person) throw new Refusal("not-signed-in");
    const coe = (await readCoe(store.reading, params.coeId, reachOf(person))) ?? null;
    const authorIds = coe ? await authorsOf(store.reading, params.coeId) : [];
    const refusal = authorize(person, "read-coe", { coe, authorIds });
    if (refusal) throw new Refusal(refusal);
    const object = { kind: "coe", id: params.coeId } as const;
    await store.write((db) => audited(db, store, { actorId: person.id, action: "evidence-read", object }));
    return answer(await readEvidence(store, params.coeId), {
      "Content-Disposition": `attachment; filename="coe-${params.coeId}.evidence.json"`,
    });
  },
});
