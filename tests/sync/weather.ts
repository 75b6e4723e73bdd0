import type { Carrier } from "../../src/sync/transport.ts";

export interface Passing {
  readonly path: string;
  readonly init: RequestInit;
  /** The real request. Not calling it means that the server never hears. */
  go(): Promise<Response>;
}

/** What happens to one request on its way: another answer, or null for fair weather. */
export type Weather = (passing: Passing) => Promise<Response> | null;

/** A network whose weather can change while it is used, with a record of what went over it. */
export function weatherOver(carrier: Carrier): Carrier & { weather: Weather; readonly log: string[] } {
  const network = {
    weather: (() => null) as Weather,
    log: [] as string[],
    after: carrier.after,
    fetch(path: string, init: RequestInit): Promise<Response> {
      network.log.push(`${init.method} ${path.split("?")[0]}`);
      return network.weather({ path, init, go: () => carrier.fetch(path, init) }) ?? carrier.fetch(path, init);
    },
  };
  return network;
}

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: `urn:${code}`, title: code, status, code, details: {} }), { status, headers });

export const loginPage = (): Response =>
  new Response("<!doctype html><title>Welcome to Motel WiFi</title><form>…</form>", {
    status: 200,
    headers: { "content-type": "text/html" },
  });

/** Every way of answering that is not an answer. */
export const notAnswers: Readonly<Record<string, (passing: Passing) => Promise<Response>>> = {
  "a login page with 200": async () => loginPage(),
  "a login page with 202": async () => new Response("ok", { status: 202 }),
  "nothing with 204": async () => new Response(null, { status: 204 }),
  "a redirect": async () => new Response(null, { status: 302, headers: { location: "https://portal.example/" } }),
  "JSON of somebody else": async () => new Response(JSON.stringify({ status: "ok" }), { status: 200 }),
  "an empty body": async () => new Response("", { status: 200 }),
  "a proxy's error page": async () => new Response("<h1>Bad gateway</h1>", { status: 502 }),
  "a connection that breaks": async () => {
    throw new TypeError("network error");
  },
  "an answer that is lost after the server committed": async ({ go }) => {
    await go();
    throw new TypeError("network error");
  },
  "an answer that is cut": async ({ go }) => {
    const whole = await (await go()).text();
    return new Response(whole.slice(0, Math.floor(whole.length * 0.7)), { status: 200 });
  },
  "an answer that breaks off while it is read": async ({ go }) => {
    const whole = new Uint8Array(await (await go()).arrayBuffer());
    const body = new ReadableStream({
      start(stream) {
        stream.enqueue(whole.slice(0, 20));
        stream.error(new TypeError("terminated"));
      },
    });
    return new Response(body, { status: 200 });
  },
};
