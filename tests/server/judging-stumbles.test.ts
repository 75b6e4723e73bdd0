import { afterEach, expect, it, vi } from "vitest";
import { type Judging, openJudging } from "../../sync-server/judging/judging.ts";

vi.mock("../../sync-server/judging/filing.ts", () => ({
  judgeForFiling(bytes: Uint8Array) {
    if (bytes[0] === 0) throw new Error("stumbled");
    return bytes.length;
  },
}));

/** A thread that is ready, and ends before it has judged anything. */
vi.mock("node:worker_threads", async () => {
  const { EventEmitter } = await import("node:events");
  class Worker extends EventEmitter {
    constructor() {
      super();
      queueMicrotask(() => this.emit("message", "ready"));
    }
    ref() {}
    unref() {}
    postMessage() {}
    async terminate() {
      this.emit("exit", 1);
    }
  }
  return { Worker };
});

let judging: Judging;
afterEach(() => judging.stop());

it("[P12] what no thread can judge fails by itself: whoever asked is told, and the process goes on", async () => {
  judging = openJudging(0);
  await judging.judge(Uint8Array.of(1), "ZZ");
  const asked = [Uint8Array.of(0), Uint8Array.of(1), Uint8Array.of(0, 0), Uint8Array.of(1, 1)];
  const ends = Promise.allSettled(asked.map((bytes) => judging.judge(bytes, "ZZ")));
  await judging.stop();
  expect(await ends).toMatchObject([
    { status: "rejected", reason: { message: "stumbled" } },
    { status: "fulfilled", value: 1 },
    { status: "rejected", reason: { message: "stumbled" } },
    { status: "fulfilled", value: 2 },
  ]);
});
