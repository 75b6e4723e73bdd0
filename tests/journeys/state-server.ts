import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The built application. Somebody who builds elsewhere says so. */
const builtApp = process.env.SURCO_DIST ?? "dist";

/** A State's real server in a process and a folder of its own. It keeps its port over stops and starts: a tablet knows one address. */
export class StateServer {
  readonly url: string;
  private readonly folder = mkdtempSync(join(tmpdir(), "surco-state-"));
  private child: ChildProcess | null = null;
  private readonly port: number;

  private constructor(port: number) {
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** A practice State, filled and listening. */
  static async practice(): Promise<StateServer> {
    const server = new StateServer(await freePort());
    await server.start();
    return server;
  }

  start(): Promise<void> {
    const child = spawn(process.execPath, ["sync-server/main.ts"], {
      env: {
        ...process.env,
        SURCO_DATA: this.folder,
        SURCO_PORT: String(this.port),
        SURCO_PRACTICE: "1",
        SURCO_STATIC: builtApp,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.child = child;
    return new Promise((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
      child.stdout.on("data", (chunk: Buffer) => {
        if (chunk.toString().includes("listening")) resolve();
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

  async throwAway(): Promise<void> {
    await this.stop("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
