// The one door of every command: `node .setup/run.mjs <command> [arguments]`.
// It runs on the system's Node (20.20 or later) with nothing installed, installs what is missing, and hands over to
// the Node that this project pins.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { at, pinnedNode, root, run, runNode, say } from "./place.mjs";

const commands = {
  start: [".setup/start.mjs"],
  test: [".setup/test.mjs"],
  dev: [".setup/dev.mjs"],
  check: [".setup/check.mjs"],
  build: [".setup/build.mjs"],
  serve: [".setup/serve.mjs"],
  bench: ["bench/run.ts"],
  cases: ["tests/cases/run-cases.ts"],
};

/** What is installed is what the lockfile says; a package for another machine may be missing. */
function isInstalled() {
  if (!existsSync(at("node_modules", ".package-lock.json")) || !existsSync(pinnedNode)) return false;
  const wanted = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(at("node_modules", ".package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(
    ([place, entry]) => place === "" || entry.optional || present[place]?.version === entry.version,
  );
}

/** `npm ci` removes the pinned Node while it works, so npm must not be running on it. */
function systemEnvironment() {
  const paths = (process.env.PATH ?? "").split(delimiter).filter((path) => !path.startsWith(at("node_modules")));
  return { ...process.env, PATH: paths.join(delimiter) };
}

async function install() {
  say("Installing what Surco needs (about a minute, once) …");
  const env = systemEnvironment();
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const stdio = ["ignore", 2, 2];
  const { npm_execpath: npm, npm_node_execpath: npmNode } = process.env;
  const code =
    npm?.endsWith(".js") && npmNode && !npmNode.startsWith(at("node_modules"))
      ? await run(npmNode, [npm, ...args], { env, stdio })
      : await run("npm", args, { env, stdio });
  if (code !== 0) throw new Error("npm could not install the packages. The reason stands above.");
  if (!runsPinnedNode()) await run("npm", ["rebuild", "node"], { env, stdio });
  if (!runsPinnedNode()) throw new Error(`The pinned Node did not arrive at ${pinnedNode}.`);
}

function runsPinnedNode() {
  return existsSync(pinnedNode) && spawnSync(pinnedNode, ["--version"]).status === 0;
}

const [command, ...words] = process.argv.slice(2);
// npm runs scripts in the project's folder; a file is named from where the person stands.
const named = (word) => (word.startsWith("-") ? word : resolve(process.env.INIT_CWD ?? process.cwd(), word));
const rest = command === "cases" ? words.map(named) : words;
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
