import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type FiledRevision, judgeForFiling } from "./filing.ts";
import type { Asked, Judged } from "./judging-thread.ts";

export interface Judging {
  /** The same as `judgeForFiling`, wherever it is done. */
  judge(bytes: Uint8Array, state: string): Promise<FiledRevision>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly state: string;
  resolve(filed: FiledRevision): void;
  reject(error: unknown): void;
}

/** Whoever asked is told; what is thrown where a thread has ended would end the process, and again with each try of its tablet. */
function judgeHere({ bytes, state, resolve, reject }: Waiting): void {
  try {
    resolve(judgeForFiling(bytes, state));
  } catch (error) {
    reject(error);
  }
}

/** Starting a thread costs as much as judging some hundreds: it is for whoever sends thousands. */
const beforeItPays = 300;

/**
 * Judging is most of what a COE costs the processor, and asks nothing of the database: where there is a second core, a thread of its own
 * does it while this one reads, writes and answers. A thread that dies keeps nothing from being judged: this one does it.
 */
export function openJudging(inItsOwnThreadAfter = availableParallelism() > 1 ? beforeItPays : Infinity): Judging {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let thread: Worker | null = null;
  let stopped = false;

  function start(): Worker {
    const begun = new Worker(new URL("./judging-thread.ts", import.meta.url));
    begun.on("message", ({ number, filed }: Judged) => {
      waiting.get(number)?.resolve(filed);
      waiting.delete(number);
      // A server that has nothing else to do may end, but nobody is left without their answer.
      if (waiting.size === 0) begun.unref();
    });
    const end = () => {
      if (thread !== begun) return;
      thread = null;
      const left = [...waiting.values()];
      waiting.clear();
      for (const each of left) judgeHere(each);
    };
    begun.on("error", end).on("exit", end);
    return begun;
  }

  return {
    async judge(bytes, state) {
      asked += 1;
      if (asked <= inItsOwnThreadAfter || stopped) return judgeForFiling(bytes, state);
      thread ??= start();
      const to = thread;
      return await new Promise((resolve, reject) => {
        const number = asked;
        waiting.set(number, { bytes, state, resolve, reject });
        to.ref();
        // A copy of its own: these may be part of a whole request.
        const own = new Uint8Array(bytes);
        to.postMessage({ number, bytes: own, state } satisfies Asked, [own.buffer]);
      });
    },
    async stop() {
      stopped = true;
      await thread?.terminate();
    },
  };
}
