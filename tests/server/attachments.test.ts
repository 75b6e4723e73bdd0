import { afterAll, beforeAll, expect, it } from "vitest";
import { confirmAnswerSchema, receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { named, type Written, write } from "./family-coe.ts";
import { type Office, openOffice, post, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const sendCoe = async (coe: Written) =>
  receiptSchema.parse(await (await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).json());

const sendSignature = ({ signature }: Written) =>
  put(office, "ana", `/v1/attachments/${signature.id}`, signature.bytes);

const kinds = async (coe: Written) => {
  const rows = await office.store.reading
    .selectFrom("feed")
    .select("kind")
    .where("coe_id", "=", coe.revision.coeId)
    .orderBy("seq")
    .execute();
  return rows.map((row) => row.kind);
};

it("[P8] a revision is received first and complete when its last attachment has come, which the feed tells once", async () => {
  const coe = write();
  expect((await sendCoe(coe)).awaiting).toEqual([coe.signature.id]);
  expect(await kinds(coe)).toEqual(["received"]);
  expect((await sendSignature(coe)).status).toBe(201);
  expect((await sendSignature(coe)).status).toBe(200);
  expect(await kinds(coe)).toEqual(["received", "completed"]);
  expect((await sendCoe(coe)).awaiting).toEqual([]);
});

it("[P8] an attachment may come before the revision that names it", async () => {
  const coe = write();
  await sendSignature(coe);
  expect((await sendCoe(coe)).awaiting).toEqual([]);
  expect(await kinds(coe)).toEqual(["received", "completed"]);
});

it("[P6] two slots may point to one content", async () => {
  const coe = write({
    change: (revision) => ({
      ...revision,
      attachments: [...revision.attachments, ...revision.attachments.map((slot) => ({ ...slot, slot: "recruiter" }))],
    }),
  });
  expect((await sendCoe(coe)).awaiting).toEqual([coe.signature.id]);
  await sendSignature(coe);
  expect((await sendCoe(coe)).awaiting).toEqual([]);
});

it("[P7] an attachment under a wrong name is refused", async () => {
  const answer = await put(office, "ana", `/v1/attachments/${named("one").id}`, named("two").bytes);
  expect(answer.status).toBe(422);
});

it("a family's signature is shown to the recruiter and the office; for everybody else it does not exist", async () => {
  const coe = write();
  await sendCoe(coe);
  await sendSignature(coe);
  const path = `/v1/attachments/${coe.signature.id}`;
  for (const who of ["ana", "rosa"] as const) {
    const answer = await office.call(who, path);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(coe.signature.bytes))).toBe(true);
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  }
  const outside = await office.call("ben", path);
  const missing = await office.call("ben", `/v1/attachments/${named(randomId()).id}`);
  expect(outside.status).toBe(404);
  expect(await outside.text()).toBe(await missing.text());
});

it("[P11] confirm names what is held, with its receipt, and what is unknown", async () => {
  const coe = write();
  const receipt = await sendCoe(coe);
  const never = named(randomId()).id;
  const answer = await post(office, "ben", "/v1/confirm", { ids: [coe.id, never, coe.signature.id, coe.id] });
  const { held, unknown } = confirmAnswerSchema.parse(await answer.json());
  expect(held).toEqual([receipt]);
  expect(unknown).toEqual([never, coe.signature.id]);
});

it("[P18] more ids than announced are refused", async () => {
  const ids = Array.from({ length: 501 }, () => named(randomId()).id);
  expect((await post(office, "ana", "/v1/confirm", { ids })).status).toBe(400);
});
