import { Agent, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export type Call = (method: string, path: string, body?: Uint8Array) => Promise<Answer>;

type Headers = Readonly<Record<string, string>>;

/** Node's http client with kept connections: the driver must not be the bottleneck. */
export function keepAliveClient(
  url: string,
  headers: Headers | ((method: string, path: string, body?: Uint8Array) => Headers),
  connections: number,
): Call {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const asked = typeof headers === "function" ? headers(method, path, body) : headers;
      const length = body ? { "content-length": String(body.length) } : {};
      const outgoing = request(new URL(path, url), { method, agent, headers: { ...asked, ...length } }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("end", () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(parts) }));
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
}
