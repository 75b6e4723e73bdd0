import type * as z from "zod";
import type { Person } from "../../src/domain/protocol/person.ts";
import type { ProblemCode } from "../../src/domain/protocol/problem.ts";
import type { Access } from "../identity/access.ts";
import type { Store } from "../store/store.ts";

/** What a route is given: the parsed request and who asks. */
interface Call<P, Q, B> {
  readonly store: Store;
  /** Signed in, unless the route's access is `anybody`. */
  readonly person: Person | null;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The session's token as the cookie carries it, or null. */
  readonly token: string | null;
  /** The browser speaks TLS, so the cookie may ask for it too. */
  readonly secure: boolean;
}

export interface Reply<A> {
  readonly status: 200 | 201 | 204;
  readonly answer: A;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Bytes {
  readonly type: string;
  readonly bytes: Uint8Array;
}

type BodyKind<B> =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly schema: z.ZodType<B> }
  | { readonly kind: "bytes"; readonly limit: number };

type AnswerKind = { readonly kind: "json"; readonly schema: z.ZodType } | { readonly kind: "bytes" | "none" };

type Method = "get" | "put" | "post" | "delete";

interface RouteWords<P, Q, B> {
  readonly method: Method;
  /** In OpenAPI's writing: `/v1/revisions/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  /** Only there in practice mode. */
  readonly practiceOnly?: true;
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

export const json = (schema: z.ZodType): AnswerKind => ({ kind: "json", schema });

export const jsonBody = <B>(schema: z.ZodType<B>): BodyKind<B> => ({ kind: "json", schema });

export const bytesBody = (limit: number): BodyKind<Uint8Array> => ({ kind: "bytes", limit });

export const answer = <A>(value: A, headers: Readonly<Record<string, string>> = {}): Reply<A> => ({
  status: 200,
  answer: value,
  headers,
});

/** Bytes under the name of their content never change. A page that opens them directly gets nothing that could run. */
export const bytesReply = (bytes: Uint8Array, type: string): Reply<Bytes> => ({
  status: 200,
  answer: { type, bytes },
  headers: {
    "Cache-Control": "private, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "attachment",
  },
});
