import * as z from "zod";
import {
  batchCoding,
  batchCodingsHeader,
  batchHeader,
  batchLimits,
  batchLimitsLine,
} from "../../src/domain/protocol/batch.ts";
import { bodiesHeader, bodiesLimits } from "../../src/domain/protocol/bodies.ts";
import { type Hello, helloSchema, limits, protocolVersion, stateKeySince } from "../../src/domain/protocol/hello.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { pieceLimits, pieceLimitsLine, piecesHeader } from "../../src/domain/protocol/pieces.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import { lastDeviceSeq, rememberDevice } from "../store/devices.ts";
import { isOurPlace, readHistory } from "../store/history.ts";
import { answer, json, proofRefusals, route } from "./route.ts";

const seenSchema = z
  .string()
  .regex(/^\d{1,15}\.[0-9a-f]{16,64}$/)
  .transform((text) => ({ seq: Number(text.split(".")[0]), chain: text.split(".")[1] ?? "" }));

const querySchema = z.strictObject({
  seen: seenSchema.optional(),
  device: mintedIdSchema.optional(),
  deviceSeq: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional(),
});

/** Before anything else: whose history this is, how late it is, and how much may be sent. */
export const hello = route({
  method: "get",
  path: "/v1/hello",
  summary: "The server, its time, its history and its limits",
  action: "send-work",
  proof: "clock",
  query: querySchema,
  answers: json(helloSchema),
  refuses: ["malformed", "not-signed-in", ...proofRefusals, "protocol-not-spoken"],
  async run({ store, person, query, visitor }) {
    const history = await readHistory(store.reading);
    const { seen, device, deviceSeq } = query;
    const changed = seen ? !(await isOurPlace(store.reading, store.server, seen.seq, seen.chain)) : false;
    const lastSeq = device ? await lastDeviceSeq(store.reading, device) : null;
    if (device && deviceSeq !== undefined && person && deviceSeq > (lastSeq ?? -1)) {
      await store.write((db) => rememberDevice(db, store, device, deviceSeq, person.id));
    }
    const policy = policyFor(store.state);
    const told: Hello = {
      server: store.server,
      serverTime: store.now(),
      head: history.seq,
      historyChanged: changed,
      securedSeq: history.secured_seq,
      protocol: { ...protocolVersion },
      limits: { ...limits },
      forms: ["national-coe/2023"],
      policies: [{ state: policy.state, version: policy.version }],
      lastDeviceSeq: lastSeq,
      ...(visitor.speaks >= stateKeySince ? { stateKey: store.stateKey.publicKey } : {}),
    };
    return answer(told, {
      [batchHeader]: batchLimitsLine(batchLimits),
      [batchCodingsHeader]: batchCoding,
      [bodiesHeader]: batchLimitsLine(bodiesLimits),
      [piecesHeader]: pieceLimitsLine(pieceLimits),
    });
  },
});
