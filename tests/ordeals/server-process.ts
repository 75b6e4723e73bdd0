import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(new URL("../../sync-server/main.ts", import.meta.url));

/** A server in a process of its own, that can be killed and stands up again under another address. */
export interface ServerProcess {
  /** Where it listens; while it is down, where it listened last. */
  url(): string;
  /** Without a warning, in the middle of whatever it does; resolves when it listens again. */
  killAndRestart(): Promise<void>;
  /** Asks it to end, and answers its exit code. */
  end(): Promise<number | null>;
}

export async function startServerProcess(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  let url = "";
  const start = async (): Promise<ChildProcess> => {
    const env = { ...process.env, ...environment, SURCO_PORT: "0" };
    const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "pipe"] });
    const die = () => child.kill("SIGKILL");
    process.once("exit", die);
    child.once("exit", () => process.off("exit", die));
    const said: string[] = [];
    // The log is read to its end, or the pipe would fill and the server wait.
    if (child.stderr)
      createInterface({ input: child.stderr }).on("line", (line) => said.splice(0, said.push(line) - 20));
    const listens = new Promise<void>((resolve, reject) => {
      if (child.stdout)
        createInterface({ input: child.stdout }).on("line", (line) => {
          const listening = /^listening (\S+)$/.exec(line)?.[1];
          if (listening === undefined) return;
          url = listening;
          resolve();
        });
      child.once("exit", (code) =>
        reject(new Error(`a server ended with ${code} before it listened\n${said.join("\n")}`)),
      );
    });
    await listens;
    return child;
  };
  const signal = async (child: ChildProcess, by: NodeJS.Signals): Promise<number | null> => {
    const ended = once(child, "exit");
    child.kill(by);
    const [code] = await ended;
    return code as number | null;
  };
  let running = await start();
  return {
    url: () => url,
    async killAndRestart() {
      await signal(running, "SIGKILL");
      // Whoever keeps a server running starts it again until it stands: its database may be away at this moment.
      for (;;) {
        const started = await start().catch(() => null);
        if (started !== null) {
          running = started;
          return;
        }
        await pause(200);
      }
    },
    end: () => signal(running, "SIGTERM"),
  };
}
