import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import { createApp } from "../../sync-server/app.ts";
import { readConfig } from "../../sync-server/config.ts";
import { faultOf, openLog } from "../../sync-server/log.ts";
import { requestJson } from "../../sync-server/request-json.ts";
import { listen } from "../../sync-server/server.ts";
import { write } from "./family-coe.ts";
import { openSignInOffice } from "./sign-in-office.ts";
import { codeOf, type Office, openOffice, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Bytes over a bare connection, and all that comes back until it is closed. */
async function bare(bytes: string, port = office.server.port): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (chunk: Buffer) => {
    said += chunk.toString("latin1");
  });
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.write(bytes);
  await closed;
  return said;
}

const own = { [protocolHeader]: String(protocolVersion.max), "content-type": "application/json" };
const signOut = (headers: Record<string, string>) => ({ method: "DELETE", headers: { ...own, ...headers } });

it.each<[string, RequestInit]>([
  [
    "a form of another site",
    { method: "POST", body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
  ],
  ["JSON that says it is text", { method: "POST", body: "{}", headers: { "content-type": "text/plain" } }],
  ["another site's origin", signOut({ origin: "https://elsewhere.example" })],
  ["no origin at all", signOut({ origin: "null" })],
  ["our name under another scheme", signOut({ origin: "https://127.0.0.1" })],
  ["what the browser calls cross-site", signOut({ "sec-fetch-site": "cross-site" })],
  ["what the browser calls same-site", signOut({ "sec-fetch-site": "same-site" })],
])("[S05] refuses to write for %s, and nothing changes", async (_what, init) => {
  const path = init.method === "POST" ? "/v1/confirm" : "/v1/session";
  const answer = await office.call("rosa", path, init);
  expect([answer.status, await codeOf(answer)]).toEqual([403, "not-allowed"]);
  expect(await (await office.call("rosa", "/v1/session")).json()).toMatchObject({ person: { id: "rosa" } });
});

it("[S05] a write without the header that only our own script sets is refused", async () => {
  const answer = await fetch(`${office.server.url}/v1/session`, {
    method: "DELETE",
    headers: { cookie: office.cookieOf("rosa") },
  });
  expect(answer.status).toBe(403);
});

it.each([
  ["another name", "surco.elsewhere.example"],
  ["a name with a port that is none", "127.0.0.1:99999999"],
  ["two names", "127.0.0.1, elsewhere.example"],
  ["a path", "127.0.0.1/v1"],
])("[S25] a request under %s is refused", async (_what, host) => {
  const head = `GET /v1/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  expect(await bare(head)).toMatch(/^HTTP\/1\.1 400 /);
});

it("[S25] the public name is taken where there is one, and cookies are then asked for TLS whatever the proxy says", async () => {
  const app = { store: office.store, staticFolder: office.folder, log: () => undefined };
  const server = await listen({ ...app, origin: "https://surco.example.gov" }, 0);
  const said = await bare(
    "GET /v1/health HTTP/1.1\r\nHost: surco.example.gov\r\nX-Forwarded-Proto: http\r\nConnection: close\r\n\r\n",
    server.port,
  );
  expect(said).toMatch(/^HTTP\/1\.1 200 /);
  expect(said).toMatch(/Strict-Transport-Security: max-age=63072000; includeSubDomains/i);
  await server.stop();
  expect((await office.call(null, "/v1/health")).headers.get("strict-transport-security")).toBeNull();
});

it("[S25] what a client claims about a proxy is believed of nobody, unless the State says that there is one", () => {
  const trusts = (behindProxy: boolean) =>
    createApp({ store: office.store, staticFolder: office.folder, log: () => undefined, behindProxy }).get(
      "trust proxy",
    );
  expect([trusts(false), trusts(true)]).toEqual([false, 1]);
  expect(readConfig({ SURCO_TRUST_PROXY: "1" }).behindProxy).toBe(true);
  expect(readConfig({}).behindProxy).toBe(false);
  expect(() => readConfig({ SURCO_PUBLIC_ORIGIN: "surco.example.gov/path" })).toThrow();
});

it("[S25] an address that a client claims for itself gives it no new tries", async () => {
  const state = await openSignInOffice({ behindProxy: false });
  const statuses: number[] = [];
  for (let i = 0; i < 40; i += 1) {
    const names = { signInName: `name${i}@elsewhere.example`, password: "mango lamp skies" };
    const answer = await state.browser(`203.0.113.${i}`).call("POST", "/v1/sign-in", names, {
      "x-forwarded-for": `203.0.113.${i}`,
      forwarded: `for=203.0.113.${i}`,
      "x-real-ip": `203.0.113.${i}`,
    });
    statuses.push(answer.status);
  }
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
  await state.close();
});

it.each([
  ["two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"],
  [
    "a length and chunks",
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/hello HTTP/1.1\r\n\r\n",
  ],
  ["chunks of no known kind", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"],
  ["a header folded over two lines", "X-One: a\r\n b\r\n\r\n"],
  ["a length that is no number", "Content-Length: -1\r\n\r\n"],
  ["two ways of coding", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"],
  ["a space before the colon", "Content-Length : 5\r\n\r\nhello"],
  ["a chunk that says another size", "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"],
  ["a line that ends with a feed alone", "X-One: a\nContent-Length: 5\r\n\r\nhello"],
])("[S25] a request that two readers could cut in two ways is refused: %s", async (_what, rest) => {
  const said = await bare(`POST /v1/confirm HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${rest}`);
  expect(said.match(/HTTP\/1\.1 (\d+)/g)).toHaveLength(1);
  expect(said).toMatch(/^HTTP\/1\.1 [45]\d\d /);
});

it("[S25] a head of a hundred kilobytes is refused before anything is made of it", async () => {
  const head = `GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${"a".repeat(100_000)}\r\n\r\n`;
  expect(await bare(head)).toMatch(/^HTTP\/1\.1 431 /);
});

it("[S25] five hundred headers are refused, and so is a path of sixteen kilobytes", async () => {
  const many = Array.from({ length: 500 }, (_, i) => `X-${i}: a\r\n`).join("");
  expect(await bare(`GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${many}\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
  const path = `/v1/${"a".repeat(20_000)}`;
  expect(await bare(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
});

it("[S25] whoever drips a head, or a body, is hung up on, and the others do not wait for it", async () => {
  const app = { store: office.store, staticFolder: office.folder, log: () => undefined };
  const server = await listen(app, 0, { headersMs: 300, silenceMs: 600, requestMs: 900 });
  const dripping = bare("GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ", server.port);
  const silent = bare("POST /v1/confirm HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{", server.port);
  expect((await fetch(`${server.url}/v1/health`)).status).toBe(200);
  await Promise.all([dripping, silent]);
  await server.stop();
});

it.each([
  ["OPTIONS", "/v1/confirm", 405],
  ["PATCH", "/v1/session", 405],
  ["GET", "/v1/confirm", 405],
  ["DELETE", "/v1/openapi.json", 405],
  ["TRACE", "/v1/session", 405],
  ["PROPFIND", "/v1/session", 405],
  ["POST", "/", 405],
  ["PUT", "/assets/main.js", 405],
  ["GET", "/v1/everything", 404],
])("%s %s is answered with %i", async (method, path, status) => {
  const asked = request(`${office.server.url}${path}`, { method, headers: own });
  asked.end();
  const [answer] = await once(asked, "response");
  expect(answer.statusCode).toBe(status);
  answer.resume();
});

it("every answer of the interface says that nobody keeps it, and nothing in it may run", async () => {
  const coe = write();
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  for (const path of ["/v1/health", "/v1/session", `/v1/revisions/${coe.id}`, "/v1/nothing", "/v1/openapi.json"]) {
    const { headers } = await office.call("rosa", path);
    expect([path, headers.get("cache-control")]).toEqual([path, "no-store"]);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{16}$/);
  }
});

it.each([
  ["a key that stands twice", '{"ids":[],"ids":["x"]}'],
  ["a key that stands twice in other letters", '{"ids":[],"\\u0069ds":["x"]}'],
  ["a prototype", '{"ids":[],"__proto__":{"roles":["reviewer"]}}'],
  ["a constructor", '{"ids":[],"constructor":{"prototype":{"polluted":true}}}'],
  ["a field of the server's own", '{"ids":[],"reviewState":"approved","approvedAt":"2026-01-01"}'],
  ["an object for a list", '{"ids":{"0":"x"}}'],
  ["a text for a list", '{"ids":"all"}'],
  ["something deep", `{"ids":${"[".repeat(30)}${"]".repeat(30)}}`],
  ["a text that is too long", `{"ids":["${"a".repeat(20_000)}"]}`],
  ["a key that stands twice deeper down", '{"ids":[{"a":1,"a":2}]}'],
  ["a prototype in other letters", '{"ids":[],"\\u005f_proto__":{"polluted":true}}'],
  ["a constructor.prototype in one key", '{"ids":[],"constructor.prototype":{"polluted":true}}'],
  ["half a letter", '{"ids":["\\ud800"],"x":1}'],
  ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
])("[S02] %s in a body is refused as malformed", async (_what, body) => {
  const answer = await office.call("ana", "/v1/confirm", { method: "POST", body, headers: own });
  expect([answer.status, await codeOf(answer)]).toEqual([400, "malformed"]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

it("[S02] what is not doubtful is read as it stands", () => {
  const text = '{"a":{"x":"\\"{[","y":[1,{"a":"}"}]},"b":[]}';
  expect(requestJson(Buffer.from(text))).toEqual(JSON.parse(text));
});

const names = [
  "<img src=x onerror=alert(1)>",
  "{{7*7}}",
  "\u202Ereversed",
  "zero\u200Bwidth",
  "O'Neil",
  '=HYPERLINK("http://x")',
  "Ñuñez",
  "Kʼanchu Ꞌ",
  "👩‍🌾",
  "n".repeat(10_000),
];

it.each(names)("[S03] the name %s is kept and given back exactly as it was written", async (name) => {
  const made = write({
    change: (revision) => ({
      ...revision,
      answers: {
        ...revision.answers,
        familyData: { ...revision.answers.familyData, city: name },
      },
    }),
  });
  expect((await put(office, "ana", `/v1/revisions/${made.id}`, made.bytes)).status).toBe(201);
  const answer = await office.call("rosa", `/v1/revisions/${made.id}`);
  expect(answer.headers.get("content-type")).toContain("application/json");
  expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(made.bytes))).toBe(true);
});

it("[S22] what an attachment is called never becomes the name of a file", async () => {
  const before = await readdir(office.folder);
  for (const slot of ["../../etc/passwd", "..%2f..%2fx", "a\u0000b", "x".repeat(5000), "C:\\x"]) {
    const made = write({
      change: (revision) => ({
        ...revision,
        attachments: revision.attachments.map((each) => ({ ...each, slot })),
      }),
    });
    expect((await put(office, "ana", `/v1/revisions/${made.id}`, made.bytes)).status).toBe(201);
    await put(office, "ana", `/v1/attachments/${made.signature.id}`, made.signature.bytes);
  }
  expect(await readdir(office.folder)).toEqual(before);
  for (const path of ["..%2f..%2fsurco.sqlite", "%00", "a".repeat(5000), "%2e%2e", "%"])
    expect((await office.call("rosa", `/v1/attachments/${path}`)).status).toBeGreaterThanOrEqual(400);
});

it("[S28] a line of the log holds the route, never the address, the body or a name; a fault is a place in the code", async () => {
  const folder = await mkdtemp(join(tmpdir(), "surco-log-"));
  const lines: string[] = [];
  const log = openLog({ write: (line: string) => void lines.push(line) });
  const canary = "Canaria Quetzalcóatl 1999-12-31";
  const broken = Object.create(office.store, {
    reading: {
      get: () => {
        throw Object.assign(new Error(`row says ${canary}\n    at ${canary}:1:1`), { name: canary, code: canary });
      },
    },
  });
  const server = await listen({ store: broken, staticFolder: folder, log: log.fault, logRequest: log.request }, 0);
  const answer = await fetch(`${server.url}/v1/health?search=${encodeURIComponent(canary)}`, {
    headers: { "user-agent": "Canaria", cookie: "surco_session=Canaria" },
  });
  const said = await answer.text();
  await server.stop();
  await rm(folder, { recursive: true });
  expect([answer.status, JSON.parse(said).code]).toEqual([500, "unexpected"]);
  expect(said).not.toMatch(/Canaria|\.ts|node_modules|Error:/);
  expect(lines.join()).toContain('"/v1/health"');
  expect(lines.join()).toContain(answer.headers.get("x-request-id"));
  expect(lines.join()).not.toContain("Canaria");
  expect(lines.join()).not.toContain("1999-12-31");
  expect(faultOf("a text").at).toEqual([]);
});

it("[S28] after a run through the interface no word of a family stands in the log", async () => {
  const lines: string[] = [];
  const log = openLog({ write: (line: string) => void lines.push(line) });
  const server = await listen(
    { store: office.store, staticFolder: office.folder, log: log.fault, logRequest: log.request },
    0,
  );
  const coe = write();
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  const headers = { ...own, cookie: office.cookieOf("rosa") };
  for (const path of [`/v1/revisions/${coe.id}`, "/v1/queue?search=garcia", `/v1/coes/${coe.revision.coeId}`])
    await fetch(server.url + path, { headers });
  const body = JSON.stringify({ signInName: "rosa@example.gov", password: "a canary of a password" });
  await fetch(`${server.url}/v1/sign-in`, { method: "POST", headers: own, body });
  await server.stop();
  expect(lines.length).toBeGreaterThan(3);
  for (const canary of ["arcía", "garcia", "Alder", "rosa@", "canary", coe.id, coe.revision.coeId])
    expect(lines.join()).not.toContain(canary);
});
