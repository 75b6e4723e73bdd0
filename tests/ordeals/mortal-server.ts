import { type BatchPiece, batchAnswerSchema, batchType, packBatch } from "../../src/domain/protocol/batch.ts";
import { type Receipt, receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { enterPractice, startProcess } from "../server/server-process.ts";
import { enrolledDevice, signedHeaders } from "../server/test-device.ts";

/** A State's real server in a process of its own, on a folder that outlives it. */
export interface MortalServer {
  readonly url: string;
  /** Until its listening was told, in milliseconds. */
  readonly startedIn: number;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export async function startServer(folder: string): Promise<MortalServer> {
  const began = performance.now();
  const { url, end } = await startProcess(folder);
  return { url, startedIn: performance.now() - began, end };
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
  const cookie = await enterPractice(url, personId);
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
