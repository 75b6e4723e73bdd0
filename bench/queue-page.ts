import { join } from "node:path";
import Database from "better-sqlite3";
import { queuePageSchema } from "../src/domain/protocol/desk.ts";
import { protocolHeader, protocolVersion } from "../src/domain/protocol/hello.ts";
import { inFreshFolder } from "./fresh-folder.ts";
import { type Call, keepAliveClient } from "./keep-alive.ts";
import { enterPractice } from "./practice-session.ts";
import { type Measure, milliseconds, ratio } from "./report.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { type Spread, spreadOf, timed } from "./statistics.ts";

const samples = 400;

/**
 * Multiplies the practice State's queue to `count` COEs in the tables that the queue reads (coes, coe_findings, coe_words, facets),
 * each row a real one under another name. The bodies are not multiplied: a queue page never opens one.
 */
function multiplyQueue(folder: string, count: number): void {
  const database = new Database(join(folder, "surco.sqlite"));
  const columns = (database.pragma("table_info(coes)") as { name: string }[]).map((column) => column.name);
  const copied = columns.map((name) =>
    name === "coe_id" ? "lower(hex(randomblob(16)))" : name === "seq" ? "seq + :step * :round" : name,
  );
  const { n: own, last } = database.prepare("SELECT count(*) AS n, max(seq) AS last FROM coes").get() as {
    n: number;
    last: number;
  };
  const rounds = Math.ceil(count / own) - 1;
  const insert = database.prepare(
    `INSERT INTO coes (${columns.join(",")}) SELECT ${copied.join(",")} FROM coes WHERE seq <= :last`,
  );
  database.transaction(() => {
    for (let round = 1; round <= rounds; round++) insert.run({ step: last + 1, round, last });
    database.exec(`INSERT INTO coe_findings (finding, coe_id, seq, stage, district, recruiter_id)
      SELECT finding, other.coe_id, other.seq, other.stage, other.district, other.recruiter_id
      FROM coe_findings JOIN coes AS other ON other.seq > ${last} AND other.seq % ${last + 1} = coe_findings.seq`);
    database.exec(`UPDATE facets SET n = n * (SELECT count(*) FROM coes) / ${own}`);
    const words = database.prepare("SELECT coe_id, search_text FROM coes WHERE seq > ?").all(last) as {
      coe_id: string;
      search_text: string;
    }[];
    const word = database.prepare("INSERT OR IGNORE INTO coe_words (word, coe_id) VALUES (?, ?)");
    for (const { coe_id, search_text } of words)
      for (const one of search_text.split(" ")) if (one !== "") word.run(one.slice(0, 60), coe_id);
  })();
  database.close();
}

async function measure(call: Call, path: (sample: number) => string): Promise<Spread> {
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    times.push(
      await timed(async () => {
        const answer = await call("GET", path(sample));
        if (answer.status !== 200) throw new Error(`${path(sample)} answered ${answer.status}`);
      }),
    );
  }
  return spreadOf(times.slice(20));
}

/** The floor: SQLite's own time for 25 rows of the same table in the queue's order. */
function rawPage(folder: string): Spread {
  const database = new Database(join(folder, "surco.sqlite"), { readonly: true });
  const page = database.prepare("SELECT * FROM coes WHERE stage = 'received' ORDER BY seq LIMIT 26");
  const times = Array.from({ length: samples }, () => {
    const start = performance.now();
    page.all();
    return performance.now() - start;
  });
  database.close();
  return spreadOf(times.slice(20));
}

const startState = (folder: string): Promise<ServerProcess> =>
  startServer(["sync-server/main.ts"], { SURCO_DATA: folder, SURCO_PORT: "0", SURCO_PRACTICE: "1" });

/** Pages of the reviewer's queue at `count` COEs, measured from outside over a kept connection. */
export function queuePage(count: number): Promise<Measure[]> {
  return inFreshFolder(async (folder) => {
    await (await startState(folder)).stop();
    multiplyQueue(folder, count);
    const floor = rawPage(folder);
    const server = await startState(folder);
    try {
      const { cookie } = await enterPractice(server.url, "reviewer");
      const call = keepAliveClient(server.url, { cookie, [protocolHeader]: String(protocolVersion.max) }, 1);
      const first = queuePageSchema.parse(JSON.parse((await call("GET", "/v1/queue?stage=received")).body.toString()));
      const district = encodeURIComponent(first.rows[0]?.district ?? "");
      const hello = await measure(call, () => "/v1/hello");
      const page = await measure(call, () => "/v1/queue?stage=received");
      const deep = await measure(
        call,
        (sample) => `/v1/queue?stage=received&after=${Math.floor((sample / samples) * count)}`,
      );
      const filtered = await measure(call, () => `/v1/queue?stage=received&district=${district}&finding=needs-review`);
      const search = await measure(
        call,
        () => `/v1/queue?search=${encodeURIComponent(first.rows[0]?.familyName.split(" ")[0] ?? "")}`,
      );
      const rows: readonly (readonly [string, Spread])[] = [
        ["first page", page],
        ["deep page by key", deep],
        ["district and finding", filtered],
        ["search by name", search],
      ];
      return rows.map(([what, spread]) => ({
        area: "queue",
        what: `${what}, ${count.toLocaleString("en-US")} COEs, p95`,
        ours: `${milliseconds(spread.p95)} (median ${milliseconds(spread.median)})`,
        floor: `hello ${milliseconds(hello.p95)} + raw page ${milliseconds(floor.p95)} = ${ratio(spread.p95 / (hello.p95 + floor.p95))}`,
        goal: "3.00 ms",
      }));
    } finally {
      await server.stop();
    }
  });
}
