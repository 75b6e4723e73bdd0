import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type BatchPiece, batchAnswerSchema, batchType, packBatch } from "../../src/domain/protocol/batch.ts";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import { type Receipt, receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { enrolledDevice, signedHeaders } from "../server/test-device.ts";

const main = fileURLToPath(new URL("../../sync-server/main.ts", import.meta.url));

/** A State's real server in a process of its own, on a folder that outlives it. */
export interface MortalServer {
  readonly url: string;
  /** Until its listening was told, in milliseconds. */
  readonly startedIn: number;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export async function startServer(folder: string): Promise<MortalServer> {
  const began = performance.now();
  const env = { ...process.env, SURCO_DATA: folder, SURCO_PORT: "0", SURCO_PRACTICE: "1" };
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^listening (\S+)$/.exec(line)?.[1];
    if (url) return { url, startedIn: performance.now() - began, end: (signal) => end(child, signal) };
  }
  throw new Error("the server ended before it listened");
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code as number | null;
}

/** A recruiter's tablet, as a server sees it. */
export interface Sender {
  put(url: string, path: string, body: Uint8Array): Promise<Receipt>;
  /** All in one request; every one of them has to be taken. */
  putTogether(url: string, pieces: readonly BatchPiece[]): Promise<readonly Receipt[]>;
  ask(url: string, path: string, body: string): Promise<unknown>;
}

/** A practice recruiter on a tablet of their own. Session and key outlive the server's deaths. */
export async function enter(url: string, personId: string): Promise<Sender> {
  const body = JSON.stringify({ personId });
  const headers = { "content-type": "application/json", [protocolHeader]: String(protocolVersion.max) };
  const answer = await fetch(`${url}/v1/practice/session`, { method: "POST", body, headers });
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const device = await enrolledDevice(url, cookie);
  const call = async (
    at: string,
    method: string,
    path: string,
    sent: Uint8Array<ArrayBuffer> | string,
    type = "application/json",
  ) => {
    const headers = { ...signedHeaders(device, cookie, method, path, sent), "content-type": type };
    const init = { method, headers, body: sent };
    const told = await fetch(at + path, init);
    if (!told.ok) throw new Error(`${method} ${path} was answered ${told.status}`);
    return (await told.json()) as unknown;
  };
  return {
    put: async (at, path, sent) => receiptSchema.parse(await call(at, "PUT", path, new Uint8Array(sent))),
    async putTogether(at, pieces) {
      const told = batchAnswerSchema.parse(await call(at, "POST", "/v1/batch", packBatch(pieces), batchType));
      return told.outcomes.map((outcome) => {
        if ("receipt" in outcome) return outcome.receipt;
        throw new Error(`a piece was answered ${outcome.refused.code}`);
      });
    },
    ask: (at, path, sent) => call(at, "POST", path, sent),
  };
}
