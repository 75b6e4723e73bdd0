import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type RequestHandler, Router } from "express";
import type { Condition } from "./condition.ts";
import { answerHeaders } from "./headers.ts";

export interface Operations {
  condition(): Promise<Condition>;
  metrics(): Promise<string>;
  /** Who may read the metrics at the public address; null leaves them to the port of their own. */
  readonly metricsToken: string | null;
}

/** Red as soon as something is not as it should be: what an alarm watches. */
const health =
  ({ condition }: Operations): RequestHandler =>
  async (_request, response) => {
    const { checks } = await condition();
    const failing = Object.keys(checks).filter((name) => !checks[name as keyof typeof checks]);
    response.status(failing.length === 0 ? 200 : 503).json({ ok: failing.length === 0, failing });
  };

/** Red only when nothing can be asked here. A full disk keeps nobody from reading, so a proxy goes on sending. */
const readiness =
  ({ condition }: Operations): RequestHandler =>
  async (_request, response) => {
    const { checks } = await condition();
    response.status(checks.database ? 200 : 503).json({ ok: checks.database });
  };

const metrics =
  (operations: Operations): RequestHandler =>
  async (_request, response) => {
    response.type("text/plain; version=0.0.4; charset=utf-8").send(await operations.metrics());
  };

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const asked = (token: string): RequestHandler => {
  const expected = digest(`Bearer ${token}`);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.get("authorization") ?? ""), expected)) next();
    else response.status(401).setHeader("WWW-Authenticate", "Bearer").end();
  };
};

/** What whoever runs the server asks it, at the address of everybody: nothing in it is about a person. */
export function operationsRoutes(operations: Operations): Router {
  const router = Router();
  router.get("/healthz", answerHeaders, health(operations));
  router.get("/readyz", answerHeaders, readiness(operations));
  if (operations.metricsToken)
    router.get("/metrics", answerHeaders, asked(operations.metricsToken), metrics(operations));
  return router;
}

interface OwnPort {
  readonly url: string;
  stop(): void;
}

/** The same and the metrics on a port of their own, which no proxy passes on: only this machine reaches it. */
export async function listenForOperations(operations: Operations, port: number): Promise<OwnPort> {
  const app: Express = express();
  app.disable("x-powered-by").disable("etag");
  app.use(operationsRoutes({ ...operations, metricsToken: null }));
  app.get("/metrics", answerHeaders, metrics(operations));
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
