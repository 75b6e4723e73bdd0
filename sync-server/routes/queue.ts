import { queuePageSchema, queueQuerySchema } from "../../src/domain/protocol/desk.ts";
import { scopeOf } from "../identity/access.ts";
import { Refusal } from "../problem.ts";
import { readQueue } from "../store/queue.ts";
import { answer, json, route } from "./route.ts";

/** A recruiter sees their own COEs here, a reviewer all of the State. */
export const queue = route({
  method: "get",
  path: "/v1/queue",
  summary: "One page of COEs with the counts of each stage",
  access: "signed-in",
  query: queueQuerySchema,
  answers: json(queuePageSchema),
  refuses: ["malformed", "not-signed-in", "protocol-not-spoken"],
  async run({ store, person, query }) {
    if (!person) throw new Refusal("not-signed-in");
    return answer(await readQueue(store, query, scopeOf(person)));
  },
});
