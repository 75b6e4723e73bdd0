import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { watchCondition } from "../../sync-server/condition.ts";
import { readGauges } from "../../sync-server/gauges.ts";
import { openMetrics } from "../../sync-server/metrics.ts";
import { listenForOperations } from "../../sync-server/operations.ts";
import { practiceRecruiters } from "../../sync-server/practice/people.ts";
import { command } from "./backup-kit.ts";
import { write } from "./family-coe.ts";
import { enterPractice, type ServerProcess, startProcess } from "./server-process.ts";
import { openOffice } from "./state-office.ts";
import { enrolledDevice, signedHeaders, type TestDevice } from "./test-device.ts";

const { id: recruiterId, name } = practiceRecruiters.N;
const token = "a-token-of-the-monitoring";

/** How much room this machine has is not the subject. */
const start = (settings: Record<string, string> = {}) =>
  startProcess(folder, { SURCO_DISK_FLOOR_MB: "0", ...settings });

let folder: string;
let running: ServerProcess;
let cookie: string;
let device: TestDevice;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surco-operations-"));
  running = await start({ SURCO_METRICS_TOKEN: token, SURCO_METRICS_PORT: "0" });
  cookie = await enterPractice(running.url, recruiterId);
  device = await enrolledDevice(running.url, cookie);
});
afterAll(async () => {
  running.process.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

const coe = () => write({ author: { recruiterId, name } });
const put = (written = coe()) => {
  const path = `/v1/revisions/${written.id}`;
  const body = written.bytes as Uint8Array<ArrayBuffer>;
  return fetch(running.url + path, { method: "PUT", headers: signedHeaders(device, cookie, "PUT", path, body), body });
};

const metrics = async (at: string, authorization?: string) =>
  await fetch(`${at}/metrics`, { headers: authorization === undefined ? {} : { authorization } });

describe("what whoever runs the server asks it", () => {
  it("/healthz and /readyz say that all is well, and nothing else", async () => {
    const said = async (path: string) => {
      const answer = await fetch(running.url + path);
      return [answer.status, await answer.json(), answer.headers.get("cache-control")];
    };
    // A disk that took longer than the server's patience makes it red for some seconds, rightly.
    await expect.poll(() => said("/healthz")).toEqual([200, { ok: true, failing: [] }, "no-store"]);
    await expect.poll(() => said("/readyz")).toEqual([200, { ok: true }, "no-store"]);
  });

  it("the metrics are for whoever has the token, or is on this machine at a port of their own", async () => {
    expect((await metrics(running.url)).status).toBe(401);
    expect((await metrics(running.url, `Bearer ${token}x`)).status).toBe(401);
    expect((await metrics(running.url, `Bearer ${token}`)).status).toBe(200);
    const own = await metrics(running.metricsUrl ?? "");
    expect([own.status, own.headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    expect((await fetch(`${running.metricsUrl}/v1/people`)).status).toBe(404);
  });

  it("[P13] [P21] they count requests by route and what became of COEs, and name nobody", async () => {
    const [fresh, twice] = [coe(), coe()];
    for (const written of [fresh, twice, twice]) await put(written);
    await put({ ...coe(), id: fresh.id.replace(/^../, "00") as typeof fresh.id });
    await fetch(`${running.url}/v1/coes/0123456789abcdef0123456789abcdef?name=Olmos`);
    expect(await command("backup", folder, join(folder, "copies"))).toMatchObject({ code: 0 });
    const read = async () => await (await metrics(running.metricsUrl ?? "")).text();
    await expect.poll(read).toMatch(/^surco_healthy 1$/m);
    const text = await read();
    const value = (series: string) =>
      Number(
        text
          .split("\n")
          .find((line) => line.startsWith(`${series} `))
          ?.split(" ")
          .at(-1),
      );
    expect(value('surco_requests_total{method="PUT",route="/v1/revisions/{id}",status="2xx"}')).toBe(3);
    expect(value('surco_requests_total{method="PUT",route="/v1/revisions/{id}",status="4xx"}')).toBe(1);
    expect(value('surco_requests_total{method="GET",route="/v1/coes/{coeId}",status="4xx"}')).toBe(1);
    expect(value('surco_revisions_put_total{outcome="accepted"}')).toBe(2);
    expect(value('surco_revisions_put_total{outcome="held"}')).toBe(1);
    expect(value('surco_revisions_put_total{outcome="refused"}')).toBe(1);
    expect(value('surco_request_seconds_count{route="/v1/revisions/{id}"}')).toBe(4);
    expect(value('surco_request_seconds_bucket{route="/v1/revisions/{id}",le="+Inf"}')).toBe(4);
    expect(value("surco_secured_seq")).toBe(value("surco_feed_head"));
    expect(value("surco_backup_age_seconds")).toBeGreaterThanOrEqual(0);
    expect(value("surco_sessions_open")).toBeGreaterThan(0);
    for (const canary of [recruiterId, name, device.deviceId, fresh.id, "Olmos", "García", "0123456789abcdef"])
      expect(text).not.toContain(canary);
    // Every line is a comment or a series with a number: what Prometheus reads.
    for (const line of text.trimEnd().split("\n"))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"\\]*"(,\w+="[^"\\]*")*\})? -?[\d.e+-]+)$/);
  });
});

describe("when something is away", () => {
  it("the metrics go on without the database, and say that all is not well", async () => {
    const office = await openOffice();
    const { store, folder: place } = office;
    const before = await watchCondition({ store, folder: place, floorBytes: 0, patienceMs: 60_000 }, () => 0)();
    await office.close();
    const counted = openMetrics();
    counted.request({ method: "GET", route: "/v1/hello", status: 503, ms: 1, id: "one" });
    const text = counted.text(await readGauges(store, before));
    expect(text).toContain('surco_requests_total{method="GET",route="/v1/hello",status="5xx"} 1\n');
    expect(text).toContain("surco_healthy 0\n");
    expect(text).toMatch(/^surco_memory_bytes \d+$/m);
    expect(text).not.toMatch(/^surco_feed_head /m);
  });

  it("before the first backup the place that is secured is 0, so that whoever watches the difference is not told nothing", async () => {
    const { store, folder: place, close } = await openOffice();
    const condition = await watchCondition({ store, folder: place, floorBytes: 0, patienceMs: 60_000 }, () => 0)();
    const text = openMetrics().text(await readGauges(store, condition));
    await close();
    expect(text).toMatch(/^surco_secured_seq 0$/m);
  });

  it("a fault at the port of their own is told without a word", async () => {
    const fails = () => Promise.reject(new Error("of nobody's business"));
    const own = await listenForOperations({ condition: fails, metrics: fails, metricsToken: null }, 0);
    for (const path of ["/metrics", "/healthz"]) {
      const answer = await fetch(own.url + path);
      expect([answer.status, await answer.text()]).toEqual([500, ""]);
    }
    own.stop();
  });
});

describe("SIGTERM", () => {
  it("[P9] a request under way ends with its receipt, nothing new is taken, and the process ends with 0", async () => {
    const written = coe();
    const path = `/v1/revisions/${written.id}`;
    const headers = {
      ...signedHeaders(device, cookie, "PUT", path, written.bytes),
      "content-length": written.bytes.length,
    };
    const sending = request(running.url + path, { method: "PUT", headers });
    const answered = once(sending, "response");
    sending.write(written.bytes.subarray(0, 100));
    // Its head has arrived once the server has answered somebody who came after it.
    await fetch(`${running.url}/readyz`);
    const ended = once(running.process, "exit");
    running.process.kill("SIGTERM");
    await expect
      .poll(() =>
        fetch(`${running.url}/readyz`).then(
          () => "taken",
          () => "refused",
        ),
      )
      .toBe("refused");
    sending.end(written.bytes.subarray(100));
    const [answer] = await answered;
    expect(answer.statusCode).toBe(201);
    answer.resume();
    expect((await ended)[0]).toBe(0);

    running = await start();
    expect((await put(written)).status).toBe(200);
  });

  it("under load: whatever was answered is there afterwards, and what was not is sent again", async () => {
    const held: string[] = [];
    const senders = Array.from({ length: 4 }, async () => {
      for (;;) {
        const written = coe();
        const answer = await put(written).catch(() => null);
        if (answer === null) return;
        if (answer.ok) held.push(written.id);
      }
    });
    await expect.poll(() => held.length).toBeGreaterThan(20);
    expect(await running.end("SIGTERM")).toBe(0);
    await Promise.all(senders);
    running = await start();
    const body = JSON.stringify({ ids: held.slice(-500) });
    const headers = signedHeaders(device, cookie, "POST", "/v1/confirm", body);
    const answer = await fetch(`${running.url}/v1/confirm`, { method: "POST", headers, body });
    expect(await answer.json()).toMatchObject({ unknown: [] });
  });
});
