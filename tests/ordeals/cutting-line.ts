import { request } from "node:http";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { Carrier } from "../../src/sync/transport.ts";
import { patientAfter } from "../sync/state-server.ts";

/** Where the line breaks for what is sent: after so many bytes on the way there, or on the way back. */
interface Cut {
  readonly what: "PUT /v1/" | "PUT /v1/revisions" | "PUT /v1/attachments";
  readonly way: "there" | "back";
  readonly after: number;
  /** Counted over all such requests together, and then the line is whole again; otherwise each of them breaks there. */
  readonly once?: true;
}

/** A line of bytes in front of a real server. It knows nothing of HTTP but how a request begins. */
export class CuttingLine {
  private breaking: Cut | null = null;
  private sinceCut = 0;
  /** Of all requests that send an attachment, as they went over the line. */
  bytesOfAttachments = 0;
  /** Bytes of each PUT that went through whole, and of its answer. */
  readonly whole: { readonly start: string; readonly there: number; readonly back: number }[] = [];
  private readonly line: Server;
  private readonly serverPort: number;

  constructor(serverUrl: string) {
    this.serverPort = Number(new URL(serverUrl).port);
    this.line = createServer((near) => this.carry(near));
  }

  get cut(): Cut | null {
    return this.breaking;
  }

  set cut(cut: Cut | null) {
    this.breaking = cut;
    this.sinceCut = 0;
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.line.listen(0, "127.0.0.1", () => resolve()));
  }

  get port(): number {
    return (this.line.address() as AddressInfo).port;
  }

  close(): void {
    this.line.close();
  }

  private carry(near: Socket): void {
    const far = connect(this.serverPort, "127.0.0.1");
    const carried = { there: 0, back: 0 };
    let start = "";
    const breakOff = () => {
      near.destroy();
      far.destroy();
    };
    const pass = (way: "there" | "back", chunk: Buffer, to: Socket) => {
      const isCut = this.cut?.way === way && start.startsWith(this.cut.what);
      const before = this.cut?.once ? this.sinceCut : carried[way];
      const left = isCut && this.cut ? this.cut.after - before : Number.POSITIVE_INFINITY;
      carried[way] += chunk.length;
      if (isCut) this.sinceCut += chunk.length;
      if (way === "there" && start.startsWith("PUT /v1/attachments")) this.bytesOfAttachments += chunk.length;
      if (chunk.length < left) return void to.write(chunk);
      if (this.cut?.once) this.cut = null;
      // The last bytes before the break do arrive.
      if (left > 0) to.write(chunk.subarray(0, left), breakOff);
      else breakOff();
    };
    near.on("data", (chunk: Buffer) => {
      if (start === "") start = chunk.subarray(0, 30).toString("latin1");
      pass("there", chunk, far);
    });
    far.on("data", (chunk: Buffer) => pass("back", chunk, near));
    for (const end of [near, far]) end.on("error", breakOff).on("close", breakOff);
    near.once("close", () => {
      if (start.startsWith("PUT ") && this.cut === null) this.whole.push({ start, ...carried });
    });
  }

  /** One connection for each request: nothing of one is left over in the next. */
  carrier(cookie: string): Carrier {
    return { fetch: (path, init) => this.exchange(path, init, cookie), after: patientAfter };
  }

  private exchange(path: string, init: RequestInit, cookie: string): Promise<Response> {
    return new Promise((resolve, reject) => {
      const headers = { ...(init.headers as Record<string, string>), cookie };
      const asked = request(
        { host: "127.0.0.1", port: this.port, path, method: init.method ?? "GET", headers, agent: false },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("error", reject);
          answer.on("end", () => {
            const told = Object.entries(answer.headers).map(
              ([name, value]) => [name, String(value)] as [string, string],
            );
            resolve(new Response(Buffer.concat(parts), { status: answer.statusCode ?? 500, headers: told }));
          });
        },
      );
      asked.on("error", reject);
      asked.end(init.body instanceof Uint8Array ? init.body : undefined);
    });
  }
}
