import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type FiledRevision, judgeForFiling } from "./filing.ts";
import type { Asked, Told } from "./judging-thread.ts";

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

interface Thread {
  readonly worker: Worker;
  isReady: boolean;
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
 * does it while this one reads, writes and answers. Until it is ready, and where it dies, this one judges: nobody waits for it to load.
 */
export function openJudging(inItsOwnThreadAfter = availableParallelism() > 1 ? beforeItPays : Infinity): Judging {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let thread: Thread | null = null;
  let stopped = false;

  function start(): Thread {
    const worker = new Worker(new URL("./judging-thread.ts", import.meta.url));
    const begun: Thread = { worker, isReady: false };
    worker.on("message", (told: Told) => {
      if (told === "ready") begun.isReady = true;
      else {
        waiting.get(told.number)?.resolve(told.filed);
        waiting.delete(told.number);
      }
      // A server that has nothing else to do may end, but nobody is left without their answer.
      if (waiting.size === 0) worker.unref();
    });
    const end = () => {
      if (thread !== begun) return;
      thread = null;
      const left = [...waiting.values()];
      waiting.clear();
      for (const each of left) judgeHere(each);
    };
    worker.on("error", end).on("exit", end);
    return begun;
  }

  return {
    async judge(bytes, state) {
      asked += 1;
      if (asked > inItsOwnThreadAfter && !stopped) thread ??= start();
      if (!thread?.isReady) return judgeForFiling(bytes, state);
      const to = thread.worker;
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
      await thread?.worker.terminate();
    },
  };
}
