import * as z from "zod";
import type { Instant } from "../../src/domain/base/instant.ts";
import { enrolledSchema } from "../../src/domain/protocol/device-proof.ts";
import { devicesSchema, enrolmentSchema } from "../../src/domain/protocol/identity.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { authorize } from "../identity/authorize.ts";
import { signingKeyOf } from "../identity/signing-key.ts";
import { Refusal } from "../problem.ts";
import { enrolDevice, type ListedDevice, listDevices, noteErased, revokeDevice } from "../store/device-keys.ts";
import { answer, json, jsonBody, proofRefusals, route } from "./route.ts";

export const enrolDeviceHere = route({
  method: "post",
  path: "/v1/devices",
  summary: "Makes this tablet known by its public key; the same twice as once",
  action: "send-work",
  proof: "enrolment",
  body: jsonBody(enrolmentSchema),
  answers: json(enrolledSchema),
  refuses: ["malformed", "not-signed-in", ...proofRefusals, "device-taken", "protocol-not-spoken", "busy"],
  async run({ store, person, session, body }) {
    if (!person) throw new Refusal("not-signed-in");
    const refusal = await store.write((db) => enrolDevice(db, store, body, person, session));
    if (refusal) throw new Refusal(refusal);
    return answer({ deviceId: body.deviceId, serverKey: signingKeyOf(store.serverKey).publicKey });
  },
});

const shown = ({ key, people }: ListedDevice) => ({
  deviceId: key.device_id,
  name: key.name,
  people: [...people],
  enrolledAt: key.enrolled_at as Instant,
  seenAt: key.seen_at as Instant,
  revokedAt: key.revoked_at as Instant | null,
  erasedAt: key.erased_at as Instant | null,
});

export const devices = route({
  method: "get",
  path: "/v1/devices",
  summary: "The tablets that one uses; all of them for whoever looks after them",
  action: "use-own-account",
  answers: json(devicesSchema),
  refuses: ["not-signed-in", "protocol-not-spoken"],
  async run({ store, person }) {
    if (!person) throw new Refusal("not-signed-in");
    const all = authorize(person, "manage-devices") === null;
    return answer({ devices: (await listDevices(store.reading, all ? null : person.id)).map(shown) });
  },
});

const paramsSchema = z.strictObject({ deviceId: mintedIdSchema });

export const revokeDeviceHere = route({
  method: "post",
  path: "/v1/devices/{deviceId}/revocation",
  summary: "A lost tablet: at its next contact it hands in what it has and erases itself",
  action: "manage-devices",
  fresh: true,
  params: paramsSchema,
  answers: json(devicesSchema),
  refuses: ["malformed", "not-signed-in", "sign-in-again", "not-allowed", "not-found", "protocol-not-spoken", "busy"],
  async run({ store, person, params }) {
    if (!person) throw new Refusal("not-signed-in");
    const isThere = await store.write((db) => revokeDevice(db, store, params.deviceId, person.id));
    if (!isThere) throw new Refusal("not-found");
    return answer({ devices: (await listDevices(store.reading, null)).map(shown) });
  },
});

export const deviceErased = route({
  method: "post",
  path: "/v1/devices/{deviceId}/erasure",
  summary: "A revoked tablet's last word: it has erased itself",
  action: "be-met",
  proof: "farewell",
  params: paramsSchema,
  answers: json(enrolledSchema.pick({ deviceId: true })),
  refuses: ["malformed", "not-found", "proof-missing", "proof-refused", "protocol-not-spoken", "busy"],
  async run({ store, params, deviceId }) {
    // Only the tablet itself can say so, and only when it was told to.
    if (deviceId !== params.deviceId) throw new Refusal("not-found");
    const wasTold = await store.write((db) => noteErased(db, store, params.deviceId));
    if (!wasTold) throw new Refusal("not-found");
    return answer({ deviceId: params.deviceId });
  },
});
