import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { run, say } from "./place.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const places = [
  "/usr/bin/chromium",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function installed() {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const asked = process.env.CHROMIUM;
  const candidates = [...(asked ? [asked] : []), ...places, ...onPath];
  return candidates.find((path) => isAbsolute(path) && existsSync(path) && spawnSync(path, ["--version"]).status === 0);
}

// A mirror that does not answer must not hold up everything else for long.
const apt = ["-qq", "-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30", "-o", "Acquire::https::Timeout=30"];

/** The path of a Chromium that starts, or null; Debian's is installed where there is none and we may. */
export async function findChromium() {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  say("Installing Chromium, which the journeys drive …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const stdio = ["ignore", 2, 2];
  await run("apt-get", [...apt, "update"], { env, stdio });
  // Chromium draws no letters on a machine without fonts, and only recommends some.
  const packages = ["chromium", "fonts-liberation"];
  await run("apt-get", [...apt, "install", "-y", "--no-install-recommends", ...packages], { env, stdio });
  return installed() ?? null;
}
