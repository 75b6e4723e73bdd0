import { err, ok, type Result } from "./result.ts";

// RFC 9285: bytes in the 45 signs that a QR code holds in eleven bits for two. Every reader gives such a text back as it is, while
// bytes come out of some of them as the text of a code page that they guess.

const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const valueOfSign = new Map([...signs].map((sign, value) => [sign, value]));

export function base45Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let rest = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
    for (let sign = 0; sign < (isPair ? 3 : 2); sign++) {
      text += signs[rest % 45];
      rest = Math.floor(rest / 45);
    }
  }
  return text;
}

/** Takes what `base45Of` gives and nothing else. */
export function bytesOfBase45(text: string): Result<Uint8Array<ArrayBuffer>, "not-base45"> {
  if (text.length % 3 === 1) return err("not-base45");
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0));
  let to = 0;
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    let value = 0;
    for (const sign of [...group].reverse()) {
      const digit = valueOfSign.get(sign);
      if (digit === undefined) return err("not-base45");
      value = value * 45 + digit;
    }
    if (value >= (group.length === 3 ? 65_536 : 256)) return err("not-base45");
    if (group.length === 3) bytes[to++] = value >>> 8;
    bytes[to++] = value & 0xff;
  }
  return ok(bytes);
}
