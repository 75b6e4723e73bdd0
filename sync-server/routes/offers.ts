import * as z from "zod";
import { canonicalText } from "../../src/domain/base/canonical.ts";
import { sealedOverhead, sealedType } from "../../src/domain/protocol/envelope.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { offerAnswerSchema, offeredLimit } from "../../src/domain/protocol/offered.ts";
import { type Decision, decisionSchema } from "../../src/domain/protocol/review.ts";
import { Refusal } from "../problem.ts";
import { requestJson } from "../request-json.ts";
import { takeOffer } from "../store/offering.ts";
import { carriedRefusals, openedBody } from "./put-named.ts";
import { bytesBody, json, route } from "./route.ts";

const paramsSchema = z.strictObject({ reviewId: mintedIdSchema });

/** What an envelope says of its place on the tablet. */
const place = { table: "decisions", limit: offeredLimit } as const;

function decisionIn(bytes: Uint8Array, reviewId: string): Decision {
  const read = decisionSchema.safeParse(requestJson(bytes));
  if (!read.success || read.data.reviewId !== reviewId) throw new Refusal("malformed", { note: "not this decision" });
  try {
    canonicalText(read.data);
  } catch {
    throw new Refusal("malformed", { note: "text with half a character" });
  }
  return read.data;
}

export const offerDecision = route({
  method: "put",
  path: "/v1/offered-decisions/{reviewId}",
  summary:
    "A decision that a tablet was told of and a restored server may have lost; 201 if it is kept now, 200 otherwise",
  action: "send-work",
  proof: "custody",
  params: paramsSchema,
  body: bytesBody(offeredLimit + sealedOverhead, ["application/octet-stream", sealedType]),
  answers: json(offerAnswerSchema),
  refuses: [...carriedRefusals, "daily-volume", "too-many-offers"],
  async run({ store, person, params, body, deviceId, visitor }) {
    if (!person) throw new Refusal("not-signed-in");
    const seconds = await store.volume.over(deviceId, "revisions");
    if (seconds !== null) throw new Refusal("daily-volume", { seconds });
    const { bytes } = await openedBody(store, place, params.reviewId, body, visitor.contentType === sealedType);
    const decision = decisionIn(bytes, params.reviewId);
    const { isNew, ...answer } = await takeOffer(store, { decision, personId: person.id, deviceId });
    if (isNew) store.volume.count(deviceId, body.length);
    return { status: isNew ? 201 : 200, answer, outcome: answer.standing };
  },
});
