import { batchAnswerSchema, batchType, packBatch } from "../src/domain/protocol/batch.ts";
import { changesPageSchema } from "../src/domain/protocol/change.ts";
import { queuePageSchema } from "../src/domain/protocol/desk.ts";
import { type Receipt, receiptSchema } from "../src/domain/protocol/receipt.ts";
import type { NamedBytes } from "../src/domain/protocol/revision.ts";
import { enrolledDevice, signedHeaders } from "../tests/server/test-device.ts";
import { benchRevisions } from "./caseload.ts";
import { inFreshFolder } from "./fresh-folder.ts";
import { type Answer, type Call, keepAliveClient } from "./keep-alive.ts";
import { enterPractice } from "./practice-session.ts";
import { type Measure, ratio } from "./report.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { inParallel, medianOf, spreadOf } from "./statistics.ts";

const tablets = 20;
const batch = 25;

interface Throughput {
  /** Until the last receipt, or the floor's last answer. */
  readonly pushPerSecond: number;
  /** Until the desk's queue shows them all as well. The floor has no queue. */
  readonly shownPerSecond: number;
  readonly pushP99: number;
  readonly pushCpuMs: number;
  readonly pullPerSecond: number;
}

async function measurePush<T>(
  server: ServerProcess,
  items: readonly T[],
  documentsEach: number,
  send: (item: T) => Promise<void>,
  shown: () => Promise<void> = async () => undefined,
): Promise<Omit<Throughput, "pullPerSecond">> {
  const latencies: number[] = [];
  const cpu = server.cpuSeconds();
  const start = performance.now();
  await inParallel(items, tablets, async (item) => {
    const sent = performance.now();
    await send(item);
    latencies.push(performance.now() - sent);
  });
  const documents = items.length * documentsEach;
  const pushPerSecond = (documents / (performance.now() - start)) * 1000;
  await shown();
  return {
    pushPerSecond,
    shownPerSecond: (documents / (performance.now() - start)) * 1000,
    pushP99: spreadOf(latencies).p99,
    pushCpuMs: ((server.cpuSeconds() - cpu) * 1000) / documents,
  };
}

async function measurePull(pull: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const documents = await pull();
  return (documents / (performance.now() - start)) * 1000;
}

interface Pushing {
  readonly server: ServerProcess;
  readonly call: Call;
  readonly revisions: readonly NamedBytes[];
}

type Way = (pushing: Pushing) => Promise<Omit<Throughput, "pullPerSecond">>;

function believed(receipt: Receipt | undefined, id: string, answer: Answer): void {
  if (receipt?.id !== id || receipt.standing !== "accepted")
    throw new Error(`${answer.status} ${answer.body.toString().slice(0, 300)}`);
}

const shownIn =
  ({ call, revisions }: Pushing) =>
  async () => {
    const answer = await call("GET", "/v1/queue");
    const { counts } = queuePageSchema.parse(JSON.parse(answer.body.toString()));
    const shown = Object.values(counts).reduce((sum, n) => sum + n, 0);
    if (shown < revisions.length) throw new Error(`the queue shows ${shown} of ${revisions.length}`);
  };

/** As a tablet on which many wait sends: batches of 25 under one proof, a receipt for each COE. */
const inBatches: Way = (pushing) => {
  const loads: NamedBytes[][] = [];
  for (let start = 0; start < pushing.revisions.length; start += batch)
    loads.push(pushing.revisions.slice(start, start + batch));
  return measurePush(
    pushing.server,
    loads,
    batch,
    async (load) => {
      const pieces = load.map((named) => ({ ...named, table: "revisions", sealed: false }) as const);
      const answer = await pushing.call("POST", "/v1/batch", packBatch(pieces));
      const { outcomes } = batchAnswerSchema.parse(JSON.parse(answer.body.toString()));
      for (const [at, { id }] of load.entries()) {
        const outcome = outcomes[at];
        believed(outcome && "receipt" in outcome ? outcome.receipt : undefined, id, answer);
      }
    },
    shownIn(pushing),
  );
};

/** As a tablet of an earlier release sends: a request and a proof for each COE. */
const oneByOne: Way = (pushing) =>
  measurePush(
    pushing.server,
    pushing.revisions,
    1,
    async ({ id, bytes }) => {
      const answer = await pushing.call("PUT", `/v1/revisions/${id}`, bytes);
      believed(receiptSchema.parse(JSON.parse(answer.body.toString())), id, answer);
    },
    shownIn(pushing),
  );

async function ours(
  server: ServerProcess,
  way: Way,
  revisionsOf: (author: { recruiterId: string; name: string }) => readonly NamedBytes[],
): Promise<Throughput> {
  const person = await enterPractice(server.url, "recruiter");
  const revisions = revisionsOf({ recruiterId: person.id, name: person.name });
  const device = await enrolledDevice(server.url, person.cookie);
  const call = keepAliveClient(
    server.url,
    (method, path, body) => ({
      ...signedHeaders(device, person.cookie, method, path, body),
      ...(path === "/v1/batch" ? { "content-type": batchType } : {}),
    }),
    tablets,
  );
  const pushed = await way({ server, call, revisions });
  const wanted = new Set<string>(revisions.map((revision) => revision.id));
  const pullPerSecond = await measurePull(async () => {
    const ids: string[] = [];
    let after = "";
    for (let more = true; more; ) {
      const page = changesPageSchema.parse(
        JSON.parse((await call("GET", `/v1/changes?after=${encodeURIComponent(after)}`)).body.toString()),
      );
      for (const change of page.changes)
        if (change.kind === "received" && wanted.has(String(change.revisionId))) ids.push(String(change.revisionId));
      after = page.next;
      more = page.more;
    }
    await inParallel(ids, 4, async (id) => {
      const answer = await call("GET", `/v1/revisions/${id}`);
      if (answer.status !== 200) throw new Error(`GET revision answered ${answer.status}`);
    });
    if (ids.length !== wanted.size) throw new Error(`pulled ${ids.length} of ${wanted.size}`);
    return ids.length;
  });
  return { ...pushed, pullPerSecond };
}

async function floor(server: ServerProcess, revisions: readonly NamedBytes[]): Promise<Throughput> {
  const call = keepAliveClient(server.url, { "content-type": "application/json" }, tablets);
  const documents = revisions.map(({ id, bytes }) => ({
    id,
    ...(JSON.parse(Buffer.from(bytes).toString()) as object),
  }));
  const bodies: Buffer[] = [];
  for (let start = 0; start < documents.length; start += batch)
    bodies.push(Buffer.from(JSON.stringify({ docs: documents.slice(start, start + batch) })));
  const pushed = await measurePush(server, bodies, batch, async (body) => {
    const answer = await call("POST", "/push", body);
    if (answer.status !== 200) throw new Error(`floor push answered ${answer.status}`);
  });
  const pullPerSecond = await measurePull(async () => {
    let got = 0;
    for (let since = 0; ; ) {
      const page = JSON.parse((await call("GET", `/pull?since=${since}&limit=500`)).body.toString()) as {
        seq: number;
        docs: unknown[];
      };
      if (page.docs.length === 0) return got;
      got += page.docs.length;
      since = page.seq;
    }
  });
  return { ...pushed, pullPerSecond };
}

const startOurs = (folder: string): Promise<ServerProcess> =>
  startServer(["sync-server/main.ts"], {
    SURCO_DATA: folder,
    SURCO_PORT: "0",
    SURCO_PRACTICE: "1",
    LOG_LEVEL: "silent",
  });

/** 5,000 COEs pushed by 20 tablets and pulled by a fresh one, in turn with the floor, `rounds` times. */
export async function pushPull(
  count: number,
  rounds: number,
): Promise<{
  readonly measures: Measure[];
  readonly floorPush: number;
  readonly ourPush: number;
  readonly ourPull: number;
}> {
  const ourRounds: Throughput[] = [];
  const singleRounds: Throughput[] = [];
  const floorRounds: Throughput[] = [];
  for (let round = 0; round < rounds; round++) {
    ourRounds.push(
      await inFreshFolder(async (folder) => {
        const server = await startOurs(folder);
        return ours(server, inBatches, (author) => benchRevisions(count, author, round + 1)).finally(server.stop);
      }),
    );
    singleRounds.push(
      await inFreshFolder(async (folder) => {
        const server = await startOurs(folder);
        return ours(server, oneByOne, (author) => benchRevisions(count, author, round + 1)).finally(server.stop);
      }),
    );
    floorRounds.push(
      await inFreshFolder(async (folder) => {
        const server = await startServer(["bench/floor-server.ts", folder]);
        return floor(server, benchRevisions(count, { recruiterId: "floor", name: "floor" }, round + 1)).finally(
          server.stop,
        );
      }),
    );
  }
  const of = (list: readonly Throughput[], member: keyof Throughput): number =>
    medianOf(list.map((one) => one[member]));
  const [ourPush, floorPush] = [of(ourRounds, "pushPerSecond"), of(floorRounds, "pushPerSecond")];
  const [ourShown, singlePush] = [of(ourRounds, "shownPerSecond"), of(singleRounds, "pushPerSecond")];
  const [ourPull, floorPull] = [of(ourRounds, "pullPerSecond"), of(floorRounds, "pullPerSecond")];
  const perSecond = (value: number): string => `${value.toFixed(0)} COE/s`;
  const measures: Measure[] = [
    {
      area: "push",
      what: `${count} COEs, ${tablets} tablets, batches of ${batch}, until the receipts`,
      ours: `${perSecond(ourPush)} = ${ratio(ourPush / floorPush)}`,
      floor: `Express floor ${perSecond(floorPush)} (batches of ${batch}, nothing checked)`,
      goal: "printed",
    },
    {
      area: "push",
      what: "the same until the queue shows them",
      ours: `${perSecond(ourShown)} = ${ratio(ourShown / floorPush)}`,
      floor: "the floor has no queue",
      goal: "printed",
    },
    {
      area: "push",
      what: "one request for each COE, as tablets of earlier releases",
      ours: `${perSecond(singlePush)} = ${ratio(singlePush / floorPush)}; ${of(singleRounds, "pushCpuMs").toFixed(2)} ms CPU`,
      floor: `the same floor`,
      goal: "printed",
    },
    {
      area: "push",
      what: "p99 of one request",
      ours: `${of(ourRounds, "pushP99").toFixed(1)} ms for ${batch}`,
      floor: `${of(floorRounds, "pushP99").toFixed(1)} ms for ${batch}`,
      goal: "printed",
    },
    {
      area: "push",
      what: "server CPU per COE",
      ours: `${of(ourRounds, "pushCpuMs").toFixed(2)} ms`,
      floor: `${of(floorRounds, "pushCpuMs").toFixed(2)} ms`,
      goal: "printed",
    },
    {
      area: "pull",
      what: `${count} COEs by a fresh tablet`,
      ours: `${perSecond(ourPull)} = ${ratio(ourPull / floorPull)}`,
      floor: `Express floor ${perSecond(floorPull)} (pages of 500)`,
      goal: "printed",
    },
  ];
  return { measures, floorPush, ourPush, ourPull };
}
