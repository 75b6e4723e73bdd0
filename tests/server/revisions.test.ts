import { afterAll, beforeAll, expect, it } from "vitest";
import { limits } from "../../src/domain/protocol/hello.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { lookAgain } from "../../sync-server/store/looking-again.ts";
import { openBytes } from "../../sync-server/store/packing.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { named, write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, people, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const send = (who: "ana" | "ben" | "rosa", made: { id: string; bytes: Uint8Array }) =>
  put(office, who, `/v1/revisions/${made.id}`, made.bytes);

const receiptOf = async (answer: Response) => receiptSchema.parse(await answer.json());

it("[P9] a receipt names the id that was sent, its place in the feed and what is awaited", async () => {
  const coe = write();
  const answer = await send("ana", coe);
  expect(answer.status).toBe(201);
  const receipt = await receiptOf(answer);
  const row = await office.store.reading
    .selectFrom("revisions")
    .selectAll()
    .where("id", "=", coe.id)
    .executeTakeFirstOrThrow();
  expect(receipt).toMatchObject({ id: coe.id, server: office.store.server, seq: row.seq, chain: row.chain });
  expect(receipt).toMatchObject({ standing: "accepted", problems: [], awaiting: [coe.signature.id] });
  expect(Buffer.compare(openBytes(row), Buffer.from(coe.bytes))).toBe(0);
});

it("[P4] the same revision 50 times in parallel is one row, and every receipt is the same", async () => {
  const coe = write();
  const answers = await Promise.all(Array.from({ length: 50 }, () => send("ana", coe)));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  const receipts = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(receipts).size).toBe(1);
  const rows = await office.store.reading
    .selectFrom("feed")
    .selectAll()
    .where("coe_id", "=", coe.revision.coeId)
    .execute();
  expect(rows.map((row) => row.kind)).toEqual(["received"]);
  expect(await findBrokenLink(office.store.reading, office.store.server)).toBeNull();
});

it("[S06] what was taken is answered with the same receipt, a hundred times one after the other, whoever carries it", async () => {
  const coe = write();
  const receipts = new Set<string>();
  const statuses: number[] = [];
  for (let time = 0; time < 100; time += 1) {
    const answer = await send(time % 2 === 0 ? "ana" : "ben", coe);
    statuses.push(answer.status);
    receipts.add(await answer.text());
  }
  expect([statuses[0], new Set(statuses.slice(1)), receipts.size]).toEqual([201, new Set([200]), 1]);
  const rows = office.store.reading.selectFrom("revisions").select("id").where("coe_id", "=", coe.revision.coeId);
  expect(await rows.execute()).toEqual([{ id: coe.id }]);
});

it("[P7] bytes under a wrong name are refused, and nothing is kept", async () => {
  const coe = write();
  const other = write();
  const answer = await put(office, "ana", `/v1/revisions/${other.id}`, coe.bytes);
  expect(answer.status).toBe(422);
  expect(await codeOf(answer)).toBe("bytes-do-not-match-name");
  expect((await office.call("rosa", `/v1/revisions/${other.id}`)).status).toBe(404);
});

it("[P7] bytes cut anywhere no longer bear their name", async () => {
  const coe = write();
  for (const length of [0, 1, 100, coe.bytes.length - 1]) {
    const answer = await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes.subarray(0, length));
    expect(answer.status).toBe(422);
  }
});

it.each([
  ["not JSON at all", "<html>Please accept our terms</html>", "schema-not-known"],
  ["JSON of something else", '{"hello":"world"}', "schema-not-known"],
  ["JSON that is very deep", `${"[".repeat(20_000)}${"]".repeat(20_000)}`, "schema-not-known"],
  ["nothing", "", "schema-not-known"],
])("[P7] %s is taken into custody when its bytes bear its name, and set aside", async (_what, text, code) => {
  const made = named(text);
  const receipt = await receiptOf(await send("ana", made));
  expect(receipt.standing).toBe("set-aside");
  expect(receipt.problems.map((problem) => problem.code)).toEqual([code]);
  const back = await office.call("ana", `/v1/revisions/${made.id}`);
  expect(await back.text()).toBe(text);
});

it("[P7] a schema of tomorrow, answers that do not parse and another State's COE are set aside, each with its code", async () => {
  const tomorrow = write({ change: (revision) => ({ ...revision, schema: 99, surprise: true }) });
  const broken = write({ change: (revision) => ({ ...revision, answers: { familyData: 7 } }) });
  const elsewhere = write({ change: (revision) => ({ ...revision, policy: { state: "KY", version: 1 } }) });
  const codes = [];
  for (const made of [tomorrow, broken, elsewhere])
    codes.push((await receiptOf(await send("ana", made))).problems[0]?.code);
  expect(codes).toEqual(["schema-not-known", "answers-invalid", "wrong-area"]);
});

it("[P7] a parent in another COE is noticed, also when the parent comes after its child", async () => {
  const parent = write();
  const child = write({ parents: [parent.id] });
  expect((await receiptOf(await send("ana", child))).standing).toBe("accepted");
  await send("ana", parent);
  const again = await receiptOf(await send("ana", child));
  expect(again.problems.map((problem) => problem.code)).toEqual(["parent-of-other-coe"]);
});

it("[P22] one recruiter's COE travels in a colleague's session, stays its author's, and is not shown to the carrier", async () => {
  const coe = write();
  const receipt = await receiptOf(await send("ben", coe));
  expect(receipt.standing).toBe("accepted");
  const row = await office.store.reading
    .selectFrom("revisions")
    .selectAll()
    .where("id", "=", coe.id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ author_id: "ana", carrier_id: "ben" });
  expect((await office.call("ben", `/v1/revisions/${coe.id}`)).status).toBe(404);
  expect((await office.call("ana", `/v1/revisions/${coe.id}`)).status).toBe(200);
});

it("[P7] an author whom nobody knows is a reason to set aside, not to refuse", async () => {
  const receipt = await receiptOf(await send("ana", write({ author: { recruiterId: "nobody", name: "?" } })));
  expect(receipt.problems.map((problem) => problem.code)).toEqual(["author-is-not-sender"]);
});

it("[P7] what was set aside is looked at again after a release, and what has become acceptable is accepted", async () => {
  const author = { recruiterId: "newly-hired", name: "Noor Haddad" };
  const coe = write({ author });
  const before = await receiptOf(await send("ana", coe));
  expect(before.standing).toBe("set-aside");
  const { store } = office;
  await store.write((db) => addPerson(db, store, { ...people.ana, id: author.recruiterId, name: author.name }));
  expect(await lookAgain(store)).toBeGreaterThan(0);
  const after = await receiptOf(await send("ana", coe));
  expect(after).toEqual({ ...before, standing: "accepted", problems: [] });
});

it("[P18] more than the announced limit is refused by its own code", async () => {
  const answer = await put(
    office,
    "ana",
    `/v1/revisions/${randomId()}${randomId()}`,
    new Uint8Array(limits.revisionBytes + 1),
  );
  expect(answer.status).toBe(413);
  expect(await codeOf(answer)).toBe("too-large");
});

it("[P25] a protocol below the floor is refused before anything is read, and so is a stranger", async () => {
  const coe = write();
  const path = `/v1/revisions/${coe.id}`;
  const old = await office.call("ana", path, { method: "PUT", body: "x", headers: { "x-surco-protocol": "0" } });
  expect([old.status, await codeOf(old)]).toEqual([426, "protocol-not-spoken"]);
  const stranger = await put(office, null, path, coe.bytes);
  expect([stranger.status, await codeOf(stranger)]).toEqual([401, "not-signed-in"]);
  const unnamed = await put(office, "ana", "/v1/revisions/garbage", coe.bytes);
  expect([unnamed.status, await codeOf(unnamed)]).toEqual([400, "malformed"]);
});
