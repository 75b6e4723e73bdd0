import { floorClient, floorLoads, pushToFloor } from "./bench-floor.ts";
import { type BenchTablet, enterTablet, loadsOf, sendLoad } from "./bench-tablet.ts";
import { benchRevisions } from "./caseload.ts";
import { inFreshFolder } from "./fresh-folder.ts";
import { type OpenLoop, type OpenLoopTimes, openLoop, scheduleOf } from "./open-loop.ts";
import { startFloor, startOurs } from "./push-pull.ts";
import { type Measure, milliseconds, ratio } from "./report.ts";
import { inParallel } from "./statistics.ts";

const each = 5;

/** Tablets with a key and a session of their own. */
async function enterMany(url: string, many: number): Promise<BenchTablet[]> {
  const entered: BenchTablet[] = [];
  await inParallel(Array.from({ length: many }), 4, async () => {
    entered.push(await enterTablet(url, 2));
  });
  return entered;
}

const ours = (loop: OpenLoop): Promise<OpenLoopTimes> =>
  inFreshFolder(async (folder) => {
    const server = await startOurs(folder);
    try {
      const tablets = await enterMany(server.url, loop.tablets);
      const [first] = tablets;
      if (first === undefined) throw new Error("no tablets");
      const loads = await loadsOf(first, benchRevisions(scheduleOf(loop).length * each, first.author), each, "sealed");
      return await openLoop(loop, async (tablet, which) => {
        const [by, load] = [tablets[tablet], loads[which]];
        if (by && load) await sendLoad(by, load);
      });
    } finally {
      await server.stop();
    }
  });

const floor = (loop: OpenLoop): Promise<OpenLoopTimes> =>
  inFreshFolder(async (folder) => {
    const server = await startFloor(folder);
    try {
      const call = floorClient(server.url, loop.tablets);
      const revisions = benchRevisions(scheduleOf(loop).length * each, { recruiterId: "f".repeat(32), name: "Floor" });
      const loads = floorLoads(revisions, each);
      return await openLoop(loop, async (_, which) => {
        const load = loads[which];
        if (load) await pushToFloor(call, load);
      });
    } finally {
      await server.stop();
    }
  });

const words = ({ median, p99, worst, failed }: OpenLoopTimes): string =>
  `p50 ${milliseconds(median)}, p99 ${milliseconds(p99)}, worst ${milliseconds(worst)}${failed > 0 ? `, ${failed} FAILED` : ""}`;

/** 200 tablets that send when they have something, whatever became of the last of it: latency at 200 and at 800 COEs a second. */
export async function openLoopTimes(seconds: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const perSecond of [200, 800]) {
    const loop = { tablets: 200, each, perSecond, seconds };
    const [plain, own] = [await floor(loop), await ours(loop)];
    measures.push({
      area: "open loop",
      what: `200 tablets, ${each} COEs a push, ${perSecond} COE/s`,
      ours: `${words(own)} = ${ratio(own.p99 / plain.p99)}`,
      floor: words(plain),
      goal: "p99 ≤ 1x",
    });
    measures.push({
      area: "open loop",
      what: "of one core, the process that sends",
      ours: `${(own.generatorShare * 100).toFixed(0)} %`,
      floor: `${(plain.generatorShare * 100).toFixed(0)} %`,
      goal: "< 80 %",
    });
  }
  return measures;
}
