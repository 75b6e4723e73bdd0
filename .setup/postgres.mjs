import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall } from "./apt.mjs";
import { say } from "./place.mjs";

const debians = "/usr/lib/postgresql";

function installed() {
  const versions = existsSync(debians) ? readdirSync(debians).sort((a, b) => Number(b) - Number(a)) : [];
  const asked = process.env.POSTGRES_BIN;
  const folders = [
    ...(asked ? [asked] : []),
    ...versions.map((version) => join(debians, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name))));
}

/** The folder of PostgreSQL's programs, or null; Debian's are installed where there are none and we may. */
export async function findPostgres() {
  const found = installed();
  if (found) return found;
  say("Looking for PostgreSQL, on which the server's tests run a second time …");
  await aptInstall(["postgresql"]);
  return installed() ?? null;
}
