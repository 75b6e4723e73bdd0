import { promisify } from "node:util";
import { deflateRaw, deflateRawSync, type InflateRaw, inflateRaw, inflateRawSync, type ZlibOptions } from "node:zlib";

/**
 * A revision is deflated once in its life: by its tablet, whose very bytes are kept, or where it came open by the server on its
 * arrival. From then on it is stored, copied and given back as it lies.
 */

interface PackedBytes {
  /** 0: as they came. 1: deflated (RFC 1951, no frame). */
  readonly packing: number;
  readonly bytes: Buffer;
}

/** The columns by which the open bytes are made again. */
export interface PackedRow extends PackedBytes {
  /** Of the open bytes. */
  readonly size: number;
}

/** A COE is shorter. What is so short is done sooner than a thread has taken it up, and in the order in which it came. */
const atOnce = 16_384;

const deflatedInThread = promisify(deflateRaw);
const inflatedInThread = promisify<Uint8Array, ZlibOptions, Buffer>(inflateRaw);

const deflated = async (bytes: Uint8Array): Promise<Buffer> =>
  bytes.length <= atOnce ? deflateRawSync(bytes) : deflatedInThread(bytes);

const bufferOver = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** `deflatedBefore`: what a tablet's envelope held, where they came in one. */
export async function packedOnArrival(
  bytes: Uint8Array,
  deflatedBefore: Uint8Array | null = null,
): Promise<PackedBytes> {
  const packed = deflatedBefore ?? (await deflated(bytes));
  return packed.length < bytes.length
    ? { packing: 1, bytes: bufferOver(packed) }
    : { packing: 0, bytes: bufferOver(bytes) };
}

/** The open bytes. Throws where they are not of the length that is written beside them: whoever asks must not get others. */
export function openBytes({ packing, bytes, size }: PackedRow): Buffer {
  if (packing === 0) return bytes;
  const open = inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  if (packing !== 1 || open.length !== size) throw new Error("a revision does not unpack to what it was");
  return open;
}

export interface Unpacked {
  readonly bytes: Uint8Array;
  /** What was unpacked, to its last byte; null where something stood behind it, which other readers refuse. */
  readonly deflated: Uint8Array | null;
}

/** Of what somebody else packed: never more than `most` bytes. Rejects as `inflateRaw` does. */
export async function unpackedAtMost(packed: Uint8Array, most: number): Promise<Unpacked> {
  const options = { maxOutputLength: most, info: true };
  // With `info` the answer has both; the types know it without.
  const { buffer, engine } = (packed.length <= atOnce
    ? inflateRawSync(packed, options)
    : await inflatedInThread(packed, options)) as unknown as { buffer: Buffer; engine: InflateRaw };
  return { bytes: buffer, deflated: engine.bytesWritten === packed.length ? packed : null };
}
