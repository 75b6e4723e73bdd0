import { once } from "node:events";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { proofHeader } from "../../src/domain/protocol/device-proof.ts";
import { limits } from "../../src/domain/protocol/hello.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { named, write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, post, put } from "./state-office.ts";

let office: Office;
let cookie: string;
beforeAll(async () => {
  office = await openOffice({ practice: true });
  const entered = await post(office, null, "/v1/practice/session", { personId: "ana" });
  cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
});
afterAll(() => office.close());

/** Sends these bytes over a bare connection, hangs up, and waits until that is done. */
async function hangUpAfter(head: string, body: Uint8Array): Promise<void> {
  const socket = connect(office.server.port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(head);
  socket.write(body);
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  await once(socket, "close");
}

it("[P9] a line that breaks at any byte of the body leaves nothing behind, and the next try succeeds", async () => {
  const coe = write();
  const path = `/v1/revisions/${coe.id}`;
  const head = `PUT ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Length: ${coe.bytes.length}\r\n\r\n`;
  for (const share of [0, 0.1, 0.5, 0.9, 0.999]) {
    await hangUpAfter(head, coe.bytes.subarray(0, Math.floor(coe.bytes.length * share)));
  }
  expect((await office.call("ana", path)).status).toBe(404);
  expect((await put(office, "ana", path, coe.bytes)).status).toBe(201);
});

it("what is not HTTP at all does not disturb the others", async () => {
  await hangUpAfter("\x16\x03\x01 hello?\r\n\r\n", new Uint8Array([0, 255, 13, 10]));
  await hangUpAfter("GET /v1/hello HTTP/9.9\r\n\r\n", new Uint8Array());
  expect((await office.call("ana", "/v1/hello")).status).toBe(200);
});

it("[P18] a body may come compressed; what it unpacks to is held against the limit", async () => {
  const coe = write();
  // The proof stands for what the body unpacks to: that is what is stored.
  const send = (path: string, body: Uint8Array) =>
    office.call("ana", path, {
      method: "PUT",
      body: body as Uint8Array<ArrayBuffer>,
      headers: { "content-encoding": "gzip", [proofHeader]: office.tabletOf("ana").proof("PUT", path, coe.bytes) },
    });
  expect((await send(`/v1/revisions/${coe.id}`, gzipSync(coe.bytes))).status).toBe(201);
  const bomb = gzipSync(new Uint8Array(limits.revisionBytes * 20));
  const refused = await send(`/v1/revisions/${coe.id}`, bomb);
  expect([refused.status, await codeOf(refused)]).toEqual([413, "too-large"]);
  const torn = await send(`/v1/revisions/${write().id}`, gzipSync(coe.bytes).subarray(0, 50));
  expect([torn.status, await codeOf(torn)]).toEqual([400, "malformed"]);
});

it.each([
  ["a text with a zero", (text: string) => text.replace("Alder Creek", "Alder\\u0000Creek")],
  ["half a surrogate", (text: string) => text.replace("Alder Creek", "Alder\\ud800Creek")],
  ["a very long name", (text: string) => text.replace("García López", "G".repeat(300_000))],
  ["a number beyond numbers", (text: string) => text.replace('"deviceSeq":1', '"deviceSeq":1e400')],
  ["a prototype", (text: string) => text.replace('"comments":{', '"comments":{"__proto__":"x","constructor":"y",')],
  ["a day that is none", (text: string) => text.replaceAll('"y":"2026"', '"y":"99999999"')],
])("[P7] %s in a body is no reason to fail: it is held and answered", async (_what, spoil) => {
  const made = named(spoil(new TextDecoder().decode(write().bytes)));
  const answer = await put(office, "ana", `/v1/revisions/${made.id}`, made.bytes);
  expect(answer.status).toBe(201);
  expect((await office.call("rosa", "/v1/queue?search=alder")).status).toBe(200);
  const back = await (await office.call("rosa", `/v1/revisions/${made.id}`)).arrayBuffer();
  expect(Buffer.from(back).equals(Buffer.from(made.bytes))).toBe(true);
});

it("[P13] after all this the feed is whole", async () => {
  expect(await findBrokenLink(office.store.reading, office.store.server)).toBeNull();
});
