import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = (name: string) => fileURLToPath(new URL(`../../sync-server/${name}.ts`, import.meta.url));

export interface Said {
  readonly code: number;
  readonly words: string;
}

/** One of the administrator's commands, in a process of its own, on this data folder. */
export const command = (name: "backup" | "restore", data: string, ...args: readonly string[]): Promise<Said> =>
  new Promise((resolve) => {
    const env = { ...process.env, SURCO_DATA: data, DATABASE_URL: "" };
    execFile(process.execPath, [program(name), ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, words: stdout + stderr });
    });
  });
