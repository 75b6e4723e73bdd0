import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { changesPageSchema } from "../../src/domain/protocol/change.ts";
import { confirmAnswerSchema } from "../../src/domain/protocol/receipt.ts";
import { findBrokenLink, readHistory } from "../../sync-server/store/history.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { practiceLimits, startSession } from "../../sync-server/store/sessions.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import { startCluster } from "../postgres/cluster.ts";
import { people, surroundings } from "../server/state-office.ts";
import { newTestDevice, putOnTheList } from "../server/test-device.ts";
import { type Caller, call, type Field, type Lived, livingTablet, newLife } from "./field-tablets.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

export interface Ordeal {
  readonly seconds: number;
  readonly tablets: number;
  readonly seed: number;
  /** Mean time between two deaths of a server process. */
  readonly secondsBetweenKills: number;
  /** Mean time between two crashes of PostgreSQL itself; null for none. */
  readonly secondsBetweenCrashes: number | null;
}

export interface Outcome {
  /** What does not hold; empty when everything does. */
  readonly faults: readonly string[];
  readonly figures: Readonly<Record<string, number | string>>;
}

/** The same for the same seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function enter(store: Store, personId: string): Promise<Caller> {
  const device = newTestDevice();
  return await store.write(async (db) => {
    await putOnTheList(db, device, personId);
    const token = await startSession(db, store, personId, { limits: practiceLimits, place: "", strongAt: null });
    return { device, cookie: `surco_session=${token}` };
  });
}

/** Follows the feed as the office sees it, across every death, and keeps each place that it was shown. */
async function follow(field: Field, caller: Caller, seen: number[], isLast: () => boolean): Promise<void> {
  let after = "";
  for (;;) {
    const last = isLast();
    try {
      const path = `/v1/changes${after === "" ? "" : `?after=${after}`}`;
      const page = changesPageSchema.parse(await call(field.anyServer(), caller, { method: "GET", path }));
      seen.push(...page.changes.map(({ seq }) => seq));
      after = page.next;
      if (last && !page.more) return;
      if (!page.more) await pause(50);
    } catch (error) {
      field.lived.failures.set(`following: ${String(error).slice(0, 80)}`, 1);
      await pause(100);
    }
  }
}

/** Again and again after about so many seconds, until it is over. */
async function nowAndThen(field: Field, seconds: number, deed: () => Promise<void>): Promise<void> {
  for (;;) {
    let wait = seconds * 1000 * (0.5 + field.chance());
    for (; wait > 0 && !field.isOver(); wait -= 50) await pause(50);
    if (field.isOver()) return;
    await deed();
  }
}

/** What the database says in the end, against what the tablets were told. */
async function faultsOf(store: Store, lived: Lived, seen: readonly number[]): Promise<string[]> {
  const faults: string[] = [];
  const { seq: head } = await readHistory(store.reading);
  const feed = await store.reading.selectFrom("feed").select(["seq", "kind", "chain"]).orderBy("seq").execute();
  if (feed.length !== head || feed.some(({ seq }, index) => seq !== index + 1)) faults.push("the feed has a hole");
  const broken = await findBrokenLink(store.reading, store.server);
  if (broken !== null) faults.push(`the chain breaks at ${broken}`);
  const held = new Map<string, { seq: number; chain: string }>();
  for (const table of ["revisions", "attachments"] as const)
    for (const row of await store.reading.selectFrom(table).select(["id", "seq", "chain"]).execute())
      held.set(row.id, row);
  for (const [id, receipt] of lived.receipts) {
    const row = held.get(id);
    if (!row) faults.push(`lost: ${id} at ${receipt.seq}`);
    else if (row.seq !== receipt.seq || row.chain !== receipt.chain) faults.push(`moved: ${id}`);
  }
  for (const row of held.values())
    if (feed[row.seq - 1]?.chain !== row.chain) faults.push(`a row is not in the feed at ${row.seq}`);
  faults.push(...lived.contradictions.map((id) => `two receipts for ${id}`));
  const told = feed.filter(({ kind }) => kind !== "attached").map(({ seq }) => seq);
  if (told.join() !== seen.join())
    faults.push(`whoever followed saw ${seen.length} of ${told.length} changes, or not in order`);
  // A server whose database is away is busy (503): the tablet waits, and nobody is told of a fault that is none.
  for (const said of lived.failures.keys()) if (/answered 500/.test(said)) faults.push(said);
  return faults;
}

async function unconfirmed(url: string, caller: Caller, lived: Lived): Promise<number> {
  const ids = [...lived.receipts.keys()];
  let unknown = 0;
  for (let start = 0; start < ids.length; start += 500) {
    const body = JSON.stringify({ ids: ids.slice(start, start + 500) });
    const answer = confirmAnswerSchema.parse(await call(url, caller, { method: "POST", path: "/v1/confirm", body }));
    unknown += answer.unknown.length;
  }
  return unknown;
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.floor(sorted.length * share)] ?? 0);

/** Two server processes on one PostgreSQL, tablets that send, and death now and then: nothing acknowledged may be lost (P9, P13). */
export async function ordealOfTwoProcesses(ordeal: Ordeal): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "surco-ordeal-"));
  const cluster = await startCluster({ durable: true });
  const servers: ServerProcess[] = [];
  let store: Store | null = null;
  try {
    const databaseUrl = cluster.urlOf(await cluster.newDatabase());
    const opened = await openStore({ folder, databaseUrl, state: "ZZ", practice: false }, surroundings);
    store = opened;
    await opened.write(async (db) => {
      for (const person of Object.values(people)) await addPerson(db, opened, person);
    });
    const environment = { SURCO_DATA: folder, DATABASE_URL: databaseUrl };
    servers.push(...(await Promise.all([1, 2].map(() => startServerProcess(environment)))));
    return await live(ordeal, opened, servers, () => cluster.crash());
  } finally {
    await Promise.all(servers.map((server) => server.end()));
    await store?.close();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function live(
  ordeal: Ordeal,
  store: Store,
  servers: readonly ServerProcess[],
  crash: () => Promise<void>,
): Promise<Outcome> {
  const chance = chanceOf(ordeal.seed);
  const lived = newLife();
  const any = () => servers[Math.floor(chance() * servers.length)] as ServerProcess;
  const authors = [people.ana, people.ben];
  const office = await enter(store, people.rosa.id);
  // Everybody is in before anything dies: nobody is let in twice, and entering is not what the ordeal is about.
  const entered = await Promise.all(
    Array.from({ length: ordeal.tablets }, async (_, number) => {
      const { id, name } = authors[number % authors.length] ?? people.ana;
      return { caller: await enter(store, id), author: { recruiterId: id, name } };
    }),
  );
  const ends = performance.now() + ordeal.seconds * 1000;
  const deeds = { kills: 0, crashes: 0 };
  // On a machine that is busy it lasts until everything has happened that it is about.
  const allHappened = () =>
    deeds.kills > 0 && (ordeal.secondsBetweenCrashes === null || deeds.crashes > 0) && lived.receipts.size > 0;
  const isOver = () => performance.now() >= ends && allHappened();
  const field: Field = { lived, chance, anyServer: () => any().url(), isOver };
  const seen: number[] = [];
  let isQuiet = false;
  const following = follow(field, office, seen, () => isQuiet);
  const tablets = entered.map(({ caller, author }, number) => livingTablet(field, caller, number, author));
  const dying = servers.map((server) =>
    nowAndThen(field, ordeal.secondsBetweenKills * servers.length, async () => {
      await server.killAndRestart();
      deeds.kills += 1;
    }),
  );
  const crashAndCount = async () => {
    await crash();
    deeds.crashes += 1;
  };
  if (ordeal.secondsBetweenCrashes !== null) dying.push(nowAndThen(field, ordeal.secondsBetweenCrashes, crashAndCount));
  await Promise.all(dying);
  await Promise.all(tablets);
  isQuiet = true;
  await following;
  const faults = await faultsOf(store, lived, seen);
  const unknown = await unconfirmed(any().url(), office, lived);
  if (unknown > 0) faults.push(`${unknown} are unknown to a server`);
  const sorted = lived.milliseconds.toSorted((a, b) => a - b);
  const figures = {
    seconds: ordeal.seconds,
    tablets: ordeal.tablets,
    "servers killed": deeds.kills,
    "PostgreSQL crashed": deeds.crashes,
    acknowledged: lived.receipts.size,
    "acknowledged a second": Math.round(lived.receipts.size / ordeal.seconds),
    "sent again": lived.repeats,
    "changes followed": seen.length,
    "p50 ms": quantile(sorted, 0.5),
    "p99 ms": quantile(sorted, 0.99),
    "worst ms": Math.round(sorted.at(-1) ?? 0),
    "not answers": JSON.stringify(Object.fromEntries(lived.failures)),
  };
  return { faults, figures };
}
