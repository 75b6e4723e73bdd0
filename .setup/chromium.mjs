import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { aptInstall } from "./apt.mjs";
import { say } from "./place.mjs";

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

/** The path of a Chromium that starts, or null; Debian's is installed where there is none and we may. */
export async function findChromium() {
  const found = installed();
  if (found) return found;
  say("Looking for Chromium, which the journeys drive …");
  // Chromium draws no letters on a machine without fonts, and only recommends some.
  await aptInstall(["chromium", "fonts-liberation"]);
  return installed() ?? null;
}
