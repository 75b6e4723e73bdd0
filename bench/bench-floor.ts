import type { NamedBytes } from "../src/domain/protocol/revision.ts";
import type { Pulled } from "./fresh-pull.ts";
import { type Call, keepAliveClient } from "./keep-alive.ts";

export const floorClient = (url: string, connections: number): Call =>
  keepAliveClient(url, { "content-type": "application/json" }, connections);

export function floorLoads(revisions: readonly NamedBytes[], each: number): Buffer[] {
  const documents = revisions.map(({ id, bytes }) => ({
    id,
    ...(JSON.parse(Buffer.from(bytes).toString()) as object),
  }));
  const loads: Buffer[] = [];
  for (let start = 0; start < documents.length; start += each)
    loads.push(Buffer.from(JSON.stringify({ docs: documents.slice(start, start + each) })));
  return loads;
}

export async function pushToFloor(call: Call, body: Buffer): Promise<void> {
  const answer = await call("POST", "/push", body);
  if (answer.status !== 200) throw new Error(`floor push answered ${answer.status}`);
}

/** In pages of 500, each read as JSON. */
export async function pullFromFloor(call: Call): Promise<Pulled> {
  const start = performance.now();
  let [got, bytes] = [0, 0];
  for (let since = 0; ; ) {
    const { body, wire } = await call("GET", `/pull?since=${since}&limit=500`);
    bytes += wire;
    const page = JSON.parse(body.toString()) as { seq: number; docs: unknown[] };
    if (page.docs.length === 0) break;
    got += page.docs.length;
    since = page.seq;
  }
  return { perSecond: (got / (performance.now() - start)) * 1000, bytes: bytes / got };
}
