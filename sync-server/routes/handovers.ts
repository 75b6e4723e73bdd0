import * as z from "zod";
import { handoverRequestSchema, handoverSchema, recruitersSchema } from "../../src/domain/protocol/handover.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { Refusal } from "../problem.ts";
import { handOver, readRecruiters } from "../store/handing-over.ts";
import { answer, json, jsonBody, route } from "./route.ts";

export const recruiters = route({
  method: "get",
  path: "/v1/recruiters",
  summary: "The State's recruiters, to whom a COE may be handed",
  action: "hand-over-coe",
  answers: json(recruitersSchema),
  refuses: ["not-signed-in", "not-allowed", "protocol-not-spoken"],
  run: async ({ store }) => answer(await readRecruiters(store)),
});

export const handover = route({
  method: "post",
  path: "/v1/coes/{coeId}/handovers",
  summary: "Hands a COE to another recruiter of the State; the same name twice as once",
  action: "hand-over-coe",
  params: z.strictObject({ coeId: mintedIdSchema }),
  body: jsonBody(handoverRequestSchema),
  answers: json(handoverSchema),
  refuses: [
    "malformed",
    "not-signed-in",
    "not-allowed",
    "not-found",
    "not-a-recruiter",
    "handed-over-already",
    "protocol-not-spoken",
    "busy",
  ],
  async run({ store, person, params, body }) {
    if (!person) throw new Refusal("not-signed-in");
    return answer(await handOver(store, params.coeId, body, person));
  },
});
