import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { err, ok, type Result } from "../../src/domain/base/result.ts";

const run = promisify(execFile);

/** PostgreSQL's own programs, of one release. */
export interface Programs {
  readonly folder: string;
  readonly major: number;
}

const debians = "/usr/lib/postgresql";

function folders(): readonly string[] {
  const versions = existsSync(debians) ? readdirSync(debians) : [];
  return [
    ...(process.env.POSTGRES_BIN ? [process.env.POSTGRES_BIN] : []),
    ...versions.map((version) => join(debians, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== ""),
  ];
}

async function programsIn(folder: string): Promise<Programs[]> {
  if (!["pg_dump", "pg_restore"].every((name) => existsSync(join(folder, name)))) return [];
  const { stdout } = await run(join(folder, "pg_dump"), ["--version"]).catch(() => ({ stdout: "" }));
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? Number.NaN);
  return Number.isNaN(major) ? [] : [{ folder, major }];
}

const howToGet = (major: number): string =>
  `Install PostgreSQL's client programs of release ${major} (Debian and Ubuntu: apt install postgresql-client-${major}; Red Hat: postgresql${major}),
or name the folder they are in with POSTGRES_BIN.`;

/** Those of the server's own release, or else of the next one after it: an older one cannot read a newer database. */
export async function findPrograms(major: number): Promise<Result<Programs, string>> {
  const found = (await Promise.all([...new Set(folders())].map(programsIn))).flat().sort((a, b) => a.major - b.major);
  const fit = found.find((programs) => programs.major >= major);
  if (fit) return ok(fit);
  const newest = found.at(-1);
  return err(
    newest === undefined
      ? `pg_dump and pg_restore were not found on this machine. ${howToGet(major)}`
      : `pg_dump and pg_restore are of release ${newest.major} here, and the database is of ${major}: they are too old for it. ${howToGet(major)}`,
  );
}

/** The password goes by the environment: what stands on a command line can be read by everybody on the machine. */
function withoutPassword(url: string): { readonly address: string; readonly password: string | null } {
  const address = new URL(url);
  const password =
    address.password === "" ? address.searchParams.get("password") : decodeURIComponent(address.password);
  address.password = "";
  address.searchParams.delete("password");
  return { address: address.href, password };
}

/** Runs one of them on a database, and answers what it said where it fails. */
export async function runProgram(
  { folder }: Programs,
  name: "pg_dump" | "pg_restore",
  url: string,
  args: readonly string[],
): Promise<Result<null, string>> {
  const { address, password } = withoutPassword(url);
  const env = { ...process.env, LC_ALL: "C", ...(password === null ? {} : { PGPASSWORD: password }) };
  try {
    await run(join(folder, name), [`--dbname=${address}`, "--no-password", ...args], { env, maxBuffer: 16_777_216 });
    return ok(null);
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr || (error as Error).message);
    return err(`${name} failed:\n${said.trim().split("\n").slice(-8).join("\n")}`);
  }
}

/** What stands in a copy, a line each; null where it cannot be read. */
export const listProgram = ({ folder }: Programs, file: string): Promise<string | null> =>
  run(join(folder, "pg_restore"), ["--list", file], { env: { ...process.env, LC_ALL: "C" } }).then(
    ({ stdout }) => stdout,
    () => null,
  );
