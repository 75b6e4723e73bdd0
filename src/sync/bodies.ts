import { type Sha256, sha256OfBytes } from "../domain/base/sha256.ts";
import { type HeldBody, readBodies } from "../domain/protocol/bodies.ts";
import { limits } from "../domain/protocol/hello.ts";
import { inflated } from "../storage/deflating.ts";

/** What an answer with several bodies says of one of them. */
export interface FetchedBody {
  readonly id: Sha256;
  /** The open bytes, which bear that name; `not-held` where the State has none for this person; null where what came is neither. */
  readonly body: Uint8Array | "not-held" | null;
}

async function opened({ lies, bytes }: HeldBody): Promise<Uint8Array | null> {
  if (lies === "open") return bytes;
  // What it unpacks to is held against the limit, and never believed to end.
  return await inflated(new Uint8Array(bytes), limits.revisionBytes).catch(() => null);
}

async function verified(held: HeldBody): Promise<FetchedBody> {
  const { id } = held;
  if (held.lies === "not-held") return { id, body: "not-held" };
  const bytes = await opened(held);
  return { id, body: bytes !== null && sha256OfBytes(bytes) === id ? bytes : null };
}

/** Null for anything that is no answer to `asked`. Nothing in it is believed before it bears the name it was asked for by (P3). */
export async function verifiedBodies(
  packed: Uint8Array,
  asked: readonly Sha256[],
): Promise<readonly FetchedBody[] | null> {
  const bodies = readBodies(packed, asked);
  return bodies === null ? null : await Promise.all(bodies.map(verified));
}
