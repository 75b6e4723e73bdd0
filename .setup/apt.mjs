import { existsSync } from "node:fs";
import { run, say } from "./place.mjs";

// A mirror that does not answer must not hold up everything else for long.
const patience = ["Acquire::Retries=2", "Acquire::http::Timeout=30", "Acquire::https::Timeout=30"];
const apt = ["-qq", ...patience.flatMap((setting) => ["-o", setting])];

/** Installs Debian's packages, where this is Debian and we may. */
export async function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  say(`Installing ${packages.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const stdio = ["ignore", 2, 2];
  await run("apt-get", [...apt, "update"], { env, stdio });
  await run("apt-get", [...apt, "install", "-y", "--no-install-recommends", ...packages], { env, stdio });
}
