import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Office, openOffice } from "./state-office.ts";

let folder: string;
let office: Office;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surco-static-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Surco</title>");
  await writeFile(join(folder, "service-worker.js"), "self;");
  await writeFile(join(folder, "assets", "main-abc123.js"), "1;");
  office = await openOffice({ staticFolder: folder });
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => office.call(null, path, { headers });
const navigation = { accept: "text/html,application/xhtml+xml" };

it("files named by their content may be kept for ever, the page and the service worker are asked for anew", async () => {
  expect((await get("/assets/main-abc123.js")).headers.get("cache-control")).toContain("immutable");
  for (const path of ["/service-worker.js", "/index.html"]) {
    expect((await get(path)).headers.get("cache-control")).toBe("no-cache");
  }
});

it("a chunk of a release that is gone is missing, and never the page", async () => {
  for (const path of ["/assets/main-old.js", "/assets/", "/gone.js"]) {
    const answer = await get(path, navigation);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("<title>");
  }
});

it("the page answers navigations to any screen, and only those", async () => {
  const answer = await get("/coes/0123456789abcdef0123456789abcdef", navigation);
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-cache"]);
  expect(await answer.text()).toContain("<title>Surco");
  expect((await get("/coes/0123", { accept: "application/json" })).status).toBe(404);
});

it("the front door is the page for whoever asks, also without saying that it wants a page", async () => {
  const answer = await get("/", { accept: "*/*" });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("<title>Surco");
});

it("nothing outside the folder is served", async () => {
  const outside = join(folder, "..", "surco-static-secret.txt");
  await writeFile(outside, "secret");
  for (const path of ["/..%2fsurco-static-secret.txt", "/assets/..%2f..%2fsurco-static-secret.txt"]) {
    const answer = await get(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toContain("secret");
  }
  await rm(outside);
});

it("[S04] a page may load from its own server only, turns no text into script, and nobody may frame it", async () => {
  const policy = (await get("/", navigation)).headers.get("content-security-policy") ?? "";
  for (const words of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ])
    expect(policy.split(";")).toContain(words);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

it.each([
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-embedder-policy", "require-corp"],
  ["cross-origin-resource-policy", "same-origin"],
  ["referrer-policy", "no-referrer"],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
])("a page, a file and a missing one all come with %s: %s", async (name, value) => {
  for (const path of ["/", "/assets/main-abc123.js", "/assets/gone.js"])
    expect([path, (await get(path, navigation)).headers.get(name)]).toEqual([path, value]);
});

it("a tablet's position and its microphone are nobody's", async () => {
  const permissions = (await get("/", navigation)).headers.get("permissions-policy") ?? "";
  expect(permissions).toContain("geolocation=()");
  expect(permissions).toContain("microphone=()");
  expect(permissions).toContain("camera=(self)");
});
