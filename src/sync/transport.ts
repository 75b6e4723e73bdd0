import type * as z from "zod";
import { err, ok, type Result } from "../domain/base/result.ts";
import { type Sha256, sha256OfBytes } from "../domain/base/sha256.ts";
import {
  type BatchLimits,
  type BatchOutcome,
  type BatchPiece,
  batchAnswerSchema,
  batchCoding,
  batchCodingsHeader,
  batchHeader,
  batchType,
  packBatch,
  parseBatchLimits,
  takesCoded,
} from "../domain/protocol/batch.ts";
import { bodiesHeader } from "../domain/protocol/bodies.ts";
import { type ChangesPage, changesPageSchema } from "../domain/protocol/change.ts";
import { enrolledSchema, proofHeader, proofRefusedSchema } from "../domain/protocol/device-proof.ts";
import { sealedType } from "../domain/protocol/envelope.ts";
import { type Hello, helloSchema, protocolHeader, protocolVersion } from "../domain/protocol/hello.ts";
import { type Notice, noticesSchema } from "../domain/protocol/notice.ts";
import { type OfferAnswer, offerAnswerSchema } from "../domain/protocol/offered.ts";
import { personHeader } from "../domain/protocol/person.ts";
import {
  type PieceLimits,
  type PiecesAnswer,
  parsePieceLimits,
  piecesAnswerSchema,
  piecesHeader,
} from "../domain/protocol/pieces.ts";
import { problemSchema } from "../domain/protocol/problem.ts";
import { type ConfirmAnswer, confirmAnswerSchema, type Receipt, receiptSchema } from "../domain/protocol/receipt.ts";
import { type RescueReceipt, rescueReceiptSchema } from "../domain/protocol/rescue.ts";
import { rescueType } from "../domain/protocol/rescue-parcel.ts";
import { readTold } from "../domain/protocol/told.ts";
import type { CarriedBody } from "../storage/carried-body.ts";
import { deflated } from "../storage/deflating.ts";
import { type FetchedBody, verifiedBodies } from "./bodies.ts";
import type { Prover } from "./proof.ts";

/** What carries bytes: `fetch` and a clock for giving up. Handed in, so that tests can be the weather. A tablet's also proves whose it is. */
export interface Carrier {
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Calls back once after `ms`; returns the way to cancel. */
  after(ms: number, then: () => void): () => void;
  readonly prover?: Prover;
  /** The id of the person in whose name all of it is asked, where a request names none. */
  readonly inNameOf?: string;
}

export type TransportProblem =
  /** Nobody answered, or not in time, or the answer broke off. */
  | { readonly code: "no-answer" }
  /** Somebody answered, but not the State's server as we know it: a login page, a redirect, garbage, another id (P9). */
  | { readonly code: "not-an-answer"; readonly status: number }
  /** The server refuses, with a code of its catalogue. */
  | {
      readonly code: "refused";
      readonly status: number;
      readonly problem: string;
      readonly details: Readonly<Record<string, unknown>>;
      readonly retryAfterMs: number | null;
    };

interface Request {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: Uint8Array;
  readonly type?: string;
  /** The server takes the body in this content coding. */
  readonly coding?: typeof batchCoding | undefined;
  /** Of the body, where it is known already. */
  readonly bodyHash?: Sha256;
  /** Bytes that the answer may have, where it is a long one. */
  readonly awaited?: number;
  /** The id of the person whose session alone may answer. */
  readonly inNameOf?: string;
  /** The tablet that this one was when it was told to erase itself. */
  readonly formerDeviceId?: string;
}

/** Of an attachment, as it is sent. */
export interface Piece extends CarriedBody {
  /** The SHA-256 of the whole body. */
  readonly whole: Sha256;
  /** In bytes, of the whole body. */
  readonly size: number;
  readonly offset: number;
}

export type Answered<T> = Promise<Result<T, TransportProblem>>;

/** The requests of a round. Every answer that comes out of here was parsed by its schema; what a newer server says besides is passed over. */
export interface Transport {
  hello(asked: { seen: { seq: number; chain: string } | null; deviceId: string; deviceSeq: number }): Answered<Hello>;
  putRevision(id: Sha256, body: CarriedBody): Answered<Receipt>;
  putAttachment(id: Sha256, body: CarriedBody): Answered<Receipt>;
  /** How much the server that was greeted last takes at once; null where it takes one after the other. */
  takesAtOnce(): BatchLimits | null;
  /** Each in its own place, in one request; the outcomes stand in the order of the pieces. */
  putBatch(pieces: readonly BatchPiece[]): Answered<readonly BatchOutcome[]>;
  /** How long the pieces may be that the server takes; null where it takes none. */
  takesPieces(): PieceLimits | null;
  /** What the server holds of a body that goes in pieces. */
  askPieces(id: Sha256, whole: Sha256): Answered<PiecesAnswer>;
  putPiece(id: Sha256, piece: Piece): Answered<PiecesAnswer>;
  confirm(ids: readonly Sha256[]): Answered<ConfirmAnswer>;
  /** A decision that this server may have lost. */
  offerDecision(reviewId: string, body: CarriedBody): Answered<OfferAnswer>;
  /** What follows is for `reader`, the id of a person: in anybody else's session it is refused, as `not-signed-in`. */
  changes(after: string | null, reader: string): Answered<ChangesPage>;
  revision(id: Sha256, reader: string): Answered<Uint8Array>;
  /** How many the server that was greeted last gives at once; null where it gives one after the other. */
  givesAtOnce(): BatchLimits | null;
  /** The first of these, as many as it gave: each verified, or told to be `not-held`; null for one that must come by itself. */
  bodies(ids: readonly Sha256[], reader: string): Answered<readonly FetchedBody[]>;
  enrol(tablet: { deviceId: string; publicKey: string; name: string }): Answered<{ serverKey: string }>;
  /** Sealed work whose vault does not open; the same parcel again is the same receipt. */
  handIn(parcel: { sha256: Sha256; bytes: Uint8Array }): Answered<RescueReceipt>;
  /** What concerns whoever is signed in and was not read yet. */
  notices(): Answered<readonly Notice[]>;
  /** A revoked tablet's last word. */
  erased(deviceId: string): Answered<{ deviceId: string }>;
}

export const browserCarrier: Carrier = {
  fetch: (path, init) => fetch(path, init),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

export function createTransport(carrier: Carrier): Transport {
  const put = async (path: string, id: Sha256, { bytes, sealed }: CarriedBody, type: string): Answered<Receipt> => {
    const how = sealed ? { type: sealedType } : { type, bodyHash: id };
    const answer = await ask(carrier, { method: "PUT", path: `${path}/${id}`, body: bytes, ...how }, receiptSchema);
    return answer.ok && answer.value.id !== id ? notAnAnswer(200) : answer;
  };
  let atOnce: BatchLimits | null = null;
  let coding: typeof batchCoding | undefined;
  let given: BatchLimits | null = null;
  let pieces: PieceLimits | null = null;
  const aboutPieces = async (method: "GET" | "PUT", id: Sha256, asked: object, body: Partial<Request> = {}) => {
    const path = `/v1/attachments/${id}/pieces?${new URLSearchParams({ ...asked })}`;
    const answer = await ask(carrier, { method, path, ...body }, piecesAnswerSchema);
    const fits = !answer.ok || (answer.value.id === id && (answer.value.receipt?.id ?? id) === id);
    return fits ? answer : notAnAnswer(200);
  };
  return {
    async hello({ seen, deviceId, deviceSeq }) {
      const query = new URLSearchParams({ device: deviceId, deviceSeq: String(deviceSeq) });
      if (seen !== null) query.set("seen", `${seen.seq}.${seen.chain}`);
      const told = await carry(carrier, { method: "GET", path: `/v1/hello?${query}` });
      const answer = told.ok ? readAnswer(told.value, helloSchema) : told;
      const header = (name: string) => (answer.ok && told.ok ? told.value.headers.get(name) : null);
      atOnce = parseBatchLimits(header(batchHeader));
      coding = takesCoded(header(batchCodingsHeader)) ? batchCoding : undefined;
      given = parseBatchLimits(header(bodiesHeader));
      pieces = parsePieceLimits(header(piecesHeader));
      if (answer.ok) carrier.prover?.learn(answer.value.serverTime);
      return answer;
    },
    putRevision: (id, body) => put("/v1/revisions", id, body, "application/json"),
    putAttachment: (id, body) => put("/v1/attachments", id, body, "application/octet-stream"),
    takesAtOnce: () => atOnce,
    async putBatch(pieces) {
      const batch = { type: batchType, body: packBatch(pieces), coding };
      const answer = await ask(carrier, { method: "POST", path: "/v1/batch", ...batch }, batchAnswerSchema);
      if (!answer.ok) return answer;
      const { outcomes } = answer.value;
      const named = outcomes.map((outcome) => ("receipt" in outcome ? [outcome.id, outcome.receipt.id] : [outcome.id]));
      const fits = named.length === pieces.length && named.every((ids, at) => ids.every((id) => id === pieces[at]?.id));
      return fits ? ok(outcomes) : notAnAnswer(200);
    },
    takesPieces: () => pieces,
    askPieces: (id, whole) => aboutPieces("GET", id, { whole }),
    putPiece: (id, { whole, size, offset, bytes, sealed }) =>
      aboutPieces(
        "PUT",
        id,
        { whole, size, offset },
        { body: bytes, type: sealed ? sealedType : "application/octet-stream" },
      ),
    async confirm(ids) {
      const answer = await ask(
        carrier,
        { method: "POST", path: "/v1/confirm", body: utf8({ ids }), type: "application/json" },
        confirmAnswerSchema,
      );
      if (!answer.ok) return answer;
      const asked = new Set(ids);
      const named = [...answer.value.held.map((receipt) => receipt.id), ...answer.value.unknown];
      const fits = new Set(named).size === named.length && named.every((id) => asked.has(id));
      return fits ? answer : notAnAnswer(200);
    },
    async offerDecision(reviewId, { bytes, sealed }) {
      const path = `/v1/offered-decisions/${reviewId}`;
      const type = sealed ? sealedType : "application/json";
      const answer = await ask(carrier, { method: "PUT", path, body: bytes, type }, offerAnswerSchema);
      return answer.ok && answer.value.reviewId !== reviewId ? notAnAnswer(200) : answer;
    },
    changes(after, reader) {
      const path = after === null ? "/v1/changes" : `/v1/changes?${new URLSearchParams({ after })}`;
      return ask(carrier, { method: "GET", path, inNameOf: reader }, changesPageSchema);
    },
    async revision(id, reader) {
      const answer = await carry(carrier, { method: "GET", path: `/v1/revisions/${id}`, inNameOf: reader });
      if (!answer.ok) return answer;
      return sha256OfBytes(answer.value.bytes) === id ? ok(answer.value.bytes) : notAnAnswer(200);
    },
    givesAtOnce: () => given,
    async bodies(ids, reader) {
      const asking = {
        inNameOf: reader,
        body: utf8({ ids }),
        type: "application/json",
        awaited: ids.length * usualBody,
      };
      const answer = await carry(carrier, { method: "POST", path: "/v1/bodies", ...asking });
      if (!answer.ok) return answer;
      const bodies = await verifiedBodies(answer.value.bytes, ids);
      return bodies === null ? notAnAnswer(200) : ok(bodies);
    },
    enrol: (tablet) =>
      ask(
        carrier,
        { method: "POST", path: "/v1/devices", body: utf8(tablet), type: "application/json" },
        enrolledSchema,
      ),
    async handIn({ sha256, bytes }) {
      const parcel = { type: rescueType, body: bytes, bodyHash: sha256 };
      const answer = await ask(carrier, { method: "POST", path: "/v1/rescues", ...parcel }, rescueReceiptSchema);
      return answer.ok && answer.value.sha256 !== sha256 ? notAnAnswer(200) : answer;
    },
    async notices() {
      const answer = await ask(carrier, { method: "GET", path: "/v1/notices" }, noticesSchema);
      return answer.ok ? ok(answer.value.notices) : answer;
    },
    erased: (deviceId) =>
      ask(
        carrier,
        { method: "POST", path: `/v1/devices/${deviceId}/erasure`, type: "application/json", formerDeviceId: deviceId },
        enrolledSchema.pick({ deviceId: true }),
      ),
  };
}

/** One request whose answer must be JSON of this shape. */
export async function ask<T>(carrier: Carrier, request: Request, schema: z.ZodType<T>): Answered<T> {
  const answer = await carry(carrier, request);
  return answer.ok ? readAnswer(answer.value, schema) : answer;
}

function readAnswer<T>({ bytes }: Told, schema: z.ZodType<T>): Result<T, TransportProblem> {
  const answer = readTold(schema, jsonOf(bytes));
  return answer === null ? notAnAnswer(200) : ok(answer);
}

/** The whole of an answer that was read to its end. */
interface Told {
  readonly bytes: Uint8Array;
  readonly headers: Headers;
}

/** One request. A tablet that is told that its proof is of another time sets itself right and asks once more. */
export async function carry(carrier: Carrier, request: Request): Answered<Told> {
  const answer = await carryOnce(carrier, request);
  if (answer.ok || answer.error.code !== "refused" || answer.error.problem !== "proof-refused") return answer;
  const told = proofRefusedSchema.safeParse(answer.error.details);
  if (!told.success || !carrier.prover) return answer;
  carrier.prover.learn(told.data.serverTime);
  return carryOnce(carrier, request);
}

/** Up to the whole body of its answer. Only 200 and 201 are answers; a refusal must be a problem of the catalogue. */
async function carryOnce(carrier: Carrier, request: Request): Answered<Told> {
  const giveUp = new AbortController();
  const cancel = carrier.after(patienceFor((request.body?.length ?? 0) + (request.awaited ?? 0)), () => giveUp.abort());
  try {
    const proof =
      (await carrier.prover?.prove({
        method: request.method,
        path: request.path,
        deviceId: request.formerDeviceId,
        bodyHash: request.bodyHash ?? sha256OfBytes(request.body ?? new Uint8Array()),
      })) ?? null;
    const coded = await codedBody(request);
    const body = coded ?? request.body;
    const inNameOf = request.inNameOf ?? carrier.inNameOf;
    const response = await carrier.fetch(request.path, {
      method: request.method,
      credentials: "same-origin",
      redirect: "manual",
      cache: "no-store",
      signal: giveUp.signal,
      headers: {
        [protocolHeader]: String(protocolVersion.max),
        ...(inNameOf === undefined ? {} : { [personHeader]: encodeURIComponent(inNameOf) }),
        ...(proof === null ? {} : { [proofHeader]: proof }),
        ...(request.type === undefined ? {} : { "content-type": request.type }),
        ...(coded === null ? {} : { "content-encoding": String(request.coding) }),
      },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status === 200 || response.status === 201) return ok({ bytes, headers: response.headers });
    return err(refusal(response, bytes));
  } catch {
    return err({ code: "no-answer" });
  } finally {
    cancel();
  }
}

/** The body as it goes over the line, where its server takes it so and it gains by it. The proof is of what it unpacks to. */
async function codedBody({ body, coding }: Request): Promise<Uint8Array | null> {
  if (coding === undefined || body === undefined) return null;
  const coded = await deflated(new Uint8Array(body), coding);
  return coded.length < body.length ? coded : null;
}

function refusal(response: Response, bytes: Uint8Array): TransportProblem {
  const { status } = response;
  const retryAfterMs = retryAfter(response.headers.get("retry-after"));
  const problem = readTold(problemSchema, jsonOf(bytes));
  if (problem !== null && problem.status === status) {
    // A server without room is one to ask again later; why it has none is its administrator's to know.
    const code = problem.code === "storage-full" ? "busy" : problem.code;
    return { code: "refused", status, problem: code, details: problem.details, retryAfterMs };
  }
  // A proxy in front of the server says "busy" without our words; it costs nothing to believe it.
  if (status === 429 || status === 503) return { code: "refused", status, problem: "busy", details: {}, retryAfterMs };
  return { code: "not-an-answer", status };
}

const notAnAnswer = (status: number) => err({ code: "not-an-answer", status } as const);

/** A large family's COE, as the State gives it. */
const usualBody = 4096;

/** Half a minute, and for what is long a second for every kilobyte: the slowest line in the field carries ten kilobits a second. */
const patienceFor = (bytes: number): number => 30_000 + Math.ceil(bytes / 1024) * 1000;

/** Seconds as a rule. A date would need a clock that can be trusted, so it means a minute. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  return /^\d{1,6}$/.test(header.trim()) ? Number(header.trim()) * 1000 : 60_000;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

export const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
