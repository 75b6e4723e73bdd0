import { parentPort } from "node:worker_threads";
import { type FiledRevision, judgeForFiling } from "./filing.ts";

/** One revision for another thread to judge. */
export interface Asked {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly state: string;
}

export interface Judged {
  readonly number: number;
  readonly filed: FiledRevision;
}

parentPort?.on("message", ({ number, bytes, state }: Asked) => {
  parentPort?.postMessage({ number, filed: judgeForFiling(bytes, state) } satisfies Judged);
});
