/** No row is larger: an attachment of eight megabytes is the largest thing there is. */
const mostBytes = 16 * 1_048_576;

type Transform = Pick<CompressionStream, "readable" | "writable">;

async function through(
  transform: Transform,
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const writer = transform.writable.getWriter();
  // What goes wrong on the way in is told by the reader, too.
  const written = writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => undefined);
  const reader: ReadableStreamDefaultReader<Uint8Array> = transform.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length <= most) continue;
    await reader.cancel();
    return null;
  }
  await written;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Without a frame (RFC 1951), as everything that is kept lies; `deflate` is with the one that HTTP means by that word (RFC 1950). */
export async function deflated(
  bytes: Uint8Array<ArrayBuffer>,
  frame: "deflate-raw" | "deflate" = "deflate-raw",
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await through(new CompressionStream(frame), bytes, mostBytes);
  if (packed === null) throw new RangeError("more bytes than a row may have");
  return packed;
}

/** Null where it unpacks to more than `most`, by default to more than any row holds. Rejects for what deflate never wrote. */
export const inflated = (
  packed: Uint8Array<ArrayBuffer>,
  most: number = mostBytes,
): Promise<Uint8Array<ArrayBuffer> | null> => through(new DecompressionStream("deflate-raw"), packed, most);
