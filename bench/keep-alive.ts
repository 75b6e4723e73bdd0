import { Agent, request } from "node:http";
import { gunzipSync } from "node:zlib";

export interface Answer {
  readonly status: number;
  /** Unpacked, where it came with a content encoding. */
  readonly body: Buffer;
  /** Bytes of the body as they came. */
  readonly wire: number;
}

/** A body in a content coding of HTTP. */
export interface Coded {
  readonly coding: string;
  readonly bytes: Uint8Array;
}

/** `coded`: how the body goes over the line. */
export type Call = (method: string, path: string, body?: Uint8Array, coded?: Coded) => Promise<Answer>;

type Headers = Readonly<Record<string, string>>;

/** Node's http client with kept connections: the driver must not be the bottleneck. */
export function keepAliveClient(
  url: string,
  headers: Headers | ((method: string, path: string, body?: Uint8Array) => Headers),
  connections: number,
): Call {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (method, path, body, coded) =>
    new Promise((resolve, reject) => {
      const asked = typeof headers === "function" ? headers(method, path, body) : headers;
      const sent = coded?.bytes ?? body;
      const length = sent ? { "content-length": String(sent.length) } : {};
      const coding = coded ? { "content-encoding": coded.coding } : {};
      const how = { method, agent, headers: { ...asked, ...length, ...coding } };
      const outgoing = request(new URL(path, url), how, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("end", () => {
          const came = Buffer.concat(parts);
          const body = incoming.headers["content-encoding"] === "gzip" ? gunzipSync(came) : came;
          resolve({ status: incoming.statusCode ?? 0, body, wire: came.length });
        });
      });
      outgoing.on("error", reject);
      outgoing.end(sent);
    });
}
