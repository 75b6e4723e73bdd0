import { batchAnswerSchema, batchCoding, batchType, packBatch } from "../src/domain/protocol/batch.ts";
import { helloSchema } from "../src/domain/protocol/hello.ts";
import type { NamedBytes } from "../src/domain/protocol/revision.ts";
import { deflated } from "../src/storage/deflating.ts";
import { reachState, seal } from "../src/storage/sealing.ts";
import { newVaultKey } from "../src/storage/vault-keys.ts";
import { enrolledDevice, signedHeaders } from "../tests/server/test-device.ts";
import { type Call, type Coded, keepAliveClient } from "./keep-alive.ts";
import { enterPractice } from "./practice-session.ts";

/** A tablet that the server knows, with a session of the practice State's first recruiter. */
export interface BenchTablet {
  readonly author: { readonly recruiterId: string; readonly name: string };
  readonly call: Call;
}

export async function enterTablet(url: string, connections: number): Promise<BenchTablet> {
  const person = await enterPractice(url, "recruiter");
  const device = await enrolledDevice(url, person.cookie);
  const headers = (method: string, path: string, body?: Uint8Array) => ({
    ...signedHeaders(device, person.cookie, method, path, body),
    // As every browser says.
    "accept-encoding": "gzip, deflate, br",
    ...(path === "/v1/batch" ? { "content-type": batchType } : {}),
  });
  return { author: { recruiterId: person.id, name: person.name }, call: keepAliveClient(url, headers, connections) };
}

/** Several COEs in one request. */
export interface Load {
  readonly ids: readonly string[];
  readonly body: Uint8Array;
  /** As it goes over the line. One alone goes as it is. */
  readonly coded?: Coded;
}

/** Bytes of the body as they go over the line. */
export const wireLength = ({ body, coded }: Load): number => (coded?.bytes ?? body).length;

/** As it lies on a tablet, or opened, as one sends what was sealed before it had met its State. */
export type HowSent = "sealed" | "open";

/** Loads of `each`, ready to be sent. What a tablet does with its own processor is not measured. */
export async function loadsOf(
  { call }: BenchTablet,
  revisions: readonly NamedBytes[],
  each: number,
  how: HowSent,
): Promise<Load[]> {
  const { stateKey } = helloSchema.parse(JSON.parse((await call("GET", "/v1/hello")).body.toString()));
  const state = await reachState(stateKey ?? "");
  if (state === null) throw new Error("the State told no key");
  const vault = { vaultId: "0".repeat(32), key: await newVaultKey() };
  const loads: Load[] = [];
  for (let start = 0; start < revisions.length; start += each) {
    const some = revisions.slice(start, start + each);
    const pieces = await Promise.all(
      some.map(async ({ id, bytes }) => {
        const place = { table: "revisions", row: id, schema: 1 };
        const sent = how === "open" ? bytes : new Uint8Array(await seal(vault, state, place, new Uint8Array(bytes)));
        return { table: "revisions", id, sealed: how === "sealed", bytes: sent } as const;
      }),
    );
    const body = packBatch(pieces);
    const coded = each > 1 ? { coded: { coding: batchCoding, bytes: await deflated(body, batchCoding) } } : {};
    loads.push({ ids: some.map(({ id }) => id), body, ...coded });
  }
  return loads;
}

/** Throws unless each of them was accepted, with a receipt in its own name. */
export async function sendLoad({ call }: BenchTablet, { ids, body, coded }: Load): Promise<void> {
  const answer = await call("POST", "/v1/batch", body, coded);
  const { outcomes } = batchAnswerSchema.parse(JSON.parse(answer.body.toString()));
  for (const [at, id] of ids.entries()) {
    const outcome = outcomes[at];
    const receipt = outcome && "receipt" in outcome ? outcome.receipt : null;
    if (receipt?.id !== id || receipt.standing !== "accepted")
      throw new Error(`${answer.status} ${answer.body.toString().slice(0, 300)}`);
  }
}
