import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChangesPage, changeSchema, changesPageSchema } from "../../src/domain/protocol/change.ts";
import { helloSchema } from "../../src/domain/protocol/hello.ts";
import { readChanges } from "../../sync-server/store/changes.ts";
import { findBrokenLink, firstLink, isOurPlace, linkOf } from "../../sync-server/store/history.ts";
import { write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, type PersonName, people, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  for (let n = 0; n < 600; n += 1) await send("ana", write({ stage: "draft" }));
});
afterAll(() => office.close());

const send = async (who: PersonName, made: { id: string; bytes: Uint8Array }) => {
  const answer = await put(office, who, `/v1/revisions/${made.id}`, made.bytes);
  expect(answer.status).toBe(201);
};

async function pages(who: PersonName, after = ""): Promise<ChangesPage[]> {
  const all: ChangesPage[] = [];
  for (let cursor = after, more = true; more; ) {
    const answer = await office.call(who, `/v1/changes?after=${cursor}`);
    const page = changesPageSchema.parse(await answer.json());
    all.push(page);
    cursor = page.next;
    more = page.more;
  }
  return all;
}

it("[P13] the feed comes in pages without holes or repetition, and its head is where the last page ends", async () => {
  const all = await pages("rosa");
  expect(all.length).toBeGreaterThan(1);
  const changes = all.flatMap((page) => page.changes).map((change) => changeSchema.parse(change));
  expect(changes.map((change) => change.seq)).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1));
  expect(all.at(-1)?.head).toBe(1200);
  const [quiet] = await pages("rosa", all.at(-1)?.next);
  expect(quiet?.changes).toEqual([]);
});

it("[P13] each row carries the hash of the row before and of itself", async () => {
  const { reading, server } = office.store;
  expect(await findBrokenLink(reading, server)).toBeNull();
  const row = await reading.selectFrom("feed").selectAll().where("seq", "=", 1).executeTakeFirstOrThrow();
  expect(row.chain).toBe(linkOf(firstLink(server), row));
  expect(row.chain).not.toBe(linkOf(firstLink(server), { ...row, body: row.body.replace("received", "completed") }));
});

it("a recruiter is sent what concerns their own COEs and nothing else", async () => {
  const other = write({ stage: "draft", author: { recruiterId: people.ben.id, name: people.ben.name } });
  await send("ben", other);
  const bens = (await pages("ben")).flatMap((page) => page.changes).map((change) => changeSchema.parse(change));
  expect(bens.map((change) => change.kind)).toEqual(["received", "completed"]);
  const anas = (await pages("ana")).flatMap((page) => page.changes);
  expect(JSON.stringify(anas)).not.toContain(other.revision.coeId);
});

it.each([
  ["of another server", (next: string) => `${"0".repeat(32)}${next.slice(32)}`],
  ["ahead of the head", (next: string) => next.replace(/\.\d+\./, ".999999.")],
  ["with another chain value", (next: string) => next.replace(/[0-9a-f]{16}$/, "0".repeat(16))],
])("[P13] a cursor %s is answered history_changed", async (_what, spoil) => {
  const next = (await pages("ana")).at(-1)?.next ?? "";
  const answer = await office.call("ana", `/v1/changes?after=${spoil(next)}`);
  expect([answer.status, await codeOf(answer)]).toEqual([409, "history-changed"]);
});

it("a long page comes packed to whoever unpacks it, and says the same to whoever does not", async () => {
  const page = (encoding: string) => office.call("rosa", "/v1/changes", { headers: { "accept-encoding": encoding } });
  const [packed, open] = [await page("gzip"), await page("identity")];
  expect([packed.headers.get("content-encoding"), open.headers.get("content-encoding")]).toEqual(["gzip", null]);
  const [one, other] = [await packed.json(), await open.json()] as Record<string, unknown>[];
  expect({ ...one, serverTime: "" }).toEqual({ ...other, serverTime: "" });
  const short = await office.call("rosa", `/v1/changes?after=${(await pages("rosa")).at(-1)?.next}`);
  expect(short.headers.get("content-encoding")).toBeNull();
});

it("[P13] the head of a page by area is the place of its chain value, also while others send", async () => {
  const { store } = office;
  const drawn = async () => {
    await store.drawn();
    await send("ben", write({ author: { recruiterId: people.ben.id, name: people.ben.name } }));
  };
  const reach = { own: people.ana.id, area: { level: "district", district: "nobody's" } } as const;
  const { head, chain, more } = await readChanges({ ...store, drawn }, 1000, reach);
  expect(more).toBe(false);
  expect(await isOurPlace(store.reading, store.server, head, chain)).toBe(true);
});

it("a cursor that no server made is malformed", async () => {
  const answer = await office.call("ana", "/v1/changes?after=' or 1=1 --");
  expect([answer.status, await codeOf(answer)]).toEqual([400, "malformed"]);
});

it("[P13] hello notices that the place a tablet has seen is not ours", async () => {
  const { head, chain } = (await pages("ana")).at(-1) as ChangesPage;
  const ask = async (seen: string) =>
    helloSchema.parse(await (await office.call("ana", `/v1/hello?seen=${seen}`)).json()).historyChanged;
  expect(await ask(`${head}.${chain}`)).toBe(false);
  expect(await ask(`${head + 1}.${chain}`)).toBe(true);
  expect(await ask(`${head}.${"a".repeat(64)}`)).toBe(true);
});

it("[P19] the server remembers the highest number a tablet ever gave, and says it when the tablet comes back empty", async () => {
  const device = randomId();
  const ask = async (deviceSeq: number) =>
    helloSchema.parse(await (await office.call("ana", `/v1/hello?device=${device}&deviceSeq=${deviceSeq}`)).json());
  expect((await ask(7)).lastDeviceSeq).toBeNull();
  expect((await ask(0)).lastDeviceSeq).toBe(7);
  expect((await ask(9)).lastDeviceSeq).toBe(7);
  expect((await ask(0)).lastDeviceSeq).toBe(9);
});

it("[P5] two tablets that continue from one revision make a fork that is told, and the signed one stands in front", async () => {
  const first = write({ stage: "draft" });
  const coeId = first.revision.coeId;
  const draft = write({ stage: "draft", coeId, parents: [first.id], deviceSeq: 2 });
  const signed = write({ coeId, parents: [first.id], deviceSeq: 3 });
  for (const made of [draft, signed, first]) await send("ana", made);
  const told = (await pages("ana"))
    .flatMap((page) => page.changes)
    .map((change) => changeSchema.parse(change))
    .filter((change) => change.kind === "forked" && change.coeId === coeId);
  expect(told.at(-1)).toMatchObject({ heads: [signed.id, draft.id] });
});
