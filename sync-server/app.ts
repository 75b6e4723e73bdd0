import { promisify } from "node:util";
import { gzip } from "node:zlib";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import type * as z from "zod";
import { proofHeader } from "../src/domain/protocol/device-proof.ts";
import { protocolHeader } from "../src/domain/protocol/hello.ts";
import { personHeader } from "../src/domain/protocol/person.ts";
import { fromOurOwnPages, knownMethods, speaksProtocol, spokenBy, underOurName } from "./entrance.ts";
import { answerHeaders, securityHeaders } from "./headers.ts";
import { authorize, isAskedForAnother } from "./identity/authorize.ts";
import { admitTablet, carrierOf, type ProofWords, proveRequest, signerOf } from "./identity/device-proof.ts";
import { isFresh, tokenOf } from "./identity/session-cookie.ts";
import type { SingleSignOn } from "./identity/single-sign-on.ts";
import type { RequestLine } from "./log.ts";
import { openApiDocument } from "./openapi.ts";
import { type Operations, operationsRoutes } from "./operations.ts";
import { isStorageFull, problemAnswers, Refusal } from "./problem.ts";
import { requestJson } from "./request-json.ts";
import { requestLines } from "./request-lines.ts";
import { routes } from "./routes/all.ts";
import { type Bytes, goesByTheQueue, type Premises, type Reply, type Route, type Visitor } from "./routes/route.ts";
import { serveApplication } from "./static.ts";
import { findSession, markSeen } from "./store/sessions.ts";
import type { Store } from "./store/store.ts";

export interface AppOptions {
  readonly store: Store;
  /** Folder of the built application. */
  readonly staticFolder: string;
  /** Pieces of earlier releases, for windows that were opened before an upgrade. */
  readonly keptAssets?: string;
  /** Told the number of the request in which something went wrong, where it was in one. */
  log(error: unknown, requestId?: string): void;
  logRequest?(line: RequestLine): void;
  /** Where people reach this server, if a proxy stands before it: `https://surco.example.gov`. */
  readonly origin?: string;
  /** The proxy before it says from where they come (X-Forwarded-For). */
  readonly behindProxy?: boolean;
  readonly singleSignOn?: SingleSignOn | null;
  /** What whoever runs the server may ask it. */
  readonly operations?: Operations;
}

const jsonLimit = 1_048_576;

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ":$1");

const bodyOf = (request: Request): Uint8Array => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Refusal("malformed", { path: issue?.path.map(String).join(".") ?? "", message: issue?.message ?? "" });
}

/** Below this there is nothing to gain. */
const worthPacking = 2048;

const packedQuickly = promisify(gzip);

async function sendLong(request: Request, response: Response, answer: unknown): Promise<void> {
  const text = JSON.stringify(answer);
  response.setHeader("Vary", "Accept-Encoding").type("json");
  if (text.length < worthPacking || request.acceptsEncodings("gzip") === false) {
    response.end(text);
    return;
  }
  const packed = await packedQuickly(text, { level: 1 });
  response.setHeader("Content-Encoding", "gzip").end(packed);
}

async function send(request: Request, response: Response, route: Route, reply: Reply<unknown>): Promise<void> {
  response.status(reply.status);
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (route.answers.kind === "none") response.end();
  else if (route.answers.kind === "bytes") {
    const { bytes, type } = reply.answer as Bytes;
    response.setHeader("Content-Type", type).end(bytes);
  } else if (route.answers.kind === "json" && route.answers.long) await sendLong(request, response, reply.answer);
  else response.json(reply.answer);
}

/** When somebody was last here matters less than that they can go on reading while the disk is full. */
const unlessFull = (noting: Promise<void>): Promise<void> =>
  noting.catch((error: unknown) => {
    if (!isStorageFull(error)) throw error;
  });

function visitorOf(request: Request, origin: string | undefined): Visitor {
  const secure = request.secure || (origin?.startsWith("https:") ?? false);
  return {
    secure,
    origin: origin ?? `${request.protocol}://${request.get("host") ?? "localhost"}`,
    address: request.ip ?? "",
    userAgent: request.get("user-agent"),
    cookies: request.get("cookie"),
    contentType: request.get("content-type")?.split(";")[0]?.trim().toLowerCase(),
    speaks: spokenBy(request),
    inNameOf: request.get(personHeader),
  };
}

const proofWordsOf = (request: Request): ProofWords => ({
  method: request.method,
  path: request.originalUrl,
  proof: request.get(proofHeader),
  protocol: request.get(protocolHeader),
});

function register(app: Express, route: Route, options: AppOptions): void {
  const { store } = options;
  const premises: Premises = { singleSignOn: options.singleSignOn ?? null, log: (error) => options.log(error) };
  const limit = route.body?.kind === "bytes" ? route.body.limit : jsonLimit;
  const enter: RequestHandler = async (request, response, next) => {
    response.locals.route = route.path;
    const visitor = visitorOf(request, options.origin);
    const token = tokenOf(visitor.cookies, { secure: visitor.secure, practice: store.practice });
    const signedIn = token ? await findSession(store.reading, store, token) : null;
    const session = signedIn?.session ?? null;
    const words = proofWordsOf(request);
    const signer = await signerOf(store, route.proof, words, signedIn?.person ?? null);
    const person = await carrierOf(store, route.proof, signer, signedIn?.person ?? null);
    if (isAskedForAnother(route.action, visitor.inNameOf, person)) throw new Refusal("not-signed-in");
    const refusal = route.practiceOnly && !store.practice ? "not-found" : authorize(person, route.action);
    if (refusal) throw new Refusal(refusal);
    if (route.fresh && !isFresh(session?.strongAt ?? null, store.now())) throw new Refusal("sign-in-again");
    await admitTablet(store, route.proof, words, signer, { person, session });
    if (session) await unlessFull(markSeen(store, session));
    response.locals.prove = (bytes: Uint8Array) => proveRequest(store, route.proof, signer, words, bytes);
    response.locals.caller = { person, session, deviceId: signer?.proof.deviceId ?? null, visitor, premises };
    next();
  };
  // Who asks is known before their bytes are read.
  app[route.method](
    expressPath(route.path),
    enter,
    express.raw({ type: () => true, limit }),
    async (request, response) => {
      const bytes = bodyOf(request);
      await response.locals.prove(bytes);
      if (goesByTheQueue(route)) await store.drawn();
      const reply = await route.run({
        ...response.locals.caller,
        store,
        params: route.params ? parsed(route.params, request.params) : {},
        query: route.query ? parsed(route.query, request.query) : {},
        body: route.body?.kind === "json" ? parsed(route.body.schema, requestJson(bytes)) : bytes,
      });
      response.locals.outcomes = reply.outcomes ?? reply.outcome;
      await send(request, response, route, reply);
    },
  );
}

/** A path of the table that is called in another way than the table says. */
function refuseOtherMethods(app: Express): void {
  for (const path of new Set([...routes.map((route) => route.path), "/v1/openapi.json"])) {
    const methods = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : [])].join(", ") || "GET, HEAD";
    app.all(expressPath(path), (_request, response) => {
      response.setHeader("Allow", allowed);
      throw new Refusal("method-not-allowed");
    });
  }
}

/** One transaction for each write, and the answer after its commit: `route.run` resolves when the transaction has. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.set("trust proxy", options.behindProxy ? 1 : false);
  const publicOrigin = options.origin ?? null;
  app.use(requestLines(options), securityHeaders(publicOrigin?.startsWith("https:") ?? false));
  app.use(underOurName(publicOrigin), knownMethods);
  if (options.operations) app.use(operationsRoutes(options.operations));
  app.use("/v1", answerHeaders, speaksProtocol, fromOurOwnPages(publicOrigin));
  for (const route of routes) register(app, route, options);
  const description = openApiDocument(routes);
  app.get("/v1/openapi.json", (_request, response) => {
    response.json(description);
  });
  refuseOtherMethods(app);
  app.use("/v1", () => {
    throw new Refusal("not-found");
  });
  app.use(serveApplication(options.staticFolder, options.keptAssets));
  app.use(problemAnswers(options.log));
  return app;
}
