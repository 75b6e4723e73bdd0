import * as z from "zod";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { rescueReceiptSchema, rescueSchema, rescuesSchema } from "../../src/domain/protocol/rescue.ts";
import {
  claimedPlace,
  type ParcelProblem,
  parcelLimits,
  readParcel,
  rescueType,
} from "../../src/domain/protocol/rescue-parcel.ts";
import { Refusal } from "../problem.ts";
import { approveRescue } from "../store/rescue-approvals.ts";
import { nodeDigest } from "../store/rescue-opening.ts";
import { listRescues, readRescue, receiveRescue } from "../store/rescues.ts";
import { answer, bytesBody, json, proofRefusals, route } from "./route.ts";

const refusals = {
  "not-a-parcel": "parcel-damaged",
  torn: "parcel-damaged",
  changed: "parcel-damaged",
  "unknown-version": "parcel-version-unknown",
  "too-large": "too-large",
} as const satisfies Record<ParcelProblem, string>;

/** Opened by nobody yet. One that was sealed to another State altogether is told so at once: here it would wait for ever. */
function claimedIn(bytes: Uint8Array<ArrayBuffer>, opens: (stateKey: string) => boolean) {
  const read = readParcel(bytes, nodeDigest);
  if (!read.ok) throw new Refusal(refusals[read.error], { why: read.error });
  const claimed = read.value.map(claimedPlace);
  const places = claimed.filter((place) => place !== null);
  const isOurs = places.some(({ stateKey }) => stateKey !== null && opens(stateKey));
  if (places.length > 0 && !isOurs) throw new Refusal("sealed-to-other-key");
  return claimed;
}

export const handInRescue = route({
  method: "post",
  path: "/v1/rescues",
  summary: "Takes sealed work that its recruiter cannot send; the same parcel twice is the same receipt",
  action: "send-work",
  proof: "custody-or-office",
  body: bytesBody(parcelLimits.bytes, [rescueType]),
  answers: json(rescueReceiptSchema),
  refuses: [
    "malformed",
    "not-signed-in",
    ...proofRefusals,
    "too-large",
    "parcel-damaged",
    "parcel-version-unknown",
    "sealed-to-other-key",
    "try-later",
    "protocol-not-spoken",
    "busy",
  ],
  async run({ store, person, body, deviceId, visitor }) {
    if (!person) throw new Refusal("not-signed-in");
    if (visitor.contentType !== rescueType) throw new Refusal("malformed", { header: "content-type" });
    const bytes = new Uint8Array(body);
    const claimed = claimedIn(bytes, store.stateKey.holds);
    const { receipt, isNew } = await receiveRescue(store, { bytes, claimed, person, deviceId });
    return { status: isNew ? 201 : 200, answer: receipt };
  },
});

export const rescues = route({
  method: "get",
  path: "/v1/rescues",
  summary: "Sealed work that was handed in: how much, by whom and when; whose it is only once it has been opened",
  action: "rescue-work",
  answers: json(rescuesSchema),
  refuses: ["not-signed-in", "not-allowed", "protocol-not-spoken"],
  async run({ store, person }) {
    if (!person) throw new Refusal("not-signed-in");
    return answer({ rescues: await listRescues(store, person) });
  },
});

const paramsSchema = z.strictObject({ rescueId: mintedIdSchema });

export const rescue = route({
  method: "get",
  path: "/v1/rescues/{rescueId}",
  summary: "One of them, and what came of it",
  action: "rescue-work",
  params: paramsSchema,
  answers: json(rescueSchema),
  refuses: ["malformed", "not-signed-in", "not-allowed", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    const found = person && (await readRescue(store, person, params.rescueId));
    if (!found) throw new Refusal("not-found");
    return answer(found);
  },
});

export const rescueApproval = route({
  method: "post",
  path: "/v1/rescues/{rescueId}/approvals",
  summary: "Agrees to open it; with one person of each side it is opened, and the work goes to its own recruiter",
  action: "rescue-work",
  fresh: true,
  params: paramsSchema,
  answers: json(rescueSchema),
  refuses: [
    "malformed",
    "not-signed-in",
    "sign-in-again",
    "not-allowed",
    "not-found",
    "own-rescue",
    "rescue-other-side",
    "protocol-not-spoken",
    "busy",
  ],
  async run({ store, person, params }) {
    const approved = person && (await approveRescue(store, person, params.rescueId));
    if (!approved) throw new Refusal("not-found");
    return answer(approved);
  },
});
