import { proofHeader } from "../../src/domain/protocol/device-proof.ts";
import { protocolHeader } from "../../src/domain/protocol/hello.ts";
import { practiceLimits, startSession } from "../../sync-server/store/sessions.ts";
import { codeOf, type Office, type PersonName } from "./state-office.ts";
import type { TestDevice } from "./test-device.ts";

export const answered = async (response: Response) => [response.status, await codeOf(response)];
export const refused = [401, "proof-refused"];

export interface Bare {
  readonly cookie?: string | null;
  readonly proof?: string;
  readonly protocol?: string;
  readonly body?: Uint8Array | string;
}

/** The calls of tablets whose every header is the test's own affair. */
export const deviceCalls = (office: () => Office) => {
  /** A request with exactly this proof, or with none. */
  const bare = (method: string, path: string, { cookie, proof, protocol = "2", body }: Bare = {}) =>
    fetch(office().server.url + path, {
      method,
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
      headers: {
        [protocolHeader]: protocol,
        "content-type": "application/json",
        ...(cookie ? { cookie } : {}),
        ...(proof === undefined ? {} : { [proofHeader]: proof }),
      },
    });
  const cookieOf = async (who: PersonName) => {
    const { store } = office();
    const begin = { limits: practiceLimits, place: "", strongAt: null };
    return `surco_session=${await store.write((db) => startSession(db, store, who, begin))}`;
  };
  const enrol = (device: TestDevice, cookie: string, over: { publicKey?: string } = {}) => {
    const { deviceId } = device;
    const body = JSON.stringify({ deviceId, publicKey: over.publicKey ?? device.publicKey, name: "Field tablet" });
    return bare("POST", "/v1/devices", { cookie, body, proof: device.proof("POST", "/v1/devices", body) });
  };
  return { bare, cookieOf, enrol };
};
