import { afterAll, beforeAll, expect, it } from "vitest";
import { coeRecordSchema } from "../../src/domain/protocol/desk.ts";
import { districtPageSchema, districtRecordSchema } from "../../src/domain/protocol/district.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { approvalOf, approve, arrive, returnOf } from "./families-of-districts.ts";
import { named, type Written, write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, type PersonName, people, post, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

async function expectRefusal(answer: Response, status: number, code: string) {
  expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
}

const review = (who: PersonName, request: object) => post(office, who, "/v1/reviews", request);

it.each(["reviewState", "approvedAt", "coeNumber", "receivedAt", "reviewer", "seq", "at"])(
  "[S02] a decision with %s of the sender's making is malformed",
  async (member) => {
    const coe = await arrive(office, "ana", "Alder Creek SD");
    await expectRefusal(await review("rosa", { ...approvalOf(coe), [member]: "2020-01-01" }), 400, "malformed");
  },
);

it("[S02] what a recruiter's revision says of its own review changes nothing", async () => {
  const { id, name } = people.ana;
  const claiming = write({
    author: { recruiterId: id, name },
    change: (revision) => ({
      ...revision,
      reviewState: "approved",
      approvedAt: "2020-01-01",
      receivedAt: "2020-01-01",
    }),
  });
  const receipt = receiptSchema.parse(
    await (await put(office, "ana", `/v1/revisions/${claiming.id}`, claiming.bytes)).json(),
  );
  expect(receipt.receivedAt.slice(0, 4)).not.toBe("2020");
  const rows = await office.store.reading
    .selectFrom("coes")
    .select("stage")
    .where("coe_id", "=", claiming.revision.coeId)
    .execute();
  expect(rows.filter((row) => row.stage === "approved")).toEqual([]);
});

it.each([
  ["__proto__", '{"ids":[],"__proto__":{"polluted":true}}'],
  ["constructor.prototype", '{"ids":[],"constructor":{"prototype":{"polluted":true}}}'],
  ["a list for a text", '{"ids":[["a"]]}'],
])("[S02] %s is malformed, and no prototype is touched", async (_what, body) => {
  const answer = await office.call("ana", "/v1/confirm", {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  await expectRefusal(answer, 400, "malformed");
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

it("[S10] nobody decides about their own COE, in whatever roles", async () => {
  const own = await arrive(office, "rosa", "Alder Creek SD");
  await expectRefusal(await review("rosa", approvalOf(own)), 403, "own-coe");
  await expectRefusal(await post(office, "rosa", `/v1/coes/${own.revision.coeId}/opened`, {}), 403, "own-coe");
});

it("[S10] what is no longer the newest cannot be approved", async () => {
  const first = await arrive(office, "ana", "Alder Creek SD");
  const { coeId, author } = first.revision;
  const second = write({ coeId, parents: [first.id], author });
  await put(office, "ana", `/v1/revisions/${second.id}`, second.bytes);
  await expectRefusal(await review("rosa", approvalOf(first)), 409, "not-the-only-head");
});

it("[S10] a level cannot be skipped: what nobody signed is not approved, and the first look's word is not the last", async () => {
  const { id, name } = people.ana;
  const draft = write({ stage: "draft", author: { recruiterId: id, name } });
  await put(office, "ana", `/v1/revisions/${draft.id}`, draft.bytes);
  await expectRefusal(await review("rosa", approvalOf(draft)), 409, "revision-not-signed");
  const coe = await arrive(office, "ana", "Alder Creek SD");
  await expectRefusal(await review("cora", approvalOf(coe)), 403, "not-allowed");
  await expectRefusal(
    await review("cora", { ...approvalOf(coe), decision: "denied", note: "No." }),
    403,
    "not-allowed",
  );
  expect((await review("cora", returnOf(coe))).status).toBe(200);
});

it("[S10] a coordinator takes back nothing that was decided", async () => {
  const coe = await arrive(office, "ana", "Alder Creek SD");
  const approval = approvalOf(coe);
  await review("rosa", approval);
  await expectRefusal(await review("cora", { ...returnOf(coe), overturns: approval.reviewId }), 403, "not-allowed");
});

it("[S10] two at once: exactly one decision stands", async () => {
  const coe = await arrive(office, "ana", "Alder Creek SD");
  const answers = await Promise.all([review("rosa", approvalOf(coe)), review("cora", returnOf(coe))]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const record = coeRecordSchema.parse(await (await office.call("rosa", `/v1/coes/${coe.revision.coeId}`)).json());
  expect(record.decisions).toHaveLength(1);
});

it("[S10] somebody else's review id opens nothing that lies elsewhere", async () => {
  const coe = await arrive(office, "ben", "Gull Harbor SD");
  const made = returnOf(coe);
  expect((await review("rosa", made)).status).toBe(200);
  await expectRefusal(await review("cora", made), 404, "not-found");
});

async function pageOf(who: PersonName) {
  return districtPageSchema.parse(await (await office.call(who, "/v1/district/coes?limit=100")).json());
}

it("[S27] a district's viewer is shown what was approved in the district, in few columns, and nothing else", async () => {
  const approved = await arrive(office, "ana", "Alder Creek SD");
  const waiting = await arrive(office, "ana", "Alder Creek SD");
  const elsewhere = await arrive(office, "ben", "Stone Ridge SD");
  for (const coe of [approved, elsewhere]) await approve(office, coe);
  const shown = (await pageOf("vera")).coes.map((coe) => coe.coeId);
  expect(shown).toContain(approved.revision.coeId);
  const ask = (coe: Written) => office.call("vera", `/v1/district/coes/${coe.revision.coeId}`);
  const text = await (await ask(approved)).text();
  const record = districtRecordSchema.parse(JSON.parse(text));
  expect(record.children.map((child) => Object.keys(child))).toEqual(
    approved.revision.answers.childData.children.map(() => ["childId", "name", "birthDate", "eed"]),
  );
  const { familyData } = approved.revision.answers;
  for (const secret of [familyData.address, familyData.city]) expect(text).not.toContain(secret);
  for (const coe of [waiting, elsewhere]) {
    expect(shown).not.toContain(coe.revision.coeId);
    expect((await ask(coe)).status).toBe(404);
  }
});

it("[S27] neither the desk's routes nor bytes open to a district's viewer", async () => {
  const coe = await arrive(office, "ana", "Alder Creek SD");
  await approve(office, coe);
  const paths = [`/v1/revisions/${coe.id}`, `/v1/attachments/${coe.signature.id}`, `/v1/coes/${coe.revision.coeId}`];
  for (const path of [...paths, "/v1/queue", "/v1/changes"]) {
    await expectRefusal(await office.call("vera", path), 403, "not-allowed");
  }
});

it("[S22] a name of nothing is not found, however it is written", async () => {
  expect(named("x").id).toHaveLength(64);
  for (const id of ["..%2f..%2fetc", "%00", "a".repeat(5000)]) {
    expect([400, 404]).toContain((await office.call("rosa", `/v1/revisions/${id}`)).status);
  }
});
