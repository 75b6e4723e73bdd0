import type * as z from "zod";
import type { Person } from "../../src/domain/protocol/person.ts";
import type { ProblemCode } from "../../src/domain/protocol/problem.ts";
import type { Action } from "../identity/authorize.ts";
import type { ProofRule } from "../identity/device-proof.ts";
import type { SingleSignOn } from "../identity/single-sign-on.ts";
import type { Session } from "../store/sessions.ts";
import type { Store } from "../store/store.ts";

/** The browser that asks, as far as signing in goes. */
export interface Visitor {
  /** It speaks TLS with us, so that cookies may ask for it too. */
  readonly secure: boolean;
  /** Where people reach this server: scheme, name and port. */
  readonly origin: string;
  readonly address: string;
  readonly userAgent: string | undefined;
  readonly cookies: string | undefined;
  /** What the body says that it is: the bare type in small letters. */
  readonly contentType: string | undefined;
  /** The version of the protocol that is spoken (P25). */
  readonly speaks: number;
  /** The person in whose name the page asks, as it writes them in `personHeader`. */
  readonly inNameOf: string | undefined;
}

/** What the server was started with, beside its store. */
export interface Premises {
  readonly singleSignOn: SingleSignOn | null;
  log(error: Error): void;
}

/** What a route is given: the parsed request and who asks. */
interface Call<P, Q, B> {
  readonly store: Store;
  /** Signed in, unless anybody may do this. */
  readonly person: Person | null;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly session: Session | null;
  /** The tablet whose key has signed this request; null where none did. */
  readonly deviceId: string | null;
  readonly visitor: Visitor;
  readonly premises: Premises;
}

export interface Reply<A> {
  readonly status: 200 | 201 | 204 | 303;
  readonly answer: A;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** What became of it, in one word for the metrics: nothing about whom. */
  readonly outcome?: string;
  /** Of each version of a COE, where several came at once. */
  readonly outcomes?: readonly string[];
}

export interface Bytes {
  readonly type: string;
  readonly bytes: Uint8Array;
}

type BodyKind<B> =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly schema: z.ZodType<B> }
  | {
      readonly kind: "bytes";
      readonly limit: number;
      readonly types: readonly string[];
      /** The content coding of HTTP in which this server tells tablets to send it; the limit is of what it unpacks to. */
      readonly coding?: string;
    };

/** `long`: may be packed on its way, because it holds no secret beside words that somebody else may choose. */
type AnswerKind =
  | { readonly kind: "json"; readonly schema: z.ZodType; readonly long?: true }
  | { readonly kind: "bytes" | "none" };

type Method = "get" | "put" | "post" | "delete";

interface RouteWords<P, Q, B> {
  readonly method: Method;
  /** In OpenAPI's writing: `/v1/revisions/{id}`. */
  readonly path: string;
  readonly summary: string;
  /** What the caller does by it: `authorize` says who may. */
  readonly action: Action;
  /** Only there in practice mode. */
  readonly practiceOnly?: true;
  /** Dangerous: only within five minutes of having proved to be oneself, else `sign-in-again`. */
  readonly fresh?: true;
  /** What it asks of the tablet's key; without it the session alone suffices. */
  readonly proof?: ProofRule;
  readonly params?: z.ZodObject & z.ZodType<P>;
  readonly query?: z.ZodObject & z.ZodType<Q>;
  readonly body?: BodyKind<B>;
  readonly answers: AnswerKind;
  readonly refuses: readonly ProblemCode[];
  run(call: Call<P, Q, B>): Promise<Reply<unknown>>;
}

/** A route with the types of its own request forgotten: what the table holds. */
export type Route = Omit<RouteWords<unknown, unknown, unknown>, "run"> & {
  run(call: Call<unknown, unknown, unknown>): Promise<Reply<unknown>>;
};

/** One entry of the route table. Registering it and describing it in OpenAPI read the same object, so neither can be forgotten. */
export const route = <P = Record<string, never>, Q = Record<string, never>, B = undefined>(
  words: RouteWords<P, Q, B>,
): Route => words as unknown as Route;

/** By what the queue shows: everything that was answered before is drawn first. */
const byTheQueue: ReadonlySet<Action> = new Set([
  "read-changes",
  "read-queue",
  "read-coe",
  "open-coe",
  "return-coe",
  "decide-coe",
  "read-district",
  "read-audit",
  "manage-people",
  "rescue-work",
]);

export const goesByTheQueue = ({ action }: Pick<Route, "action">): boolean => byTheQueue.has(action);

/** How a proof that the route asks for may be refused. */
export const proofRefusals = [
  "proof-missing",
  "proof-refused",
  "device-unknown",
  "device-revoked",
  "sign-in-again",
] as const satisfies readonly ProblemCode[];

export const json = (schema: z.ZodType): AnswerKind => ({ kind: "json", schema });

export const longJson = (schema: z.ZodType): AnswerKind => ({ kind: "json", schema, long: true });

export const jsonBody = <B>(schema: z.ZodType<B>): BodyKind<B> => ({ kind: "json", schema });

/** `types` is what the description tells; a route to which the type matters looks at it. */
export const bytesBody = (limit: number, types: readonly string[], coding?: string): BodyKind<Uint8Array> => ({
  kind: "bytes",
  limit,
  types,
  ...(coding === undefined ? {} : { coding }),
});

export const answer = <A>(value: A, headers: Readonly<Record<string, string | readonly string[]>> = {}): Reply<A> => ({
  status: 200,
  answer: value,
  headers,
});

/** A page that opens these bytes directly gets nothing that could run, and no cache keeps them. */
export const bytesReply = (bytes: Uint8Array, type: string): Reply<Bytes> => ({
  status: 200,
  answer: { type, bytes },
  headers: {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "attachment",
  },
});
