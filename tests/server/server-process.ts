import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";

const main = fileURLToPath(new URL("../../sync-server/main.ts", import.meta.url));

export interface ServerProcess {
  readonly process: ChildProcess;
  readonly url: string;
  /** Of its own port, where it was asked for one. */
  readonly metricsUrl: string | null;
  /** Its exit code; null where the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The server as it is run, on a practice State in this folder. */
export async function startProcess(folder: string, settings: Record<string, string> = {}): Promise<ServerProcess> {
  const env = { ...process.env, SURCO_DATA: folder, SURCO_PORT: "0", SURCO_PRACTICE: "1", ...settings };
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  let metricsUrl: string | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    metricsUrl = /^metrics (\S+)\/metrics$/.exec(line)?.[1] ?? metricsUrl;
    const url = /^listening (\S+)$/.exec(line)?.[1];
    if (url) return { process: child, url, metricsUrl, end: (signal) => end(child, signal) };
  }
  throw new Error("the server ended before it listened");
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code as number | null;
}

/** The cookie of somebody of the practice State. */
export async function enterPractice(url: string, personId: string): Promise<string> {
  const headers = { "content-type": "application/json", [protocolHeader]: String(protocolVersion.max) };
  const body = JSON.stringify({ personId });
  const answer = await fetch(`${url}/v1/practice/session`, { method: "POST", body, headers });
  return (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}
