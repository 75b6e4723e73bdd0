import * as z from "zod";
import { districtPageSchema, districtQuerySchema, districtRecordSchema } from "../../src/domain/protocol/district.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { Refusal } from "../problem.ts";
import { auditedReading } from "../store/audit.ts";
import { readDistrict, readDistrictRecord } from "../store/district.ts";
import { answer, json, route } from "./route.ts";

/** Somebody without a district has nothing to see here. */
function districtOf(person: Person | null): string {
  if (!person?.district) throw new Refusal("not-found");
  return person.district;
}

export const districtCoes = route({
  method: "get",
  path: "/v1/district/coes",
  summary: "The COEs approved in one's own district, in the few columns that a district sees",
  action: "read-district",
  query: districtQuerySchema,
  answers: json(districtPageSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "not-found", "protocol-not-spoken"],
  run: async ({ store, person, query }) => answer(await readDistrict(store.reading, districtOf(person), query)),
});

export const districtCoe = route({
  method: "get",
  path: "/v1/district/coes/{coeId}",
  summary: "The children of one approved COE of one's own district",
  action: "read-district",
  params: z.strictObject({ coeId: mintedIdSchema }),
  answers: json(districtRecordSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const record = await readDistrictRecord(store, districtOf(person), params.coeId);
    if (!record || !person) throw new Refusal("not-found");
    const object = { kind: "coe", id: params.coeId } as const;
    const fields = ["children.name", "children.birthDate", "children.eed"];
    await auditedReading(store, { actorId: person.id, action: "coe-read", object, fields });
    return answer(record);
  },
});
