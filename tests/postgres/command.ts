import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = (name: string) => fileURLToPath(new URL(`../../sync-server/${name}.ts`, import.meta.url));

export interface Said {
  readonly code: number;
  readonly words: string;
}

export type Command = "backup" | "restore" | "verify" | "move";

/** One of the administrator's commands as it is given, in a process of its own. */
export const commandIn = (
  environment: Readonly<Record<string, string>>,
  name: Command,
  ...args: readonly string[]
): Promise<Said> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: "", ...environment };
    execFile(process.execPath, [program(name), ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, words: stdout + stderr });
    });
  });
