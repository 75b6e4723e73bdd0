import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import helmet from "helmet";
import type * as z from "zod";
import { protocolHeader, protocolVersion } from "../src/domain/protocol/hello.ts";
import { refusalFor } from "./identity/access.ts";
import { tokenOf } from "./identity/session-cookie.ts";
import { parseJson } from "./judging/revision-reading.ts";
import { openApiDocument } from "./openapi.ts";
import { problemAnswers, Refusal } from "./problem.ts";
import { routes } from "./routes/all.ts";
import type { Bytes, Reply, Route } from "./routes/route.ts";
import { serveApplication } from "./static.ts";
import { personOfSession } from "./store/sessions.ts";
import type { Store } from "./store/store.ts";

export interface AppOptions {
  readonly store: Store;
  /** Folder of the built application. */
  readonly staticFolder: string;
  log(error: unknown): void;
}

const jsonLimit = 1_048_576;

const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Loopback and the State's own proxy speak for TLS; saying it here would lock a practice server out.
    strictTransportSecurity: false,
  });

/** A tablet below the floor or above our own version is told so before anything is read (P25). A call without the header is today's. */
const speaksProtocol: RequestHandler = (request, _response, next) => {
  const said = request.get(protocolHeader);
  const version = said === undefined ? protocolVersion.max : Number(said);
  if (!(version >= protocolVersion.min && version <= protocolVersion.max)) {
    throw new Refusal("protocol-not-spoken", { ...protocolVersion });
  }
  next();
};

/** SameSite=Strict keeps other sites from sending the cookie; this keeps them from sending anything. */
const fromOurOwnPages: RequestHandler = (request, _response, next) => {
  const origin = request.get("origin");
  const writes = request.method !== "GET" && request.method !== "HEAD";
  if (writes && origin !== undefined && URL.parse(origin)?.host !== request.get("host"))
    throw new Refusal("not-allowed");
  next();
};

const bodyOf = (request: Request): Uint8Array => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Refusal("malformed", { path: issue?.path.map(String).join(".") ?? "", message: issue?.message ?? "" });
}

function send(response: Response, route: Route, reply: Reply<unknown>): void {
  response.status(reply.status).setHeader("Cache-Control", "no-store");
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (route.answers.kind === "none") response.end();
  else if (route.answers.kind === "bytes") {
    const { bytes, type } = reply.answer as Bytes;
    response.setHeader("Content-Type", type).end(bytes);
  } else response.json(reply.answer);
}

function register(app: Express, route: Route, store: Store): void {
  const path = route.path.replace(/\{(\w+)\}/g, ":$1");
  const limit = route.body?.kind === "bytes" ? route.body.limit : jsonLimit;
  const enter: RequestHandler = async (request, response, next) => {
    const token = tokenOf(request.get("cookie"));
    const person = token ? await personOfSession(store.reading, store, token) : null;
    const refusal = route.practiceOnly && !store.practice ? "not-found" : refusalFor(person, route.access);
    if (refusal) throw new Refusal(refusal);
    response.locals.caller = { token, person };
    next();
  };
  // Who asks is known before their bytes are read.
  app[route.method](path, enter, express.raw({ type: () => true, limit }), async (request, response) => {
    const bytes = bodyOf(request);
    const reply = await route.run({
      ...response.locals.caller,
      store,
      secure: request.secure,
      params: route.params ? parsed(route.params, request.params) : {},
      query: route.query ? parsed(route.query, request.query) : {},
      body: route.body?.kind === "json" ? parsed(route.body.schema, parseJson(bytes)) : bytes,
    });
    send(response, route, reply);
  });
}

/** One transaction for each write, and the answer after its commit: `route.run` resolves when the transaction has. */
export function createApp({ store, staticFolder, log }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(securityHeaders());
  app.use("/v1", speaksProtocol, fromOurOwnPages);
  for (const route of routes) register(app, route, store);
  const description = openApiDocument(routes);
  app.get("/v1/openapi.json", (_request, response) => {
    response.json(description);
  });
  app.use("/v1", () => {
    throw new Refusal("not-found");
  });
  app.use(serveApplication(staticFolder));
  app.use(problemAnswers(log));
  return app;
}
