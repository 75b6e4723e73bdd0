import { queuePageSchema, queueQuerySchema } from "../../src/domain/protocol/desk.ts";
import { Refusal } from "../problem.ts";
import { readQueue } from "../store/queue.ts";
import { reachOf } from "../store/scope.ts";
import { answer, json, route } from "./route.ts";

/** A recruiter sees their own COEs here, the office those of its area. */
export const queue = route({
  method: "get",
  path: "/v1/queue",
  summary: "One page of COEs with the counts of each stage",
  action: "read-queue",
  query: queueQuerySchema,
  answers: json(queuePageSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "protocol-not-spoken"],
  async run({ store, person, query }) {
    if (!person) throw new Refusal("not-signed-in");
    return answer(await readQueue(store, query, reachOf(person)));
  },
});
