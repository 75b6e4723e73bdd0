import { parentPort } from "node:worker_threads";
import { type FiledRevision, judgeForFiling } from "./filing.ts";

/** One revision for another thread to judge. */
export interface Asked {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly state: string;
}

interface Judged {
  readonly number: number;
  readonly filed: FiledRevision;
}

/** What the thread says: once that it is ready, and then what became of each. */
export type Told = "ready" | Judged;

parentPort?.on("message", ({ number, bytes, state }: Asked) => {
  parentPort?.postMessage({ number, filed: judgeForFiling(bytes, state) } satisfies Told);
});

parentPort?.postMessage("ready" satisfies Told);
