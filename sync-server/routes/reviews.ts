import { canonicalText } from "../../src/domain/base/canonical.ts";
import { decisionSchema, type ReviewRequest, reviewRequestSchema } from "../../src/domain/protocol/review.ts";
import { decisionRefusals } from "../../src/domain/review/decisions.ts";
import { Refusal } from "../problem.ts";
import { decide } from "../store/reviews.ts";
import { answer, json, jsonBody, route } from "./route.ts";

/** A decision becomes part of the chain, so there must be one way to write it down. */
function hasOneText(request: ReviewRequest): boolean {
  try {
    canonicalText({ ...request, confirms: request.confirms ?? null });
    return true;
  } catch {
    return false;
  }
}

export const review = route({
  method: "post",
  path: "/v1/reviews",
  summary: "Returns, approves or denies one revision; the first decision stands",
  action: "return-coe",
  body: jsonBody(reviewRequestSchema),
  answers: json(decisionSchema),
  refuses: ["malformed", "not-signed-in", "not-found", ...decisionRefusals, "protocol-not-spoken", "busy"],
  async run({ store, person, body }) {
    if (!person) throw new Refusal("not-signed-in");
    if (!hasOneText(body)) throw new Refusal("malformed", { note: "text with half a character" });
    return answer(await decide(store, body, person));
  },
});
