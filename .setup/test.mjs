// `npm test`: types, lint, the build, every test in a zone behind UTC, and those that know about dates once more in
// a zone ahead of it. The last line is `N passed, N failed`. With arguments, only vitest runs, with these arguments.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "./chromium.mjs";
import { buildWhenStale, cacheFolder, runTool, say, toolEnvironment } from "./place.mjs";
import { lintHolds, typesHold } from "./types.mjs";

const sum = { passed: 0, failed: 0, skipped: 0 };

async function check(title, holds) {
  say(`\n── ${title}`);
  const ok = await holds();
  sum[ok ? "passed" : "failed"] += 1;
  if (!ok) say(`${title}: FAILED`);
}

/** Adds what vitest's JSON report says. A file that could not even be loaded, or a run that broke, is a failure too. */
function addReport(file, code) {
  if (!existsSync(file)) {
    sum.failed += 1;
    return;
  }
  const report = JSON.parse(readFileSync(file, "utf8"));
  const unloaded = report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0);
  const failed = report.numFailedTests + unloaded.length;
  sum.passed += report.numPassedTests;
  sum.failed += failed === 0 && code !== 0 ? 1 : failed;
  sum.skipped += report.numPendingTests + report.numTodoTests;
}

async function vitest(title, zone, args) {
  say(`\n── ${title} (${zone})`);
  const report = join(cacheFolder, "vitest.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const env = toolEnvironment({ TZ: zone, NODE_ENV: "test", ...(chromium ? { CHROMIUM: chromium } : {}) });
  const code = await runTool("vitest", ["run", ...reporters, ...args], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  addReport(report, code);
}

mkdirSync(cacheFolder, { recursive: true });
const chromium = await findChromium();
const noChromium =
  "No Chromium was found and none could be installed: set CHROMIUM to the path of one. The journeys fail.";
if (!chromium) say(noChromium);

const asked = process.argv.slice(2);
if (asked.length === 0) {
  await check("Types", typesHold);
  await check("Lint rules and format", lintHolds);
}
await check("Build", async () => (await buildWhenStale()) === 0);
await vitest("Tests", "America/Phoenix", asked);
if (asked.length === 0) {
  const dated = ["domain", "storage", "sync", "server"].map((name) => `--project=${name}`);
  await vitest("Tests that know about dates", "Pacific/Auckland", dated);
}

process.exitCode = sum.failed === 0 ? 0 : 1;
if (!chromium) say(`\n${noChromium}`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
