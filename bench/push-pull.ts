import { queuePageSchema } from "../src/domain/protocol/desk.ts";
import type { NamedBytes } from "../src/domain/protocol/revision.ts";
import { floorClient, floorLoads, pullFromFloor, pushToFloor } from "./bench-floor.ts";
import { type BenchTablet, enterTablet, type HowSent, loadsOf, sendLoad, wireLength } from "./bench-tablet.ts";
import { benchRevisions } from "./caseload.ts";
import { inFreshFolder } from "./fresh-folder.ts";
import { freshPull, type Pulled } from "./fresh-pull.ts";
import { type Measure, ratio } from "./report.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { inParallel, medianOf, spreadOf } from "./statistics.ts";

const tablets = 20;
const batch = 25;

interface Pushed {
  /** Until the last receipt, or the floor's last answer. */
  readonly perSecond: number;
  /** Until the desk's queue shows them all as well. The floor has no queue. */
  readonly shownPerSecond: number;
  readonly p99: number;
  readonly cpuMs: number;
  /** How busy a core the process was that sent them. */
  readonly generatorShare: number;
}

interface Throughput extends Pushed {
  readonly raw: number;
  readonly up: number;
  readonly pull: Pulled;
  readonly pullCpuMs: number;
}

async function measurePush<T>(
  server: ServerProcess,
  loads: readonly T[],
  documents: number,
  send: (load: T) => Promise<void>,
  shown: () => Promise<void> = async () => undefined,
): Promise<Pushed> {
  const latencies: number[] = [];
  const cpu = server.cpuSeconds();
  const own = process.cpuUsage();
  const start = performance.now();
  await inParallel(loads, tablets, async (load) => {
    const sent = performance.now();
    await send(load);
    latencies.push(performance.now() - sent);
  });
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(own);
  await shown();
  return {
    perSecond: (documents / took) * 1000,
    shownPerSecond: (documents / (performance.now() - start)) * 1000,
    p99: spreadOf(latencies).p99,
    cpuMs: ((server.cpuSeconds() - cpu) * 1000) / documents,
    generatorShare: (user + system) / 1000 / took,
  };
}

const shownIn =
  ({ call }: BenchTablet, many: number) =>
  async () => {
    const answer = await call("GET", "/v1/queue");
    const { counts } = queuePageSchema.parse(JSON.parse(answer.body.toString()));
    const shown = Object.values(counts).reduce((sum, n) => sum + n, 0);
    if (shown < many) throw new Error(`the queue shows ${shown} of ${many}`);
  };

const lengthPerCoe = (lengths: readonly number[], many: number): number =>
  lengths.reduce((sum, length) => sum + length, 0) / many;

const rawLength = (revisions: readonly NamedBytes[]): number =>
  lengthPerCoe(
    revisions.map(({ bytes }) => bytes.length),
    revisions.length,
  );

/** One pull of a thousand COEs is over in the third part of a second, and as long as whatever else the machine does in it. */
const pulls = 5;

/** The pull of a server that holds what was pushed, the median of several, and what one cost the server for each COE. */
async function measurePull(server: ServerProcess, many: number, pull: () => Promise<Pulled>) {
  const cpu = server.cpuSeconds();
  const pulled: Pulled[] = [];
  for (let time = 0; time < pulls; time++) pulled.push(await pull());
  const of = (member: keyof Pulled): number => medianOf(pulled.map((one) => one[member]));
  return {
    pull: { perSecond: of("perSecond"), bytes: of("bytes") },
    pullCpuMs: ((server.cpuSeconds() - cpu) * 1000) / (many * pulls),
  };
}

export const startOurs = (folder: string): Promise<ServerProcess> =>
  startServer(["sync-server/main.ts"], {
    SURCO_DATA: folder,
    SURCO_PORT: "0",
    SURCO_PRACTICE: "1",
    LOG_LEVEL: "silent",
  });

export const startFloor = (folder: string): Promise<ServerProcess> => startServer(["bench/floor-server.ts", folder]);

const withServer = <T>(
  start: (folder: string) => Promise<ServerProcess>,
  work: (server: ServerProcess) => Promise<T>,
) =>
  inFreshFolder(async (folder) => {
    const server = await start(folder);
    return work(server).finally(server.stop);
  });

/** As a tablet on which many wait sends: batches under one proof, a receipt for each COE. One alone is a batch of one here. */
const ours = (count: number, round: number, each: number, how: HowSent): Promise<Throughput> =>
  withServer(startOurs, async (server) => {
    const tablet = await enterTablet(server.url, tablets);
    const revisions = benchRevisions(count, tablet.author, round);
    const loads = await loadsOf(tablet, revisions, each, how);
    const shown = shownIn(tablet, revisions.length);
    const pushed = await measurePush(server, loads, count, (load) => sendLoad(tablet, load), shown);
    const wanted = new Set<string>(revisions.map(({ id }) => id));
    return {
      ...pushed,
      raw: rawLength(revisions),
      up: lengthPerCoe(loads.map(wireLength), count),
      ...(await measurePull(server, count, () => freshPull(tablet.call, wanted))),
    };
  });

const floor = (count: number, round: number): Promise<Throughput> =>
  withServer(startFloor, async (server) => {
    const call = floorClient(server.url, tablets);
    const revisions = benchRevisions(count, { recruiterId: "f".repeat(32), name: "Practice Recruiter" }, round);
    const loads = floorLoads(revisions, batch);
    const pushed = await measurePush(server, loads, count, (body) => pushToFloor(call, body));
    return {
      ...pushed,
      raw: rawLength(revisions),
      up: lengthPerCoe(
        loads.map((load) => load.length),
        count,
      ),
      ...(await measurePull(server, count, () => pullFromFloor(call))),
    };
  });

const perSecond = (value: number): string => `${value.toFixed(0)} COE/s`;

export interface PushPull {
  readonly measures: Measure[];
  readonly ourPush: number;
  readonly ourPull: number;
}

/** COEs pushed by 20 tablets and pulled by a fresh one, in turn with the floor, `rounds` times; the medians. */
export async function pushPull(count: number, rounds: number): Promise<PushPull> {
  const kept = {
    sealed: [] as Throughput[],
    open: [] as Throughput[],
    alone: [] as Throughput[],
    floor: [] as Throughput[],
  };
  for (let round = 1; round <= rounds; round++) {
    kept.floor.push(await floor(count, round));
    kept.sealed.push(await ours(count, round, batch, "sealed"));
    kept.open.push(await ours(count, round, batch, "open"));
    kept.alone.push(await ours(Math.ceil(count / 5), round, 1, "sealed"));
  }
  const of = (kind: keyof typeof kept, member: (one: Throughput) => number): number => medianOf(kept[kind].map(member));
  const [ourPush, floorPush] = [of("sealed", (one) => one.perSecond), of("floor", (one) => one.perSecond)];
  const [ourPull, floorPull] = [of("sealed", (one) => one.pull.perSecond), of("floor", (one) => one.pull.perSecond)];
  const floorWords = `Express floor ${perSecond(floorPush)} (batches of ${batch}, nothing checked)`;
  const push = (what: string, value: number, goal: string, floorIs = floorWords): Measure => ({
    area: "push",
    what,
    ours: `${perSecond(value)} = ${ratio(value / floorPush)}`,
    floor: floorIs,
    goal,
  });
  const both = (area: string, what: string, member: (one: Throughput) => number, words: (n: number) => string) => ({
    area,
    what,
    ours: words(of("sealed", member)),
    floor: words(of("floor", member)),
    goal: "printed",
  });
  const bytes = (area: string, what: string, member: (one: Throughput) => number): Measure => ({
    area,
    what,
    ours: `${of("sealed", member).toFixed(0)} B = ${ratio(of("sealed", member) / of("sealed", (one) => one.raw))} raw`,
    floor: `${of("floor", member).toFixed(0)} B; ours = ${ratio(of("sealed", member) / of("floor", member))} of it`,
    goal: "≤ 0.27x",
  });
  const measures: Measure[] = [
    push(`${count} COEs, ${tablets} tablets, sealed, batches of ${batch}, until the receipts`, ourPush, "≥ 2x"),
    push(
      "the same until the queue shows them",
      of("sealed", (one) => one.shownPerSecond),
      "printed",
      "it has no queue",
    ),
    push(
      "the same open instead of sealed, until the receipts",
      of("open", (one) => one.perSecond),
      "printed",
    ),
    push(
      "sealed, one COE in each request, until the receipts",
      of("alone", (one) => one.perSecond),
      "printed",
    ),
    both(
      "push",
      "p99 of one batch",
      (one) => one.p99,
      (n) => `${n.toFixed(1)} ms`,
    ),
    both(
      "push",
      "server CPU per COE",
      (one) => one.cpuMs,
      (n) => `${n.toFixed(2)} ms`,
    ),
    both(
      "push",
      "of one core, the process that sends",
      (one) => one.generatorShare,
      (n) => `${(n * 100).toFixed(0)} %`,
    ),
    bytes("push", "bytes per COE up, sealed, as they go over the line", (one) => one.up),
    {
      area: "pull",
      what: `${count} COEs by a fresh tablet: what happened, receipts, and every body, verified`,
      ours: `${perSecond(ourPull)} = ${ratio(ourPull / floorPull)}`,
      floor: `Express floor ${perSecond(floorPull)} (pages of 500, read as JSON)`,
      goal: "≥ 0.8x",
    },
    both(
      "pull",
      "server CPU per COE",
      (one) => one.pullCpuMs,
      (n) => `${n.toFixed(2)} ms`,
    ),
    bytes("pull", "bytes per COE down, with what happened", (one) => one.pull.bytes),
  ];
  return { measures, ourPush, ourPull };
}
