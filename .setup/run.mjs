// The one door of every command: `node .setup/run.mjs <command> [arguments]`.
// It runs on the system's Node (20.20 or later) with nothing installed, installs what is missing, and hands over to
// the Node that this project pins.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { at, cacheFolder, pinnedNode, root, run, runNode, say } from "./place.mjs";

const commands = {
  start: [".setup/start.mjs"],
  test: [".setup/test.mjs"],
  dev: [".setup/dev.mjs"],
  check: [".setup/check.mjs"],
  build: [".setup/build.mjs"],
  serve: [".setup/serve.mjs"],
  bench: ["bench/run.ts"],
  cases: ["tests/cases/run-cases.ts"],
  verify: ["sync-server/verify.ts"],
  fuzz: ["tests/fuzz/run-fuzz.ts"],
  ordeal: [".setup/ordeal.mjs"],
  rescue: ["sync-server/rescue.ts"],
  backup: ["sync-server/backup.ts"],
  restore: ["sync-server/restore.ts"],
  move: ["sync-server/move.ts"],
};

const packagesOf = (file) => JSON.parse(readFileSync(at(file), "utf8")).packages;
const names = (list, one) => list === undefined || list.includes(one);

/** Whether a package that only some machines need belongs on this one. */
function isForThisMachine({ os, cpu, libc }, hereLibc) {
  return names(os, process.platform) && names(cpu, process.arch) && names(libc, hereLibc);
}

/** What is installed is what the lockfile says; a package for another machine may be missing. */
function isInstalled() {
  if (!existsSync(at("node_modules", ".package-lock.json")) || !existsSync(pinnedNode)) return false;
  const present = packagesOf(join("node_modules", ".package-lock.json"));
  const libc = process.report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "glibc";
  return Object.entries(packagesOf("package-lock.json")).every(([place, entry]) => {
    const mayBeMissing = entry.optional && !((entry.os ?? entry.cpu) && isForThisMachine(entry, libc));
    return place === "" || mayBeMissing || present[place]?.version === entry.version;
  });
}

/** `npm ci` removes the pinned Node while it works, so npm must not be running on it. */
function systemEnvironment() {
  const paths = (process.env.PATH ?? "").split(delimiter).filter((path) => !path.startsWith(at("node_modules")));
  return { ...process.env, PATH: paths.join(delimiter) };
}

const quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
const stdio = ["ignore", 2, 2];

/** npm, run by this Node or by the one that started it. */
function npm(args, env, node) {
  const { npm_execpath: program, npm_node_execpath: npmNode } = process.env;
  const by = node ?? (npmNode?.startsWith(at("node_modules")) ? undefined : npmNode);
  return program?.endsWith(".js") && by
    ? run(by, [program, ...args, ...quietly], { env, stdio })
    : run("npm", [...args, ...quietly], { env, stdio });
}

/**
 * npm leaves out, without a word, the optional packages whose `engines` do not suit the Node that runs it: the very ones that
 * hold the compiled parts of the tools. A Node that is too old (Debian 12 has 18) first brings the pinned one for npm to run on.
 */
async function nodeForInstalling(env) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 20)) return undefined;
  const folder = join(cacheFolder, "node");
  mkdirSync(folder, { recursive: true });
  const { version } = packagesOf("package-lock.json")["node_modules/node"];
  await npm(["install", "--prefix", folder, "--no-save", "--no-package-lock", `node@${version}`], env);
  return join(folder, "node_modules", "node", "bin", basename(pinnedNode));
}

async function install() {
  say("Installing what Surco needs (about a minute, once) …");
  const system = systemEnvironment();
  const node = await nodeForInstalling(system);
  const env = node ? { ...system, PATH: [dirname(node), system.PATH].join(delimiter) } : system;
  const code = await npm(["ci", "--include=dev"], env, node);
  if (code !== 0) throw new Error("npm could not install the packages. The reason stands above.");
  if (!runsPinnedNode()) await npm(["rebuild", "node"], env, node);
  if (!runsPinnedNode()) throw new Error(`The pinned Node did not arrive at ${pinnedNode}.`);
}

function runsPinnedNode() {
  return existsSync(pinnedNode) && spawnSync(pinnedNode, ["--version"]).status === 0;
}

const [command, ...words] = process.argv.slice(2);
// npm runs scripts in the project's folder; a file is named from where the person stands.
const named = (word) => (word.startsWith("-") ? word : resolve(process.env.INIT_CWD ?? process.cwd(), word));
const rest = ["cases", "verify", "rescue", "backup", "restore"].includes(command) ? words.map(named) : words;
const script = commands[command];
if (!script) {
  say(`Surco has these commands: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}
try {
  process.chdir(root);
  if (!isInstalled()) await install();
  process.exitCode = await runNode([...script.map((part) => at(part)), ...rest]);
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
