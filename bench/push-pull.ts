import { changesPageSchema } from "../src/domain/protocol/change.ts";
import { receiptSchema } from "../src/domain/protocol/receipt.ts";
import type { NamedBytes } from "../src/domain/protocol/revision.ts";
import { enrolledDevice, signedHeaders } from "../tests/server/test-device.ts";
import { benchRevisions } from "./caseload.ts";
import { inFreshFolder } from "./fresh-folder.ts";
import { keepAliveClient } from "./keep-alive.ts";
import { enterPractice } from "./practice-session.ts";
import { type Measure, ratio } from "./report.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { inParallel, medianOf, spreadOf } from "./statistics.ts";

const tablets = 20;
const batch = 25;

interface Throughput {
  readonly pushPerSecond: number;
  readonly pushP99: number;
  readonly pushCpuMs: number;
  readonly pullPerSecond: number;
}

async function measurePush<T>(
  server: ServerProcess,
  items: readonly T[],
  documentsEach: number,
  send: (item: T) => Promise<void>,
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
  return {
    pushPerSecond: (documents / (performance.now() - start)) * 1000,
    pushP99: spreadOf(latencies).p99,
    pushCpuMs: ((server.cpuSeconds() - cpu) * 1000) / documents,
  };
}

async function measurePull(pull: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const documents = await pull();
  return (documents / (performance.now() - start)) * 1000;
}

async function ours(
  server: ServerProcess,
  revisionsOf: (author: { recruiterId: string; name: string }) => readonly NamedBytes[],
): Promise<Throughput> {
  const person = await enterPractice(server.url, "recruiter");
  const revisions = revisionsOf({ recruiterId: person.id, name: person.name });
  const device = await enrolledDevice(server.url, person.cookie);
  const call = keepAliveClient(
    server.url,
    (method, path, body) => signedHeaders(device, person.cookie, method, path, body),
    tablets,
  );
  const pushed = await measurePush(server, revisions, 1, async ({ id, bytes }) => {
    const answer = await call("PUT", `/v1/revisions/${id}`, bytes);
    const receipt = receiptSchema.parse(JSON.parse(answer.body.toString()));
    if (receipt.id !== id || receipt.standing !== "accepted")
      throw new Error(`${answer.status} ${answer.body.toString().slice(0, 300)}`);
  });
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
  const floorRounds: Throughput[] = [];
  for (let round = 0; round < rounds; round++) {
    ourRounds.push(
      await inFreshFolder(async (folder) => {
        const server = await startOurs(folder);
        return ours(server, (author) => benchRevisions(count, author, round + 1)).finally(server.stop);
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
  const [ourPull, floorPull] = [of(ourRounds, "pullPerSecond"), of(floorRounds, "pullPerSecond")];
  const perSecond = (value: number): string => `${value.toFixed(0)} COE/s`;
  const measures: Measure[] = [
    {
      area: "push",
      what: `${count} COEs, ${tablets} tablets`,
      ours: `${perSecond(ourPush)} = ${ratio(ourPush / floorPush)}`,
      floor: `Express floor ${perSecond(floorPush)} (batches of ${batch}, nothing checked)`,
      goal: "printed",
    },
    {
      area: "push",
      what: "p99 of one request",
      ours: `${of(ourRounds, "pushP99").toFixed(1)} ms`,
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
