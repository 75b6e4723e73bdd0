import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import type { Sha256 } from "../src/domain/base/sha256.ts";
import { bodiesLimits, readBodies } from "../src/domain/protocol/bodies.ts";
import { changesPageSchema } from "../src/domain/protocol/change.ts";
import { limits } from "../src/domain/protocol/hello.ts";
import { confirmAnswerSchema } from "../src/domain/protocol/receipt.ts";
import type { Call } from "./keep-alive.ts";

export interface Pulled {
  readonly perSecond: number;
  /** Of everything that came, per COE. */
  readonly bytes: number;
}

async function wantedIds(call: Call, wanted: ReadonlySet<string>) {
  const ids: Sha256[] = [];
  let bytes = 0;
  let after = "";
  for (let more = true; more; ) {
    const { body, wire } = await call("GET", `/v1/changes?after=${encodeURIComponent(after)}`);
    const page = changesPageSchema.parse(JSON.parse(body.toString()));
    bytes += wire;
    for (const change of page.changes)
      if (change.kind === "received" && wanted.has(String(change.revisionId))) ids.push(change.revisionId as Sha256);
    after = page.next;
    more = page.more;
  }
  return { ids, bytes };
}

/** What was signed may have been set aside since: a fresh tablet asks. */
async function confirmedBytes(call: Call, ids: readonly Sha256[]): Promise<number> {
  let bytes = 0;
  for (let from = 0; from < ids.length; from += limits.confirmIds) {
    const asked = Buffer.from(JSON.stringify({ ids: ids.slice(from, from + limits.confirmIds) }));
    const { body, wire } = await call("POST", "/v1/confirm", asked);
    if (confirmAnswerSchema.parse(JSON.parse(body.toString())).unknown.length > 0) throw new Error("one is unknown");
    bytes += wire;
  }
  return bytes;
}

/**
 * As a fresh tablet pulls: what has happened, page by page, what became of each, and then every body, many in one answer, each unpacked and held against its
 * name. The next ones are asked for while these are.
 */
export async function freshPull(call: Call, wanted: ReadonlySet<string>): Promise<Pulled> {
  const start = performance.now();
  const { ids, bytes: told } = await wantedIds(call, wanted);
  const ask = (some: readonly Sha256[]) => call("POST", "/v1/bodies", Buffer.from(JSON.stringify({ ids: some })));
  let bytes = told + (await confirmedBytes(call, ids));
  let load = 16;
  let coming = ask(ids.slice(0, load));
  for (let from = 0; from < ids.length; ) {
    const { status, body, wire } = await coming;
    bytes += wire;
    const held = readBodies(body, ids.slice(from, from + load));
    if (held === null) throw new Error(`POST /v1/bodies answered ${status} ${body.subarray(0, 200)}`);
    from += held.length;
    load = Math.min(load * 2, bodiesLimits.pieces);
    if (from < ids.length) coming = ask(ids.slice(from, from + load));
    for (const { id, lies, bytes: packed } of held) {
      const open = lies === "deflated" ? inflateRawSync(packed) : packed;
      if (createHash("sha256").update(open).digest("hex") !== id) throw new Error("a body of another name");
    }
  }
  if (ids.length !== wanted.size) throw new Error(`pulled ${ids.length} of ${wanted.size}`);
  return { perSecond: (ids.length / (performance.now() - start)) * 1000, bytes: bytes / ids.length };
}
