import type { PersonName } from "../server/state-office.ts";
import { people } from "../server/state-office.ts";

/** A source of chance that can be begun again: what a run did is named by its seed. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

export interface Described {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  /** Names of the members that the body may have. */
  readonly members: readonly string[];
}

interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: { readonly properties?: object } }> };
}

/** Every call that the server describes, with what it asks for. */
export const describedCalls = ({ paths }: OpenApi): Described[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      parameters,
      members: Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => Object.keys(schema?.properties ?? {})),
    })),
  );

const texts = [
  "",
  "0",
  "-1",
  "1e309",
  "null",
  "true",
  "'; drop table people; --",
  '" or 1=1',
  "../../../etc/passwd",
  "..%2f..%2fsurco.sqlite",
  "%00",
  "\u0000",
  "\ud800",
  "\u202Eevil",
  "<img src=x onerror=alert(1)>",
  "{{7*7}}",
  "=HYPERLINK(1)",
  "__proto__",
  "constructor",
  "a".repeat(9000),
  "Ñandú",
  "👩‍🌾",
  "2026-02-30",
  "9999999999999999999",
  "0".repeat(64),
  "f".repeat(32),
  "0123456789abcdef0123456789abcdef",
  "rosa",
];

const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308];

export interface HostileRequest {
  readonly who: PersonName | null;
  readonly path: string;
  readonly init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string | Uint8Array;
  };
}

/** Makes hostile requests for the described calls: mostly nearly right, because what is quite wrong goes no further than the door. */
export class HostileRequests {
  private readonly chance: () => number;
  private readonly calls: readonly Described[];
  /** Ids that are really there, so that requests get past the first look. */
  private readonly known: readonly string[];

  constructor(seed: number, calls: readonly Described[], known: readonly string[]) {
    this.chance = chanceOf(seed);
    this.calls = calls;
    this.known = known;
  }

  next(place: number): HostileRequest {
    const call = this.calls[place % this.calls.length] as Described;
    const names = [null, ...(Object.keys(people) as PersonName[])];
    const path = call.path.replace(/\{\w+\}/g, () => this.segment());
    const method = this.rarely(0.05) ? this.one(["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"]) : call.method;
    const body = method === "GET" ? null : this.body(call);
    return {
      who: this.one(names),
      path: path + this.query(call),
      init: { method, headers: this.headers(), ...(body === null ? {} : { body }) },
    };
  }

  private one<T>(list: readonly T[]): T {
    return list[Math.floor(this.chance() * list.length)] as T;
  }

  private rarely(share: number): boolean {
    return this.chance() < share;
  }

  private segment(): string {
    if (this.rarely(0.5)) return this.one(this.known);
    const text = this.one(texts);
    return this.rarely(0.3) ? text.replace(/[^\w.%-]/g, "") || "x" : encodeURIComponent(text.toWellFormed()) || "x";
  }

  private query({ parameters }: Described): string {
    const asked = parameters.filter((each) => each.in === "query").filter(() => this.rarely(0.7));
    const pairs = asked.map(({ name }) => `${name}=${encodeURIComponent(this.one(texts).toWellFormed())}`);
    if (this.rarely(0.1))
      pairs.push(this.one(["__proto__[x]=1", "limit[]=1&limit[]=2", "%", "=", "a=%ff", "x=".repeat(500)]));
    return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  }

  private headers(): Record<string, string> {
    const type = this.one([
      "application/json",
      "application/json; charset=utf-16",
      "application/octet-stream",
      "text/html",
    ]);
    const odd: Record<string, string>[] = [
      { "content-encoding": "gzip" },
      { "content-encoding": "br" },
      { "x-surco-protocol": "99" },
      { "x-surco-proof": "a.b.c.d" },
      { "x-forwarded-for": "1.2.3.4, <script>" },
      { "accept-language": "a".repeat(2000) },
      { origin: "null" },
      { "if-none-match": "*", range: "bytes=0-1,1-2" },
    ];
    return { "content-type": this.rarely(0.7) ? "application/json" : type, ...(this.rarely(0.2) ? this.one(odd) : {}) };
  }

  private body(call: Described): string | Uint8Array {
    if (this.rarely(0.08)) return Uint8Array.from({ length: 300 }, () => Math.floor(this.chance() * 256));
    if (this.rarely(0.08))
      return this.one(["", "{", "[]", "null", '"x"', "{}", `${"[".repeat(3000)}`, '{"a":1,"a":2}']);
    const members = call.members.filter(() => this.rarely(0.9));
    const value = Object.fromEntries(members.map((name) => [name, this.value(0)]));
    if (this.rarely(0.15)) Object.assign(value, { [this.one(texts)]: this.value(0) });
    return JSON.stringify(value);
  }

  private value(depth: number): unknown {
    const kind = Math.floor(this.chance() * (depth > 3 ? 4 : 7));
    if (kind === 0) return this.one(numbers);
    if (kind === 1) return this.one([true, false, null]);
    if (kind === 2) return this.one(this.known);
    if (kind <= 4) return this.one(texts);
    if (kind === 5) return Array.from({ length: Math.floor(this.chance() * 4) }, () => this.value(depth + 1));
    return { [this.one(texts)]: this.value(depth + 1), id: this.one(this.known) };
  }
}
