// `npm test`: types, lint, the build, every test in a zone behind UTC, and those that know about dates once more in
// a zone ahead of it. The last line is `N passed, N failed`. With arguments, only vitest runs, with these arguments.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { findChromium } from "./chromium.mjs";
import { buildWhenStale, cacheFolder, root, runTool, say, toolEnvironment } from "./place.mjs";
import { findPostgres } from "./postgres.mjs";
import { lintHolds, typesHold } from "./types.mjs";

const sum = { passed: 0, skipped: 0 };
/** What failed, a line each: told once more at the end, where whoever waited for the run looks first. */
const failures = [];

async function check(title, holds) {
  say(`\n── ${title}`);
  const ok = await holds();
  if (ok) sum.passed += 1;
  else failures.push(title);
}

/** Adds what vitest's JSON report says. A file that could not even be loaded, or a run that broke, is a failure too. */
function addReport(title, file, code) {
  if (!existsSync(file)) {
    failures.push(`${title}: the run ended with ${code} and without a report`);
    return;
  }
  const report = JSON.parse(readFileSync(file, "utf8"));
  const failed = report.testResults.flatMap((one) => failedIn(one));
  failures.push(...(failed.length === 0 && code !== 0 ? [`${title}: the run ended with ${code}`] : failed));
  sum.passed += report.numPassedTests;
  sum.skipped += report.numPendingTests + report.numTodoTests;
}

function failedIn({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((one) => one.status === "failed");
  if (status === "failed" && failed.length === 0) return [`${file}: ${briefly(message)}`];
  return failed.map((one) => `${file}: ${one.fullName}\n    ${briefly(one.failureMessages[0])}`);
}

/** What went wrong and where in our own code: enough to know it by from a run that nobody can look into any more. */
function briefly(failure = "") {
  const lines = stripVTControlCharacters(failure).split("\n");
  const isPlace = (line) => /^\s+at /.test(line);
  const words = lines.filter((line) => line.trim() !== "" && !isPlace(line)).slice(0, 8);
  const places = lines.filter((line) => isPlace(line) && line.includes(root) && !line.includes("node_modules"));
  return [...words, ...places.slice(0, 4).map((line) => line.replace(root, ""))].join("\n    ");
}

async function vitest(title, zone, args) {
  say(`\n── ${title} (${zone})`);
  const report = join(cacheFolder, "vitest.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const found = { ...(chromium ? { CHROMIUM: chromium } : {}), ...(postgres ? { POSTGRES_BIN: postgres } : {}) };
  const env = toolEnvironment({ TZ: zone, NODE_ENV: "test", ...found });
  const code = await runTool("vitest", ["run", ...reporters, ...args], {
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  addReport(title, report, code);
}

mkdirSync(cacheFolder, { recursive: true });
const chromium = await findChromium();
const noChromium =
  "No Chromium was found and none could be installed: set CHROMIUM to the path of one. The journeys fail.";
if (!chromium) say(noChromium);
const postgres = await findPostgres();
const noPostgres =
  "No PostgreSQL was found and none could be installed: set POSTGRES_BIN to the folder of its programs. Its tests are SKIPPED.";
if (!postgres) say(noPostgres);

const asked = process.argv.slice(2);
if (asked.length === 0) {
  await check("Types", typesHold);
  await check("Lint rules and format", lintHolds);
}
await check("Build", async () => (await buildWhenStale()) === 0);
await vitest("Tests", "America/Phoenix", asked);
if (asked.length === 0) {
  // What may differ in another zone; tests/time-zone.test.ts holds that nothing else asks for it.
  const dated = ["domain/", "ui/", "features/", "app/", "server/nightly.test.ts", "server/practice.test.ts"];
  await vitest(
    "Tests that know about dates",
    "Pacific/Auckland",
    dated.map((part) => `tests/${part}`),
  );
}

process.exitCode = failures.length === 0 ? 0 : 1;
if (!chromium) say(`\n${noChromium}`);
if (!postgres) say(`\n${noPostgres}`);
if (failures.length > 0) say(`\n── What failed\n${failures.join("\n")}`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
process.stdout.write(`\n${sum.passed} passed, ${failures.length} failed${skipped}\n`);
