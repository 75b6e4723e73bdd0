import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** A server in a process of its own, so that its processor time and memory can be read apart from the driver's. */
export interface ServerProcess {
  readonly url: string;
  readonly cpuSeconds: () => number;
  /** Bytes; 0 where the system does not say. */
  readonly peakMemory: () => number;
  readonly stop: () => Promise<void>;
}

const ticksPerSecond = 100;

export function startServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  folder = process.cwd(),
): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let printed = "";
    child.once("exit", (code) =>
      reject(new Error(`${args.join(" ")} ended with ${code} before it listened\n${printed}`)),
    );
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /listening (http:\/\/\S+)/.exec(printed)?.[1];
      if (url === undefined) return;
      const measured = { cpuSeconds: () => cpuSecondsOf(child), peakMemory: () => peakMemoryOf(child) };
      resolve({ url, ...measured, stop: () => stop(child) });
    });
  });
}

/** User and system time of a process from Linux' /proc; 0 where there is none. */
function cpuSecondsOf(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}

function peakMemoryOf(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
