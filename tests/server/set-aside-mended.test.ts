import { afterAll, beforeAll, expect, it } from "vitest";
import { sha256OfBytes } from "../../src/domain/base/sha256.ts";
import { coeRecordSchema, queuePageSchema } from "../../src/domain/protocol/desk.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import type { Revision } from "../../src/domain/protocol/revision.ts";
import { approvalOf, arrive, familyOf, returnOf } from "./families-of-districts.ts";
import { type Written, write } from "./family-coe.ts";
import { png } from "./picture-making.ts";
import { codeOf, type Office, openOffice, people, post, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const author = { recruiterId: people.ana.id, name: people.ana.name };

async function send(coe: Written) {
  if (coe.revision.stage === "signed")
    await put(office, "ana", `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  return receiptSchema.parse(await (await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).json());
}

/** Every row of the queue about this COE, and what the marks of the queue find. */
async function rowsOf({ revision }: Written, filter = "") {
  const answer = await office.call("rosa", `/v1/queue?limit=100&order=newest${filter}`);
  return queuePageSchema.parse(await answer.json()).rows.filter((row) => row.coeId === revision.coeId);
}

const recordOf = async ({ revision }: Written) =>
  coeRecordSchema.parse(await (await office.call("rosa", `/v1/coes/${revision.coeId}`)).json());

const unsigned = (revision: Revision): Revision => ({ ...revision, signatures: revision.signatures.slice(1) });

/** A draft that was kept for safety, and the signed version of it that the State could not accept. */
async function setAsideAfterDraft(district: string) {
  const answers = familyOf(district);
  const draft = write({ stage: "draft", answers, author });
  const { coeId } = draft.revision;
  const faulty = write({ coeId, parents: [draft.id], answers, author, change: unsigned });
  await send(draft);
  expect((await send(faulty)).problems.map(({ code }) => code)).toEqual(["signature-invalid"]);
  const again = write({ coeId, parents: [faulty.id], answers, author });
  return { draft, faulty, again };
}

it("[P7] [P24] what continues a version that was set aside stands in the queue once, marked by nothing, and is approved", async () => {
  const { faulty, again } = await setAsideAfterDraft("Mended SD");
  expect(await rowsOf(faulty)).toMatchObject([{ stage: "draft", setAside: true }]);
  expect((await send(again)).standing).toBe("accepted");
  const [row, ...others] = await rowsOf(again);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ stage: "received", revisionId: again.id, setAside: false, forked: false });
  expect(await rowsOf(again, "&finding=set-aside")).toEqual([]);
  const record = await recordOf(again);
  expect(record.heads).toEqual([again.id]);
  expect(record.revisions.map(({ receipt }) => receipt.standing)).toEqual(["accepted", "set-aside", "accepted"]);
  const refused = await post(office, "rosa", "/v1/reviews", approvalOf(faulty));
  expect([refused.status, await codeOf(refused)]).toEqual([409, "revision-set-aside"]);
  expect((await post(office, "rosa", "/v1/reviews", approvalOf(again))).status).toBe(200);
  expect(await rowsOf(again)).toMatchObject([{ stage: "approved" }]);
});

it("[P7] a correction that is still being written leaves the mark where it is", async () => {
  const { faulty, again } = await setAsideAfterDraft("Still Writing SD");
  const writing = write({
    coeId: again.revision.coeId,
    stage: "draft",
    parents: [faulty.id],
    answers: familyOf("X"),
    author,
  });
  expect((await send(writing)).standing).toBe("accepted");
  expect(await rowsOf(faulty)).toMatchObject([{ stage: "draft", setAside: true, forked: false }]);
});

it("[P7] [P24] the correction of a returned COE that was set aside is mended too, and no fork is told", async () => {
  const first = await arrive(office, "ana", "Returned SD");
  expect((await post(office, "rosa", "/v1/reviews", returnOf(first))).status).toBe(200);
  const { coeId, answers } = first.revision;
  const faulty = write({ coeId, parents: [first.id], answers, author, change: unsigned });
  await send(faulty);
  expect(await rowsOf(first)).toMatchObject([{ stage: "returned", revisionId: first.id, setAside: true }]);
  const again = write({ coeId, parents: [faulty.id], answers, author });
  await send(again);
  expect(await rowsOf(first)).toMatchObject([
    { stage: "received", revisionId: again.id, setAside: false, forked: false },
  ]);
  expect((await post(office, "rosa", "/v1/reviews", approvalOf(again))).status).toBe(200);
});

it("[P5] [P7] two versions that continue one that was set aside are still two", async () => {
  const { again } = await setAsideAfterDraft("Two Tablets SD");
  const { coeId, parents, answers } = again.revision;
  await send(again);
  await send(write({ coeId, parents, answers: { ...answers, stateInformation: { note: "other" } }, author }));
  expect(await rowsOf(again)).toMatchObject([{ forked: true }]);
  expect((await recordOf(again)).heads).toHaveLength(2);
});

it("[S21] [P7] a COE whose photo may not be shown waits for its recruiter, and with another photo for the office", async () => {
  const onPaper = (bytes: Uint8Array, wording: Parameters<typeof write>[0]): Written => {
    const id = sha256OfBytes(bytes);
    const attachments = [{ slot: "interviewee", id, bytes: bytes.length, type: "image/png" }];
    const made = write({ ...wording, author, change: (revision) => ({ ...revision, attachments }) });
    return { ...made, signature: { id, bytes } };
  };
  const answers = familyOf("Paper SD");
  const faulty = onPaper(png({ width: 30_000, height: 30_001 }), { answers });
  await send(faulty);
  expect(await rowsOf(faulty)).toMatchObject([{ stage: "draft", setAside: true }]);
  const { coeId } = faulty.revision;
  const again = onPaper(png({ width: 31, height: 17 }), { coeId, parents: [faulty.id], answers });
  expect((await send(again)).standing).toBe("accepted");
  expect(await rowsOf(faulty)).toMatchObject([{ stage: "received", revisionId: again.id, setAside: false }]);
});
