import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { confirmAnswerSchema, type Receipt } from "../../src/domain/protocol/receipt.ts";
import { practiceRecruiters } from "../../sync-server/practice/people.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { openSqlite } from "../../sync-server/store/sqlite.ts";
import { verifyDatabase } from "../../sync-server/verify-database.ts";
import { write } from "../server/family-coe.ts";
import { createChance } from "../simulation/chance.ts";
import { enter, type MortalServer, type Sender, startServer } from "./mortal-server.ts";
import { scale, secondsSince, tell } from "./scale.ts";

const { runs, seed } = scale(3);
const author = { recruiterId: practiceRecruiters.N.id, name: practiceRecruiters.N.name };
const together = 8;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surco-deaths-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Load {
  readonly receipts: Map<string, Receipt>;
  /** Under way when the server died: nobody knows whether they arrived. */
  readonly unanswered: { readonly path: string; readonly id: string; readonly bytes: Uint8Array }[];
}

/** Sends versions with their signatures, in either order, until nobody answers any more. */
async function sendUntilDeath(sender: Sender, url: string, load: Load): Promise<void> {
  for (let turn = 0; ; turn++) {
    const coe = write({ author });
    const parts = [
      { path: `/v1/revisions/${coe.id}`, id: coe.id, bytes: coe.bytes },
      { path: `/v1/attachments/${coe.signature.id}`, id: coe.signature.id, bytes: coe.signature.bytes },
    ];
    for (const part of turn % 2 === 0 ? parts : parts.reverse()) {
      const receipt = await sender.put(url, part.path, part.bytes).catch((error: unknown) => {
        // An answer that is a refusal would be a fault; no answer is the death that was waited for.
        if (error instanceof Error && error.message.includes("was answered")) throw error;
        return null;
      });
      if (receipt === null) {
        load.unanswered.push(part);
        return;
      }
      load.receipts.set(part.id, receipt);
    }
  }
}

/** The same in batches of several COEs, of which the queue is drawn after the answer. */
async function sendTogetherUntilDeath(sender: Sender, url: string, load: Load): Promise<void> {
  for (;;) {
    const parts = Array.from({ length: 5 }, () => write({ author })).flatMap((coe) => [
      { path: `/v1/revisions/${coe.id}`, table: "revisions" as const, id: coe.id, bytes: coe.bytes },
      { path: `/v1/attachments/${coe.signature.id}`, table: "attachments" as const, ...coe.signature },
    ]);
    const pieces = parts.map(({ table, id, bytes }) => ({ table, id, bytes, sealed: false }));
    const receipts = await sender.putTogether(url, pieces).catch((error: unknown) => {
      if (error instanceof Error && error.message.includes("was answered")) throw error;
      return null;
    });
    if (receipts === null) {
      load.unanswered.push(...parts);
      return;
    }
    for (const receipt of receipts) load.receipts.set(receipt.id, receipt);
  }
}

/** What was answered, and is not in the queue of a server that has started. */
function undrawnOnDisk(): number {
  const file = new Sqlite(join(folder, "surco.sqlite"), { readonly: true });
  const missing = "select count(*) from revisions where coe_id is not null and coe_id not in (select coe_id from coes)";
  const count = (question: string) => file.prepare(question).pluck().get() as number;
  const found = count("select count(*) from undrawn") + count(missing);
  file.close();
  return found;
}

/** After a death: every receipt stands as it was given, and what was under way can be sent again. */
async function lookAfter(sender: Sender, { url }: MortalServer, { receipts, unanswered }: Load): Promise<void> {
  const ids = [...receipts.keys()];
  for (let from = 0; from < ids.length; from += 500) {
    const asked = ids.slice(from, from + 500);
    const answer = confirmAnswerSchema.parse(await sender.ask(url, "/v1/confirm", JSON.stringify({ ids: asked })));
    expect(answer.unknown).toEqual([]);
    const custody = ({ id, server, seq, chain, receivedAt }: Receipt) => ({ id, server, seq, chain, receivedAt });
    expect(answer.held.map(custody)).toEqual(asked.map((id) => custody(receipts.get(id)!)));
  }
  for (const { path, id, bytes } of unanswered) expect((await sender.put(url, path, bytes)).id).toBe(id);
}

/** The links since the start before last, read beside the running server. */
async function chainHolds(server: string): Promise<void> {
  const database = openSqlite(folder);
  expect(await findBrokenLink(database.reading, server, 3000)).toBeNull();
  await database.close();
}

/** The whole file at the end: SQLite's own check, each id once, and everything that `npm run verify` looks at. */
function wholeFile(acknowledged: ReadonlySet<string>, sent: ReadonlySet<string>, before: ReadonlySet<string>) {
  const file = new Sqlite(join(folder, "surco.sqlite"), { readonly: true });
  const rows = file.prepare("select id from revisions union all select id from attachments").pluck().all() as string[];
  const own = rows.filter((id) => !before.has(id));
  const result = {
    lost: [...acknowledged].filter((id) => !own.includes(id)).length,
    twice: rows.length - new Set(rows).size,
    foreign: own.filter((id) => !sent.has(id)).length,
    quickCheck: file.pragma("quick_check", { simple: true }),
  };
  file.close();
  return result;
}

function idsOnDisk(): Set<string> {
  const file = new Sqlite(join(folder, "surco.sqlite"), { readonly: true });
  const rows = file.prepare("select id from revisions union all select id from attachments").pluck().all() as string[];
  file.close();
  return new Set(rows);
}

it("[P7] [P9] [P13] SIGKILL at random moments under load: every receipt has its row, no row is double, the chain holds, the queue shows all", async () => {
  const began = performance.now();
  const chance = createChance(seed);
  const [acknowledged, sent] = [new Set<string>(), new Set<string>()];
  let server = await startServer(folder);
  const sender = await enter(server.url, author.recruiterId);
  const before = idsOnDisk();
  let [slowest, underWay, history] = [0, 0, ""];
  for (let death = 1; death <= runs; death++) {
    const load: Load = { receipts: new Map(), unanswered: [] };
    const senders = Array.from({ length: together }, (_, place) =>
      (place % 2 === 0 ? sendUntilDeath : sendTogetherUntilDeath)(sender, server.url, load),
    );
    const last = 3 + chance.whole(20);
    await expect.poll(() => load.receipts.size, { interval: 5 }).toBeGreaterThan(last);
    await new Promise((resolve) => setTimeout(resolve, chance.whole(60)));
    await server.end("SIGKILL");
    await Promise.all(senders);
    server = await startServer(folder);
    slowest = Math.max(slowest, server.startedIn);
    expect(undrawnOnDisk()).toBe(0);
    await lookAfter(sender, server, load);
    for (const [id, receipt] of load.receipts) {
      acknowledged.add(id);
      history = receipt.server;
    }
    underWay += load.unanswered.length;
    for (const id of [...load.receipts.keys(), ...load.unanswered.map((part) => part.id)]) sent.add(id);
    if (history !== "") await chainHolds(history);
    if (death % 25 === 0)
      tell("server-deaths", { deaths: death, acknowledged: acknowledged.size, "": secondsSince(began) });
  }
  expect(await server.end("SIGTERM")).toBe(0);
  const findings = await verifyDatabase(join(folder, "surco.sqlite"), null);
  const found = wholeFile(acknowledged, sent, before);
  tell("server-deaths", {
    "(seed)": seed,
    deaths: runs,
    acknowledged: acknowledged.size,
    "under way at a death": underWay,
    lost: found.lost,
    duplicates: found.twice,
    "ms until the slowest start listened": Math.round(slowest),
    "": secondsSince(began),
  });
  expect(findings).toEqual([]);
  expect(found).toEqual({ lost: 0, twice: 0, foreign: 0, quickCheck: "ok" });
});
