import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { asked } from "../sync-server/cannot-run.ts";
import { makeFolder } from "../sync-server/new-folder.ts";
import { at, pinnedNode, toolEnvironment } from "./place.mjs";

export function serverEnvironment({ data, port, practice }) {
  return toolEnvironment({
    SURCO_DATA: data,
    SURCO_PORT: String(port),
    SURCO_STATIC: at("dist"),
    ...(practice ? { SURCO_PRACTICE: "1" } : {}),
  });
}

/**
 * Starts the practice server with its log kept in the data folder, and answers its address once it listens.
 * Rejects with the last lines it wrote when it ends before that.
 */
export function startPractice({ data, port, watch = false }) {
  const env = serverEnvironment({ data, port, practice: true });
  asked(() => makeFolder(data));
  const log = createWriteStream(join(data, "server.log"), { flags: "a" });
  const args = [...(watch ? ["--watch"] : []), at("sync-server", "main.ts")];
  const child = spawn(pinnedNode, args, { cwd: at(), env, stdio: ["ignore", "pipe", "pipe"] });
  const lines = [];
  const address = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        log.write(`${line}\n`);
        lines.push(line);
        if (lines.length > 40) lines.shift();
        const found = /\blistening\b\D*?(https?:\/\/[^\s"]+)/.exec(line);
        if (found) resolve(found[1]);
      });
    }
    child.on("error", reject);
    child.on("close", () => reject(new Error(`The server ended before it listened:\n${lines.join("\n")}`)));
  });
  return { child, address };
}
