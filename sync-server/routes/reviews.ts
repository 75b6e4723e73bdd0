import { decisionSchema, reviewRequestSchema } from "../../src/domain/protocol/review.ts";
import { Refusal } from "../problem.ts";
import { decide } from "../store/reviews.ts";
import { answer, json, jsonBody, route } from "./route.ts";

export const review = route({
  method: "post",
  path: "/v1/reviews",
  summary: "Returns, approves or denies one revision; the first decision stands",
  access: "reviewer",
  body: jsonBody(reviewRequestSchema),
  answers: json(decisionSchema),
  refuses: [
    "malformed",
    "not-signed-in",
    "not-allowed",
    "not-found",
    "own-coe",
    "already-decided",
    "not-the-only-head",
    "revision-incomplete",
    "revision-not-signed",
    "revision-set-aside",
    "blocking-findings",
    "nothing-to-overturn",
    "decision-needs-reason",
    "decision-needs-note",
    "protocol-not-spoken",
    "busy",
  ],
  async run({ store, person, body }) {
    if (!person) throw new Refusal("not-signed-in");
    return answer(await decide(store, body, person));
  },
});
