import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import type { SignOnSettings } from "../../sync-server/identity/single-sign-on.ts";

/** The built application. Somebody who builds elsewhere says so. */
const builtApp = process.env.SURCO_DIST ?? "dist";

export type SignOnFor = (back: string) => Promise<SignOnSettings>;

const environmentOf = ({ issuer, client, secret, label }: SignOnSettings) => ({
  SURCO_OIDC_ISSUER: issuer,
  SURCO_OIDC_CLIENT: client,
  SURCO_OIDC_SECRET: secret,
  SURCO_OIDC_LABEL: label,
});

/** A State's real server in a process and a folder of its own. It keeps its port over stops and starts: a tablet knows one address. */
export class StateServer {
  readonly url: string;
  /** Where its database lies, for whoever compares from outside. */
  readonly folder = mkdtempSync(join(tmpdir(), "surco-state-"));
  private child: ChildProcess | null = null;
  private readonly port: number;
  private readonly isPractice: boolean;
  /** The State's own sign-on, where it has one. */
  private signOn: SignOnSettings | null = null;
  /** What the server has said at its start: in a new State also the one-time token. */
  private said = "";

  private constructor(port: number, isPractice: boolean) {
    this.port = port;
    this.isPractice = isPractice;
    // A passkey belongs to a name, never to a number.
    this.url = isPractice ? `http://127.0.0.1:${port}` : `http://localhost:${port}`;
  }

  /** A practice State, filled and listening. */
  static async practice(release?: string): Promise<StateServer> {
    const server = new StateServer(await freePort(), true);
    await server.start(release);
    return server;
  }

  /** A real State in which nobody is yet. `signOnFor` is told the address to which its own sign-on, if it has one, sends people back. */
  static async real(signOnFor?: SignOnFor): Promise<StateServer> {
    const server = new StateServer(await freePort(), false);
    server.signOn = (await signOnFor?.(`${server.url}/v1/sign-on/back`)) ?? null;
    await server.start();
    return server;
  }

  /** What the person who starts the server reads off it. */
  firstRunToken(): string {
    const token = /One-time token[^:]*: (\S+)/.exec(this.said)?.[1];
    if (token === undefined) throw new Error("the server has told no one-time token");
    return token;
  }

  /** By this release, or by the one in the folder given. */
  start(release = "."): Promise<void> {
    const child = spawn(process.execPath, ["sync-server/main.ts"], {
      cwd: release,
      env: {
        ...process.env,
        SURCO_DATA: this.folder,
        SURCO_PORT: String(this.port),
        SURCO_PRACTICE: this.isPractice ? "1" : "0",
        ...(this.isPractice ? {} : { SURCO_STATE: "KS" }),
        SURCO_STATIC: resolve(release, builtApp),
        ...(this.signOn ? environmentOf(this.signOn) : {}),
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.child = child;
    this.said = "";
    return new Promise((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
      child.stdout.on("data", (chunk: Buffer) => {
        // A real State's log of requests goes there too.
        if (this.said.includes("listening")) return;
        this.said += chunk.toString();
        if (this.said.includes("listening")) resolve();
      });
    });
  }

  /** Takes the network away: nobody listens at the address any more. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const child = this.child;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    await ended;
    this.child = null;
  }

  /** The State's database, read beside the running server. */
  rows<T>(query: string): T[] {
    const file = new Sqlite(join(this.folder, "surco.sqlite"), { readonly: true });
    const rows = file.prepare(query).all() as T[];
    file.close();
    return rows;
  }

  /** Last night's backup of its database. */
  backUp(): void {
    const database = new Sqlite(join(this.folder, "surco.sqlite"));
    database.prepare("vacuum into ?").run(join(this.folder, "backup.sqlite"));
    database.close();
  }

  /** Put back to that backup, under the tablets and desks that go on. */
  async restore(release?: string): Promise<void> {
    await this.stop();
    const database = join(this.folder, "surco.sqlite");
    for (const part of ["", "-wal", "-shm"]) rmSync(database + part, { force: true });
    copyFileSync(join(this.folder, "backup.sqlite"), database);
    await this.start(release);
  }

  async throwAway(): Promise<void> {
    await this.stop("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Free now, and left alone while its server is stopped: below the ports that a system gives away by itself, and in a range of this
 * worker's own, since two journeys run side by side.
 */
async function freePort(): Promise<number> {
  const first = 20_000 + (Number(process.env.VITEST_POOL_ID ?? 0) % 6) * 2000;
  for (;;) {
    const port = first + Math.floor(Math.random() * 2000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
