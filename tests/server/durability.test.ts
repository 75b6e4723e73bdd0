import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import { confirmAnswerSchema, type Receipt, receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { practiceRecruiters } from "../../sync-server/practice/people.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { openStore } from "../../sync-server/store/store.ts";
import { write } from "./family-coe.ts";
import { surroundings } from "./state-office.ts";
import { enrolledDevice, signedHeaders } from "./test-device.ts";

const main = fileURLToPath(new URL("../../sync-server/main.ts", import.meta.url));
const author = { recruiterId: practiceRecruiters.N.id, name: practiceRecruiters.N.name };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "surco-durability-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
}

async function start(): Promise<Child> {
  const env = { ...process.env, SURCO_DATA: folder, SURCO_PORT: "0", SURCO_PRACTICE: "1" };
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^listening (\S+)$/.exec(line)?.[1];
    if (url) return { process: child, url };
  }
  throw new Error("the server ended before it listened");
}

async function end({ process: child }: Child, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code as number | null;
}

type Sign = (method: string, path: string, body?: Uint8Array | string) => Record<string, string>;

/** A practice recruiter on a tablet of their own. */
async function enter(url: string): Promise<Sign> {
  const body = JSON.stringify({ personId: author.recruiterId });
  const headers = { "content-type": "application/json", [protocolHeader]: String(protocolVersion.max) };
  const answer = await fetch(`${url}/v1/practice/session`, { method: "POST", body, headers });
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const device = await enrolledDevice(url, cookie);
  return (method, path, sent) => signedHeaders(device, cookie, method, path, sent);
}

/** Sends COE after COE until the server is gone, and keeps the receipts that came back. */
async function sendUntilDeath(url: string, sign: Sign, receipts: Map<string, Receipt>): Promise<void> {
  for (;;) {
    const coe = write({ author });
    try {
      const path = `/v1/revisions/${coe.id}`;
      const body = coe.bytes as Uint8Array<ArrayBuffer>;
      const answer = await fetch(url + path, { method: "PUT", headers: sign("PUT", path, body), body });
      receipts.set(coe.id, receiptSchema.parse(await answer.json()));
    } catch {
      return;
    }
  }
}

it("[P9] killed with SIGKILL under load: every receipt that was given has its row, and the chain holds", async () => {
  const first = await start();
  const sign = await enter(first.url);
  const receipts = new Map<string, Receipt>();
  const senders = Array.from({ length: 6 }, () => sendUntilDeath(first.url, sign, receipts));
  while (receipts.size < 60) await new Promise((resolve) => setTimeout(resolve, 5));
  await end(first, "SIGKILL");
  await Promise.all(senders);

  const second = await start();
  const ids = [...receipts.keys()].slice(-500);
  const body = JSON.stringify({ ids });
  const init = { method: "POST", headers: sign("POST", "/v1/confirm", body), body };
  const answer = confirmAnswerSchema.parse(await (await fetch(`${second.url}/v1/confirm`, init)).json());
  expect(answer.unknown).toEqual([]);
  expect(answer.held).toEqual(ids.map((id) => receipts.get(id)));
  expect(await end(second, "SIGTERM")).toBe(0);

  const store = await openStore({ folder, state: "ZZ", practice: true }, surroundings);
  expect(await findBrokenLink(store.reading, store.server)).toBeNull();
  await store.close();
});

it("[P13] a server that was restored from yesterday's copy is noticed by whoever has seen more", async () => {
  const copy = `${folder}-copy`;
  const first = await start();
  const sign = await enter(first.url);
  await end(first, "SIGTERM");
  await cp(folder, copy, { recursive: true });

  const send = async (url: string) => {
    const coe = write({ author });
    const path = `/v1/revisions/${coe.id}`;
    const body = coe.bytes as Uint8Array<ArrayBuffer>;
    const init = { method: "PUT", headers: sign("PUT", path, body), body };
    return receiptSchema.parse(await (await fetch(url + path, init)).json());
  };
  const today = await start();
  const seen = await send(today.url);
  await end(today, "SIGTERM");
  await rm(folder, { recursive: true });
  await cp(copy, folder, { recursive: true });
  await rm(copy, { recursive: true });

  const restored = await start();
  const isChanged = async () => {
    const path = `/v1/hello?seen=${seen.seq}.${seen.chain}`;
    const answer = await fetch(restored.url + path, { headers: sign("GET", path) });
    return ((await answer.json()) as { historyChanged: boolean }).historyChanged;
  };
  expect(await isChanged()).toBe(true);
  // The same place is taken again by other work: only the chain can tell.
  await send(restored.url);
  expect(await isChanged()).toBe(true);
  await end(restored, "SIGTERM");
});
