import { afterAll, beforeAll, expect, it } from "vitest";
import { type ChangesPage, changesPageSchema } from "../../src/domain/protocol/change.ts";
import { coeRecordSchema, queuePageSchema } from "../../src/domain/protocol/desk.ts";
import { handoverSchema, recruitersSchema } from "../../src/domain/protocol/handover.ts";
import { noticesSchema } from "../../src/domain/protocol/notice.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { verifyState } from "../../sync-server/verify-database.ts";
import { arrive, familyOf, returnOf } from "./families-of-districts.ts";
import { type Written, write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, type PersonName, people, post, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const authorOf = (who: PersonName) => ({ recruiterId: people[who].id, name: people[who].name });

const reason = "Ana works in another region now.";

const handOver = (coe: Written, from: PersonName, to: PersonName, words: object = {}, who: PersonName = "rosa") =>
  post(office, who, `/v1/coes/${coe.revision.coeId}/handovers`, {
    handoverId: randomId(),
    from: people[from].id,
    to: people[to].id,
    reason,
    ...words,
  });

/** What somebody's tablet is told after a place, and the place that it has reached then. */
async function toldSince(who: PersonName, after: string | null = null) {
  let cursor = after;
  const changes: ChangesPage["changes"] = [];
  for (;;) {
    const query = cursor === null ? "" : `?after=${cursor}`;
    const page = changesPageSchema.parse(await (await office.call(who, `/v1/changes${query}`)).json());
    changes.push(...page.changes);
    cursor = page.next;
    if (!page.more) return { changes, cursor };
  }
}

const about = (coe: Written, changes: ChangesPage["changes"]) =>
  changes.filter(
    (change) => (change.coeId ?? (change.decision as { coeId?: string } | undefined)?.coeId) === coe.revision.coeId,
  );

const kindsOf = (changes: ChangesPage["changes"]) => changes.map(({ kind }) => kind);

async function send(who: PersonName, coe: Written) {
  const receipt = await (await put(office, who, `/v1/revisions/${coe.id}`, coe.bytes)).json();
  if (coe.revision.stage === "signed")
    await put(office, who, `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  return receiptSchema.parse(receipt);
}

const continued = (coe: Written, who: PersonName, stage: "draft" | "signed" = "signed") =>
  write({
    coeId: coe.revision.coeId,
    parents: [coe.id],
    answers: coe.revision.answers,
    author: authorOf(who),
    stage,
  });

async function rowOf(coe: Written, who: PersonName = "rosa") {
  const page = queuePageSchema.parse(await (await office.call(who, "/v1/queue?limit=100&order=newest")).json());
  return page.rows.find(({ coeId }) => coeId === coe.revision.coeId);
}

it("[P10] the new recruiter, whose cursor was past it, is told of every version and decision, and gets every body", async () => {
  const draft = write({ stage: "draft", answers: familyOf("Handed SD"), author: authorOf("ana") });
  await send("ana", draft);
  const signed = continued(draft, "ana");
  await send("ana", signed);
  expect((await post(office, "rosa", "/v1/reviews", returnOf(signed))).status).toBe(200);
  const ben = await toldSince("ben");
  const ana = await toldSince("ana");
  expect(about(draft, ben.changes)).toEqual([]);
  expect((await office.call("ben", `/v1/revisions/${draft.id}`)).status).toBe(404);

  const answer = await handOver(draft, "ana", "ben");
  expect(answer.status).toBe(200);
  const made = handoverSchema.parse(await answer.json());

  const { coeId } = draft.revision;
  const news = about(draft, (await toldSince("ben", ben.cursor)).changes);
  expect(kindsOf(news)).toEqual(["left", "received", "completed", "received", "completed", "decided"]);
  const to = { id: "ben", name: "Ben Okafor" };
  expect(news[0]).toMatchObject({ coeId, from: "ana", to, at: made.at });
  expect(JSON.stringify(news)).not.toContain(reason);
  const firstTold = about(draft, ana.changes).filter(({ kind }) => kind !== "completed");
  const withoutPlace = ({ seq: _seq, ...change }: ChangesPage["changes"][number]) => change;
  expect(news.filter(({ kind }) => ["received", "decided"].includes(kind)).map(withoutPlace)).toEqual(
    firstTold.map(withoutPlace),
  );
  for (const { id, bytes } of [draft, signed]) {
    const body = await office.call("ben", `/v1/revisions/${id}`);
    expect(new Uint8Array(await body.arrayBuffer())).toEqual(new Uint8Array(bytes));
  }
  expect((await office.call("ben", `/v1/attachments/${signed.signature.id}`)).status).toBe(200);
  expect((await office.call("ben", `/v1/coes/${coeId}`)).status).toBe(200);

  expect(kindsOf(about(draft, (await toldSince("ana", ana.cursor)).changes))).toEqual(["left"]);
  expect((await office.call("ana", `/v1/coes/${coeId}`)).status).toBe(404);
});

it("[P7] [P24] the new recruiter corrects it and it is approved; what comes later is told to them alone", async () => {
  const coe = await arrive(office, "ana", "Corrected SD");
  await post(office, "rosa", "/v1/reviews", returnOf(coe));
  await handOver(coe, "ana", "ben");
  expect(await rowOf(coe)).toMatchObject({ recruiter: { id: "ben", name: "Ben Okafor" }, stage: "returned" });
  const [ana, ben] = [await toldSince("ana"), await toldSince("ben")];
  const corrected = continued(coe, "ben");
  expect((await send("ben", corrected)).standing).toBe("accepted");
  const approval = { ...returnOf(corrected), decision: "approved", reasons: [], note: "" };
  expect((await post(office, "rosa", "/v1/reviews", approval)).status).toBe(200);
  expect(kindsOf(about(coe, (await toldSince("ben", ben.cursor)).changes))).toEqual([
    "received",
    "completed",
    "decided",
  ]);
  expect(about(coe, (await toldSince("ana", ana.cursor)).changes)).toEqual([]);
  expect(await rowOf(coe)).toMatchObject({ recruiter: { id: "ben" }, stage: "approved", setAside: false });
});

it("[P7] what the former recruiter had not sent is taken, accepted, and told to whoever has the COE now", async () => {
  const coe = await arrive(office, "ana", "Late SD");
  await handOver(coe, "ana", "ben");
  const ben = await toldSince("ben");
  const late = continued(coe, "ana");
  expect(await send("ana", late)).toMatchObject({ standing: "accepted", problems: [] });
  const news = about(coe, (await toldSince("ben", ben.cursor)).changes);
  expect(kindsOf(news)).toEqual(["received", "completed"]);
  expect(await rowOf(coe)).toMatchObject({ recruiter: { id: "ben" }, revisionId: late.id, setAside: false });
  // Both wrote on: both versions stand side by side, and whoever has it now is told so.
  const theirs = continued(coe, "ben");
  await send("ben", theirs);
  expect(await rowOf(coe)).toMatchObject({ forked: true });
  const fork = about(coe, (await toldSince("ben", ben.cursor)).changes).filter(({ kind }) => kind === "forked");
  expect(fork).toHaveLength(1);
});

it("[P7] a stranger's version is set aside, and looked at again when the COE is handed to them", async () => {
  const coe = await arrive(office, "ana", "Stranger SD");
  const early = continued(coe, "ben");
  expect(await send("ben", early)).toMatchObject({ standing: "set-aside", problems: [{ code: "wrong-area" }] });
  await handOver(coe, "ana", "ben");
  const record = coeRecordSchema.parse(await (await office.call("rosa", `/v1/coes/${coe.revision.coeId}`)).json());
  expect(record.revisions.map(({ receipt }) => receipt.standing)).toEqual(["accepted", "accepted"]);
  expect(record.heads).toEqual([early.id]);
  expect(record.recruiter).toEqual({ id: "ben", name: "Ben Okafor" });
  expect(record.handovers).toMatchObject([{ from: { id: "ana" }, to: { id: "ben" }, reason, by: { id: "rosa" } }]);
});

it("[P10] a COE that is handed back is told as left to the one and with everything to the other", async () => {
  const coe = await arrive(office, "ana", "Back SD");
  await handOver(coe, "ana", "ben");
  const theirs = continued(coe, "ben");
  await send("ben", theirs);
  const [ana, ben] = [await toldSince("ana"), await toldSince("ben")];
  expect((await handOver(coe, "ben", "ana")).status).toBe(200);
  expect(kindsOf(about(coe, (await toldSince("ben", ben.cursor)).changes))).toEqual(["left"]);
  const news = about(coe, (await toldSince("ana", ana.cursor)).changes);
  expect(kindsOf(news)).toEqual(["left", "received", "completed", "received", "completed"]);
  expect(await rowOf(coe, "ana")).toMatchObject({ revisionId: theirs.id, recruiter: { id: "ana" } });
  expect((await send("ana", continued(theirs, "ana"))).standing).toBe("accepted");
});

it("[P4] the same hand-over twice is one; whoever saw somebody else holding the COE is told so", async () => {
  const coe = await arrive(office, "ana", "Twice SD");
  const handoverId = randomId();
  const answers = [
    await handOver(coe, "ana", "ben", { handoverId }),
    await handOver(coe, "ana", "ben", { handoverId }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await answers[1]?.json()).toEqual(await answers[0]?.json());
  const rows = office.store.reading.selectFrom("handovers").select("id").where("coe_id", "=", coe.revision.coeId);
  expect(await rows.execute()).toHaveLength(1);
  const late = await handOver(coe, "ana", "ben");
  expect([late.status, await codeOf(late)]).toEqual([409, "handed-over-already"]);
});

it("only a coordinator or reviewer hands over, only within their reach, and only to a recruiter who works here", async () => {
  const coe = await arrive(office, "ana", "Guarded SD");
  for (const who of ["ana", "ben", "dana", "aldo", "ada", "vera"] as const)
    expect((await handOver(coe, "ana", "ben", {}, who)).status).toBe(403);
  // Her region is another one.
  expect((await handOver(coe, "ana", "ben", {}, "cora")).status).toBe(404);
  for (const to of ["rosa", "ana"] as const) {
    const refused = await handOver(coe, "ana", to);
    expect([refused.status, await codeOf(refused)]).toEqual([409, "not-a-recruiter"]);
  }
  expect((await handOver(coe, "ana", "ben", { reason: "  " })).status).toBe(400);
  const listed = recruitersSchema.parse(await (await office.call("cora", "/v1/recruiters")).json());
  expect(listed.recruiters.map(({ name }) => name)).toEqual(["Ana Fuentes", "Ben Okafor"]);
  expect(await rowOf(coe)).toMatchObject({ recruiter: { id: "ana" } });
});

it("both recruiters read of it, the reason stays with the office, and the audit holds the deed", async () => {
  const coe = await arrive(office, "ana", "Told SD");
  await handOver(coe, "ana", "ben");
  const { coeId } = coe.revision;
  const told = async (who: PersonName) => {
    const { notices } = noticesSchema.parse(await (await office.call(who, "/v1/notices")).json());
    return notices.filter((notice) => notice.about.coeId === coeId).map(({ kind, about: { name } }) => [kind, name]);
  };
  expect(await told("ana")).toEqual([["coe-left", "Ben Okafor"]]);
  expect(await told("ben")).toEqual([["coe-came", "Ana Fuentes"]]);
  const own = coeRecordSchema.parse(await (await office.call("ben", `/v1/coes/${coeId}`)).json());
  expect(own.handovers).toBeUndefined();
  const deeds = office.store.reading
    .selectFrom("audit")
    .select(["actor_id", "fields"])
    .where("action", "=", "handed-over")
    .where("object_id", "=", coeId);
  expect(await deeds.execute()).toEqual([{ actor_id: "rosa", fields: '["recruiter"]' }]);
});

it("[P7] what was written by nobody whom this State knows is handed to one of its recruiters", async () => {
  const coe = write({ author: { recruiterId: "f".repeat(32), name: "Nobody Here" } });
  expect(await send("ana", coe)).toMatchObject({ standing: "set-aside" });
  const asked = { handoverId: randomId(), from: "f".repeat(32), to: people.ben.id, reason };
  const answer = await post(office, "rosa", `/v1/coes/${coe.revision.coeId}/handovers`, asked);
  expect([answer.status, handoverSchema.parse(await answer.json()).to.id]).toEqual([200, people.ben.id]);
});

it("[P13] [P23] after all of it the chain holds, the verifier finds nothing, and a wide reader was told the same words twice", async () => {
  const { store } = office;
  const handed = await arrive(office, "ana", "Twice SD");
  await handOver(handed, "ana", "ben");
  expect(await findBrokenLink(store.reading, store.server)).toBeNull();
  expect(await verifyState(store.reading, null)).toEqual([]);
  const { changes } = await toldSince("rosa");
  const first = new Map<unknown, object>();
  for (const { seq: _seq, ...change } of changes) {
    if (change.kind !== "received") continue;
    expect(first.get(change.revisionId) ?? change).toEqual(change);
    first.set(change.revisionId, change);
  }
  const twice = changes.filter((change) => change.kind === "received" && change.revisionId === handed.id);
  expect(twice).toHaveLength(2);
});
