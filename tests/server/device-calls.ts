import type { Instant } from "../../src/domain/base/instant.ts";
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
  readonly type?: string;
  readonly body?: Uint8Array | string | undefined;
}

/** The calls of tablets whose every header is the test's own affair. */
export const deviceCalls = (office: () => Office) => {
  /** A request with exactly this proof, or with none. */
  const bare = (
    method: string,
    path: string,
    { cookie, proof, protocol = "2", type = "application/json", body }: Bare = {},
  ) =>
    fetch(office().server.url + path, {
      method,
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
      headers: {
        [protocolHeader]: protocol,
        "content-type": type,
        ...(cookie ? { cookie } : {}),
        ...(proof === undefined ? {} : { [proofHeader]: proof }),
      },
    });
  /** A session of its own; `strongAt` is when they last proved to be themselves. */
  const cookieOf = async (who: PersonName, strongAt: Instant | null = null) => {
    const { store } = office();
    const begin = { limits: practiceLimits, place: "", strongAt };
    return `surco_session=${await store.write((db) => startSession(db, store, who, begin))}`;
  };
  /** As somebody who proved a moment ago that it is them. */
  const freshly = async (who: PersonName, method: string, path: string, body?: unknown) => {
    const cookie = await cookieOf(who, office().store.now());
    return await bare(method, path, { cookie, body: body === undefined ? undefined : JSON.stringify(body) });
  };
  const enrol = (device: TestDevice, cookie: string, over: { publicKey?: string } = {}) => {
    const { deviceId } = device;
    const body = JSON.stringify({ deviceId, publicKey: over.publicKey ?? device.publicKey, name: "Field tablet" });
    return bare("POST", "/v1/devices", { cookie, body, proof: device.proof("POST", "/v1/devices", body) });
  };
  return { bare, cookieOf, freshly, enrol };
};
