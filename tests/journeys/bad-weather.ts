import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import type { Chance } from "../simulation/chance.ts";

/** What stands between the tablet and the server. */
export type Weather =
  | "clear"
  /** A hotel's login page: 200 and HTML for everything. */
  | "login-page"
  /** A proxy that says 503 in words of its own. */
  | "overloaded"
  /** What is sent breaks off at a random byte. */
  | "request-cut"
  /** The server hears everything; its answer breaks off at a random byte. */
  | "answer-cut"
  /** Everything arrives three times at once. */
  | "three-times";

/** A request as it came from the tablet, byte by byte, so that it can be sent again. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly bytes: Buffer;
}

const loginPage = "<!doctype html><title>Camp WiFi</title><h1>Welcome! Tap to go online</h1>";

/** A proxy in front of a real server, on an address of its own. It carries the bytes of real connections, or fails to. */
export class BadWeather {
  weather: Weather = "clear";
  /** Requests of this kind come through whatever the weather. */
  spares: RegExp | null = null;
  readonly heard: Heard[] = [];
  url = "";
  private readonly proxy: Server;
  private readonly serverPort: number;
  private readonly chance: Chance;

  /** `chance` decides where a connection is cut: the same numbers, the same storm. */
  constructor(serverUrl: string, chance: Chance) {
    this.serverPort = Number(new URL(serverUrl).port);
    this.chance = chance;
    this.proxy = createServer((request, response) => void this.carry(request, response));
  }

  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.proxy.listen(0, "127.0.0.1", () => {
        const address = this.proxy.address();
        if (address !== null && typeof address === "object") this.url = `http://127.0.0.1:${address.port}`;
        resolve();
      });
    });
  }

  close(): void {
    this.proxy.closeAllConnections();
    this.proxy.close();
  }

  /** One connection of its own straight to the server; resolves with everything that came back. */
  async send(bytes: Buffer): Promise<Buffer> {
    return exchange(this.serverPort, bytes);
  }

  private async carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await wholeRequest(request);
    this.heard.push({ method: request.method ?? "", path: request.url ?? "", bytes });
    const line: Duplex | null = response.socket;
    if (line === null) return;
    switch (this.spares?.test(request.url ?? "") ? "clear" : this.weather) {
      case "login-page":
        response.writeHead(200, { "content-type": "text/html", "cache-control": "no-store" }).end(loginPage);
        return;
      case "overloaded":
        response.writeHead(503, { "content-type": "text/html" }).end("<h1>Service Unavailable</h1>");
        return;
      case "request-cut":
        await exchange(this.serverPort, bytes.subarray(0, this.somewhereIn(bytes)), "break-off");
        line.destroy();
        return;
      case "answer-cut": {
        const answer = await exchange(this.serverPort, bytes);
        line.end(answer.subarray(0, this.somewhereIn(answer)));
        return;
      }
      case "three-times": {
        const [answer] = await Promise.all([1, 2, 3].map(() => exchange(this.serverPort, bytes)));
        line.end(answer);
        return;
      }
      case "clear":
        line.end(await exchange(this.serverPort, bytes));
    }
  }

  private somewhereIn(bytes: Buffer): number {
    return this.chance.whole(bytes.length);
  }
}

/** The request as bytes, on a connection that closes after it. */
async function wholeRequest(request: IncomingMessage): Promise<Buffer> {
  const body: Buffer[] = [];
  for await (const chunk of request) body.push(chunk as Buffer);
  const headers = request.rawHeaders.flatMap((name, place) =>
    place % 2 === 0 && name.toLowerCase() !== "connection" ? [`${name}: ${request.rawHeaders[place + 1]}`] : [],
  );
  const head = [`${request.method} ${request.url} HTTP/1.1`, ...headers, "connection: close", "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head, "latin1"), ...body]);
}

function exchange(port: number, bytes: Buffer, end?: "break-off"): Promise<Buffer> {
  return new Promise((resolve) => {
    const answer: Buffer[] = [];
    const line = connect(port, "127.0.0.1", () => {
      if (end === "break-off") line.write(bytes, () => line.destroy());
      else line.write(bytes);
    });
    line.on("data", (chunk: Buffer) => answer.push(chunk));
    line.on("error", () => undefined);
    line.on("close", () => resolve(Buffer.concat(answer)));
  });
}
