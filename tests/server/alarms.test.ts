import { afterAll, beforeAll, expect, it } from "vitest";
import { alarmsSchema } from "../../src/domain/protocol/alarm.ts";
import { write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const counted = async (): Promise<Record<string, number>> => {
  const { alarms } = alarmsSchema.parse(await (await office.call("aldo", "/v1/alarms")).json());
  return Object.fromEntries(alarms.map(({ kind, times }) => [kind, times]));
};

/** As a browser sends it by itself: no header of ours, the cookies of the page. */
const report = (body: unknown, type = "application/csp-report", headers: Record<string, string> = {}) =>
  fetch(`${office.server.url}/v1/policy-reports`, {
    method: "POST",
    headers: { "content-type": type, cookie: office.cookieOf("ana"), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const secret = "https://elsewhere.example/?name=Quetzalcoatl&street=Canary%20Lane";

const violation = (directive: string, blocked: string) => ({
  "csp-report": {
    "document-uri": `${secret}&page`,
    referrer: secret,
    "effective-directive": directive,
    "violated-directive": directive,
    "blocked-uri": blocked,
    "original-policy": "default-src 'none'",
    "script-sample": "Quetzalcoatl",
    "source-file": secret,
  },
});

it("[S04] what a page tried against its policy is counted by day and kind, in either spelling of browsers", async () => {
  expect((await report(violation("script-src-elem", "inline"))).status).toBe(204);
  expect((await report(violation("script-src-elem", "inline"))).status).toBe(204);
  expect((await report(violation("connect-src", secret))).status).toBe(204);
  const modern = { type: "csp-violation", age: 10, url: secret, user_agent: "Quetzalcoatl 1" };
  const body = { effectiveDirective: "require-trusted-types-for", blockedURL: "trusted-types-sink", sample: "Quetzal" };
  expect((await report([{ ...modern, body }], "application/reports+json")).status).toBe(204);
  expect(await counted()).toMatchObject({
    "policy script-src-elem inline": 2,
    "policy connect-src address": 1,
    "policy require-trusted-types-for trusted-types-sink": 1,
  });
});

it("[S04] nothing of an address, a browser or a page is kept of it, and no word of its sender's making", async () => {
  await report(violation("Quetzalcoatl-src", "Quetzalcoatl"), "application/csp-report", {
    "user-agent": "Quetzalcoatl",
  });
  const rows = JSON.stringify(await office.store.reading.selectFrom("alarms").selectAll().execute());
  expect(rows).not.toMatch(/quetzal|canary|elsewhere|ana|127/i);
  expect(rows).toContain("policy other other");
});

it.each([
  ["no JSON", "x", "application/csp-report", 400],
  ["something else", { hello: "world" }, "application/csp-report", 400],
  ["more than a report", violation("x".repeat(17_000), "y"), "application/csp-report", 413],
  ["a form", "a=b", "application/x-www-form-urlencoded", 403],
  ["text", "{}", "text/plain", 403],
])("[S04] %s is refused", async (_what, body, type, status) => {
  expect((await report(body, type)).status).toBe(status);
});

it("[S05] a report from a page of another site counts nothing", async () => {
  const before = await counted();
  for (const headers of [{ origin: "https://elsewhere.example" }, { "sec-fetch-site": "cross-site" }])
    expect(
      (await report(violation("img-src", "self"), "application/csp-report", headers as Record<string, string>)).status,
    ).toBe(403);
  expect(await counted()).toEqual(before);
});

it("[S05] the types of a report open no other route without our own header", async () => {
  const answer = await fetch(`${office.server.url}/v1/confirm`, {
    method: "POST",
    headers: { "content-type": "application/csp-report", cookie: office.cookieOf("ana") },
    body: '{"ids":[]}',
  });
  expect([answer.status, await codeOf(answer)]).toEqual([403, "not-allowed"]);
});

it("[S04] a flood of reports is answered, and counted up to sixty in a minute", async () => {
  const flood = await openOffice();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      fetch(`${flood.server.url}/v1/policy-reports`, {
        method: "POST",
        headers: { "content-type": "application/csp-report" },
        body: JSON.stringify(violation("script-src", "eval")),
      }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  const [row] = await flood.store.reading.selectFrom("alarms").selectAll().execute();
  // A minute may end while they come in.
  expect(row?.n).toBeGreaterThanOrEqual(60);
  expect(row?.n).toBeLessThanOrEqual(120);
  await flood.close();
});

it("[S04] the page's policy names where to report to", async () => {
  const policy = (await office.call(null, "/")).headers.get("content-security-policy");
  expect(policy?.split(";")).toContain("report-uri /v1/policy-reports");
});

it("[S07] other bytes under a name that is held are refused, counted, and change nothing", async () => {
  const coe = write();
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  await put(office, "ana", `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  const before = (await counted())["bytes-do-not-match-name"] ?? 0;
  const other = write();
  for (const [path, bytes] of [
    [`/v1/revisions/${coe.id}`, other.bytes],
    [`/v1/revisions/${coe.id}`, Buffer.concat([coe.bytes, Buffer.from(" ")])],
    [`/v1/attachments/${coe.signature.id}`, other.signature.bytes],
  ] as const) {
    const answer = await put(office, "ben", path, bytes);
    expect([answer.status, await codeOf(answer)]).toEqual([422, "bytes-do-not-match-name"]);
  }
  expect((await counted())["bytes-do-not-match-name"]).toBe(before + 3);
  const held = await office.call("rosa", `/v1/revisions/${coe.id}`);
  expect(Buffer.from(await held.arrayBuffer()).equals(Buffer.from(coe.bytes))).toBe(true);
  const again = await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  expect(again.status).toBe(200);
});
