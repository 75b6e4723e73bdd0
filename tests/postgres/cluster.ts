import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

// A PostgreSQL of the tests' own: in a temporary folder, on a free port, by somebody without privileges, gone when they end.

const debians = "/usr/lib/postgresql";

/** The folder with `initdb` and `postgres`, or null. `npm test` has looked already, and says so when there is none. */
function findBinaries(): string | null {
  const versions = existsSync(debians) ? readdirSync(debians).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.POSTGRES_BIN ? [process.env.POSTGRES_BIN] : []),
    ...versions.map((version) => join(debians, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name)))) ?? null;
}

export const binaries = findBinaries();

const noPostgres =
  "No PostgreSQL was found: its tests are SKIPPED. Install Debian's package `postgresql`, or set POSTGRES_BIN to its folder of programs.";

/** For `describe.skipIf`: says it aloud where there is none. */
export function hasNoPostgres(): boolean {
  if (binaries === null) console.warn(noPostgres);
  return binaries === null;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const asked = (flag: string, name: string) => Number(spawnSync("id", [flag, name]).stdout.toString().trim() || "0");
  const name = asked("-u", "postgres") > 0 ? "postgres" : "nobody";
  return { uid: asked("-u", name), gid: asked("-g", name) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function succeed(child: ChildProcess): Promise<void> {
  let said = "";
  child.stderr?.on("data", (piece) => {
    said += piece;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${child.spawnfile} ended with ${code}\n${said}`);
}

export interface Cluster {
  /** The address of one of its databases. */
  urlOf(database: string): string;
  /** A new, empty database, sorted by the words of a language: what relies on the order of bytes must say so itself. */
  newDatabase(): Promise<string>;
  query<R extends pg.QueryResultRow>(database: string, text: string, values?: readonly unknown[]): Promise<R[]>;
  /** As a loss of power, as far as a process can have one: nothing is written down any more. It stands again afterwards. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** What is answered is on the disk. Without it everything is faster, and only what does not ask for durability may be tested. */
  readonly durable?: boolean;
}

async function startServer(folder: string, port: number, account: Account | null, options: ClusterOptions) {
  const hasty = options.durable ? [] : ["fsync=off", "full_page_writes=off", "surco.may_forget=on"];
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300", ...hasty];
  const child = spawn(
    join(binaries ?? "", "postgres"),
    ["-D", folder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...account, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" } },
  );
  const kill = () => child.kill("SIGQUIT");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (piece) => {
      said += piece;
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`PostgreSQL ended with ${code}\n${said}`)));
  });
  return child;
}

export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  if (binaries === null) throw new Error(noPostgres);
  const account = unprivileged();
  const folder = await mkdtemp(join(tmpdir(), "surco-postgres-"));
  if (account) await chown(folder, account.uid, account.gid);
  const making = ["-D", folder, "-U", "surco", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  await succeed(spawn(join(binaries, "initdb"), making, { ...account, stdio: ["ignore", "ignore", "pipe"] }));
  const port = await freePort();
  let server = await startServer(folder, port, account, options);
  const urlOf = (database: string) => `postgres://surco@127.0.0.1:${port}/${database}`;
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  };
  const query: Cluster["query"] = async (database, text, values = []) => {
    const client = new pg.Client({ connectionString: urlOf(database) });
    await client.connect();
    try {
      return (await client.query(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  let made = 0;
  return {
    urlOf,
    query,
    async newDatabase() {
      made += 1;
      const name = `state_${made}`;
      const [version] = await query<{ number: string }>(
        "postgres",
        "select current_setting('server_version_num') as number",
      );
      const sorted = Number(version?.number) >= 150_000 ? "locale_provider icu icu_locale 'en-US'" : "";
      await query("postgres", `create database ${name} template template0 ${sorted}`);
      return name;
    },
    async crash() {
      await end("SIGQUIT");
      server = await startServer(folder, port, account, options);
    },
    async stop() {
      await end("SIGINT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
