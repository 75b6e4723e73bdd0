import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type AppOptions, createApp } from "./app.ts";
import { CannotRun } from "./cannot-run.ts";

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Takes no new calls, lets those under way end, and returns when the last has. */
  stop(): Promise<void>;
}

export interface Timeouts {
  /** For the whole head of a request: a browser sends it at once, and whoever drips it holds a place for nothing. */
  readonly headersMs: number;
  /** Without a single byte. */
  readonly silenceMs: number;
  /** A family's photographs on a slow line take minutes; a stalled sender must not hold a connection for ever. */
  readonly requestMs: number;
}

const usualTimeouts: Timeouts = { headersMs: 10_000, silenceMs: 65_000, requestMs: 15 * 60_000 };

const longestHead = 16_384;
const mostHeaders = 100;

/** What has not come to its end by then is sent again to the next server: nobody has had a receipt for it. */
const patienceMs = 8000;
/** A connection that is kept alive ends with the answer that is under way on it. */
const lookAgainMs = 50;

const inWords = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === "EADDRINUSE"
    ? new CannotRun(`Something else uses port ${port}: choose another with SURCO_PORT.`)
    : error;

export async function listen(options: AppOptions, port: number, timeouts = usualTimeouts): Promise<RunningServer> {
  const { headersMs, silenceMs, requestMs } = timeouts;
  const app = createApp(options);
  let stopping = false;
  const server: Server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: silenceMs,
      connectionsCheckingInterval: Math.min(headersMs, 5000),
      maxHeaderSize: longestHead,
      insecureHTTPParser: false,
    },
    (request, response) => {
      if (stopping) response.setHeader("Connection", "close");
      app(request, response);
    },
  );
  server.maxHeadersCount = mostHeaders;
  server.timeout = silenceMs;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(inWords(error, port)));
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        const idle = setInterval(() => server.closeIdleConnections(), lookAgainMs);
        const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(patience);
          resolve();
        });
      }),
  };
}
