import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterPractice } from "../../bench/practice-session.ts";
import { Tablet } from "./chromium.ts";
import { Recruiter } from "./recruiter.ts";
import { StateServer } from "./state-server.ts";

interface Watched {
  violations?: string[];
  pwned?: boolean;
}

/** Names what the browser reports, from before the first line of the page. */
const watch = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const watched = globalThis as Watched;
    watched.violations = [];
    addEventListener("securitypolicyviolation", (event) => watched.violations?.push(event.effectiveDirective));
  });

const violations = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as Watched).violations ?? []);
const pwned = (page: Page): Promise<boolean> => page.evaluate(() => (globalThis as Watched).pwned === true);

describe("what a page of Surco may do", () => {
  let server: StateServer;
  let page: Page;
  const tablet = new Tablet();

  beforeAll(async () => {
    server = await StateServer.practice();
    page = await tablet.open();
    await watch(page);
    await new Recruiter(page, "en").signIn(server.url, "Lucía Ferreira");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.goto(`${server.url}/settings`);
    await page.goto(`${server.url}/coes`);
    await page.getByRole("searchbox").waitFor();
  });
  afterAll(async () => {
    await tablet.throwAway();
    await server.throwAway();
  });

  test("[S04] the application, its service worker and its workers run under the policy without one report", async () => {
    expect(await violations(page)).toEqual([]);
    expect(tablet.complaints.filter((line) => /Security Policy|Trusted/.test(line))).toEqual([]);
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  });

  test.each([
    ["innerHTML", "document.body.innerHTML = '<img src=x onerror=\"pwned = true\">'"],
    ["insertAdjacentHTML", "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')"],
    ["a frame's srcdoc", "document.createElement('iframe').srcdoc = '<script>parent.pwned = true</script>'"],
    ["a script's text", "document.createElement('script').textContent = 'pwned = true'"],
    ["a script from elsewhere", "document.createElement('script').src = 'https://elsewhere.example/x.js'"],
    ["a script with a query", "document.createElement('script').src = '/assets/x.js?a'"],
    ["a worker made of text", "new Worker(URL.createObjectURL(new Blob(['pwned = true'])))"],
    ["another policy", "trustedTypes.createPolicy('other', { createHTML: (text) => text })"],
    ["the same policy again", "trustedTypes.createPolicy('default', { createHTML: (text) => text })"],
    ["eval", "eval('pwned = true')"],
    ["new Function", "new Function('pwned = true')()"],
  ])("[S04] %s throws", async (_what, attack) => {
    // A moment later, as the page's own code would: what the debugger runs itself is excused from the policy.
    const outcome = await page.evaluate<string>(`new Promise((done) => setTimeout(() => {
      try { ${attack}; done("nothing happened"); } catch (error) { done(error.name); }
    }))`);
    expect(outcome).toMatch(/^(TypeError|EvalError|SecurityError)$/);
    expect(await pwned(page)).toBe(false);
  });

  test("[S04] a script that stands in the page, or in an attribute of it, does not run and is reported", async () => {
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.append(document.createTextNode("pwned = true"));
      document.body.append(script);
    });
    expect(await pwned(page)).toBe(false);
    expect((await violations(page)).some((directive) => /script|trusted-types/.test(directive))).toBe(true);
  });

  test("[S04] the State has counted what was reported, by its kind", async () => {
    const { cookie } = await enterPractice(server.url, "auditor");
    const counted = async (): Promise<string> =>
      await (await fetch(`${server.url}/v1/alarms`, { headers: { cookie } })).text();
    await expect
      .poll(counted)
      .toMatch(/"policy (script-src-elem inline|require-trusted-types-for trusted-types-sink)"/);
  });

  test("[S04] nothing is loaded from or sent to anywhere else", async () => {
    const sent = await page.evaluate(() =>
      fetch("https://elsewhere.example/").then(String, (error: Error) => error.name),
    );
    expect(sent).toBe("TypeError");
    expect(await violations(page)).toContain("connect-src");
  });

  test("[S30] of the State's answers the service worker keeps none, and gives none without a network", async () => {
    const kept = await page.evaluate(async () => {
      const addresses: string[] = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) addresses.push(new URL(request.url).pathname);
      return addresses;
    });
    expect(kept.length).toBeGreaterThan(5);
    expect(kept.filter((path) => path.startsWith("/v1"))).toEqual([]);
    await server.stop();
    const answer = await page.evaluate(() =>
      fetch("/v1/session").then(
        (got) => got.status,
        () => "no answer",
      ),
    );
    expect(answer).toBe("no answer");
  });
});
