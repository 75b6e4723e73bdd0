import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import express, { type Express } from "express";
import { securityHeaders } from "../../sync-server/headers.ts";
import { serveApplication } from "../../sync-server/static.ts";

/** What becomes of one piece of the application on its way. */
export const harms = ["missing", "login page", "wrong type", "cut", "no answer"] as const;
type Harm = (typeof harms)[number];

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };

/**
 * The address that a tablet knows: the application comes from the release that is published, by the server's own code, and what the
 * State says from a State's server. Pieces can come to harm on the way.
 */
export class ReleaseLine {
  url = "";
  /** The path of the piece that comes to harm, and how. */
  harm: { readonly path: string; readonly how: Harm } | null = null;
  /** The browser looks for a version whenever it likes: now it finds none. */
  keepsWorkerBack = false;
  private readonly state: URL;
  private folder = "";
  private app: Express = express();
  private port = 0;
  private server: Server | null = null;

  constructor(stateUrl: string, folder: string) {
    this.state = new URL(stateUrl);
    this.publish(folder);
  }

  publish(folder: string, keptAssets?: string): void {
    this.folder = folder;
    this.app = express().use(securityHeaders(false), serveApplication(folder, keptAssets));
  }

  async up(): Promise<void> {
    const server = createServer((asked, answer) => this.carry(asked, answer));
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", () => resolve()));
    this.port = (server.address() as AddressInfo).port;
    this.url = `http://127.0.0.1:${this.port}`;
    this.server = server;
  }

  /** Nobody listens at the address any more. */
  async down(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  private carry(asked: IncomingMessage, answer: ServerResponse): void {
    const { pathname } = new URL(asked.url ?? "/", "http://line");
    if (pathname.startsWith("/v1/")) this.toState(asked, answer);
    else if (this.keepsWorkerBack && pathname === "/service-worker.js") answer.destroy();
    else if (this.harm?.path === pathname) this.hurt(pathname, answer, this.harm.how);
    else this.app(asked, answer);
  }

  private toState(asked: IncomingMessage, answer: ServerResponse): void {
    const { hostname, port } = this.state;
    const passed = request(
      { hostname, port, method: asked.method, path: asked.url, headers: asked.headers },
      (told) => {
        answer.writeHead(told.statusCode ?? 502, told.headers);
        told.pipe(answer);
      },
    );
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  }

  private hurt(path: string, answer: ServerResponse, how: Harm): void {
    if (how === "no answer") answer.destroy();
    else if (how === "missing") answer.writeHead(404, { "content-type": "text/plain" }).end("Not found");
    else if (how === "login page")
      answer.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Welcome to Motel WiFi</title>");
    else {
      const bytes = readFileSync(join(this.folder, path));
      const type = how === "cut" ? (types[extname(path)] ?? "application/octet-stream") : "text/html; charset=utf-8";
      answer.writeHead(200, { "content-type": type, "content-length": bytes.length });
      if (how === "cut") answer.write(bytes.subarray(0, bytes.length >> 1), () => answer.destroy());
      else answer.end(bytes);
    }
  }
}
