import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { judgeForFiling } from "../../sync-server/judging/filing.ts";
import { judgeRevision } from "../../sync-server/judging/judgement.ts";
import { type Judging, openJudging } from "../../sync-server/judging/judging.ts";
import { write } from "./family-coe.ts";

/** The thread begins with what is asked first, and judges once it has said that it is ready. */
async function untilReady(): Promise<void> {
  const begun = once(process, "worker");
  await judging.judge(new Uint8Array(), "ZZ");
  const [worker] = (await begun) as [Worker];
  await once(worker, "message");
}

let judging: Judging;
afterEach(() => judging.stop());

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** Whole ones, drafts, and what cannot be read at all. */
const bodies = [
  ...Array.from({ length: 8 }, () => write().bytes),
  ...Array.from({ length: 4 }, () => write({ stage: "draft" }).bytes),
  text("{}"),
  text("not JSON"),
  text(`{"schema":1,"coeId":"${"a".repeat(32)}"}`),
  new Uint8Array(),
  Uint8Array.of(0xff, 0xfe, 0x00),
];

const inThisThread = bodies.map((bytes) => judgeForFiling(bytes, "ZZ"));

describe("[P7] judging in a thread of its own", () => {
  it("says the same of everything, in the order asked", async () => {
    judging = openJudging(0);
    await untilReady();
    expect(await Promise.all(bodies.map((bytes) => judging.judge(bytes, "ZZ")))).toEqual(inThisThread);
  });

  it("leaves the bytes with whoever asked, also where they are part of something larger", async () => {
    judging = openJudging(0);
    await untilReady();
    const [whole] = bodies as [Uint8Array];
    const request = new Uint8Array([...text("before"), ...whole, ...text("behind")]);
    const part = request.subarray(6, 6 + whole.length);
    expect(await judging.judge(part, "ZZ")).toEqual(inThisThread[0]);
    expect(part).toEqual(whole);
  });

  it("a thread that ends leaves nobody without an answer, and nobody after it", async () => {
    judging = openJudging(0);
    await untilReady();
    const asked = bodies.map((bytes) => judging.judge(bytes, "ZZ"));
    await judging.stop();
    expect(await Promise.all(asked)).toEqual(inThisThread);
    expect(await judging.judge(bodies[0] as Uint8Array, "ZZ")).toEqual(inThisThread[0]);
  });

  it("begins where it pays, and says the same before, while it loads, and after", async () => {
    judging = openJudging(5);
    const begun = once(process, "worker");
    for (const [at, bytes] of bodies.entries()) expect(await judging.judge(bytes, "ZZ")).toEqual(inThisThread[at]);
    const [worker] = (await begun) as [Worker];
    await once(worker, "message");
    for (const [at, bytes] of bodies.entries()) expect(await judging.judge(bytes, "ZZ")).toEqual(inThisThread[at]);
  });

  it("one that is told to stop while it loads keeps nothing from being judged", async () => {
    judging = openJudging(0);
    await judging.judge(new Uint8Array(), "ZZ");
    await judging.stop();
    expect(await judging.judge(bodies[0] as Uint8Array, "ZZ")).toEqual(inThisThread[0]);
  });

  it("what is filed is what the whole judgement says", () => {
    for (const [at, bytes] of bodies.entries()) {
      const { envelope, revision, judgement } = judgeRevision(bytes, "ZZ");
      const filed = inThisThread[at];
      expect(filed?.judgement).toEqual(judgement);
      expect([filed?.envelope === null, filed?.revision === null]).toEqual([envelope === null, revision === null]);
      if (envelope) expect(envelope).toMatchObject(filed?.envelope ?? {});
      if (revision) expect(revision).toMatchObject(filed?.revision ?? {});
    }
  });
});
