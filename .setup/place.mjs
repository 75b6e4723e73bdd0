// What the scripts of this folder share. It runs on the system's Node, with nothing installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const at = (...parts) => join(root, ...parts);
export const pinnedNode = at("node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
export const cacheFolder = at(".cache");

/** Plain words for the person who waits. They go to stderr, so that what a command prints stays its own. */
export function say(words) {
  process.stderr.write(`${words}\n`);
}

/** The environment of the tools: the pinned Node and the installed programs come first. */
export function toolEnvironment(more = {}) {
  const path = [dirname(pinnedNode), at("node_modules", ".bin"), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...more };
}

/**
 * Passes on what ends us, and answers once all children have ended, so that nothing is left behind on a port. npm's
 * shell does not pass a signal on; that it is gone shows in a new parent.
 */
export async function endTogether(...children) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const endThem = () => children.forEach((child) => void child.kill("SIGTERM"));
  for (const signal of signals) process.on(signal, endThem);
  const parent = process.ppid;
  const watch = setInterval(() => process.env.npm_lifecycle_event && process.ppid !== parent && endThem(), 500);
  await Promise.all(children.map((child) => new Promise((resolve) => child.once("close", resolve))));
  clearInterval(watch);
  for (const signal of signals) process.off(signal, endThem);
}

/** Runs a program to its end and answers its exit code; a signal counts as a failure. */
export async function run(program, args, { env = toolEnvironment(), stdio = "inherit" } = {}) {
  const child = spawn(program, args, { cwd: root, env, stdio });
  let failure = null;
  child.on("error", (error) => {
    failure = error;
  });
  await endTogether(child);
  if (failure) throw failure;
  return child.exitCode ?? 1;
}

export const runNode = (args, options) => run(pinnedNode, args, options);

/** A program of an installed package, started by the pinned Node. */
export function runTool(packageName, args, options) {
  const description = JSON.parse(readFileSync(at("node_modules", packageName, "package.json"), "utf8"));
  const bin = typeof description.bin === "string" ? description.bin : Object.values(description.bin)[0];
  return runNode([at("node_modules", packageName, bin), ...args], options);
}

/** Every file below the places named, in a fixed order. */
export function filesBelow(...places) {
  return places.flatMap((place) => {
    if (!existsSync(at(place))) return [];
    if (statSync(at(place)).isFile()) return [place];
    const names = readdirSync(at(place)).sort();
    return names.flatMap((name) => filesBelow(join(place, name)));
  });
}

function sourcesHash() {
  const hash = createHash("sha256");
  for (const file of filesBelow(
    "src",
    "public",
    "index.html",
    "vite.config.ts",
    "package-lock.json",
    ".setup/place.mjs",
  )) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(at(file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * Builds the application into dist/, unless dist/ was built from these very sources. Answers the exit code. What the build
 * prints is shown when it fails, and to whoever asked for it.
 */
export async function buildWhenStale({ aloud = false } = {}) {
  const mark = join(cacheFolder, "built-from");
  const hash = sourcesHash();
  if (existsSync(at("dist", "index.html")) && existsSync(mark) && readFileSync(mark, "utf8") === hash) return 0;
  say("Building the application …");
  mkdirSync(cacheFolder, { recursive: true });
  const printed = join(cacheFolder, "build.log");
  const log = openSync(printed, "w");
  const code = await runTool("vite", ["build", "--logLevel", "warn"], {
    // Whatever somebody's shell says: what is built for development does not work without a network.
    env: toolEnvironment({ NODE_ENV: "production" }),
    stdio: aloud ? ["ignore", 2, 2] : ["ignore", log, log],
  });
  closeSync(log);
  if (code === 0) writeFileSync(mark, hash);
  else if (!aloud) say(readFileSync(printed, "utf8"));
  return code;
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** The port asked for by SURCO_PORT, or the first free one from 4310 on. */
export async function freePort() {
  const asked = process.env.SURCO_PORT;
  if (asked) {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      stop(`SURCO_PORT is ${asked}: it is a number up to 65535.`);
    if (!(await isFree(port))) stop(`Something else uses port ${port}: choose another with SURCO_PORT.`);
    return port;
  }
  for (let port = 4310; port < 4410; port += 1) if (await isFree(port)) return port;
  return 0;
}

function stop(words) {
  say(words);
  process.exit(1);
}
