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

/** The path of a Chromium that starts; Debian's is installed where there is none and we may. */
export async function findChromium() {
  const found = installed();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium, which the journeys drive …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const stdio = ["ignore", 2, 2];
    await run("apt-get", ["update", "-qq"], { env, stdio });
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env, stdio });
  }
  return installed();
}
