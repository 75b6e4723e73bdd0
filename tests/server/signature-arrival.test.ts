import { utf8ToBytes } from "@noble/hashes/utils.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { coeRecordSchema, queuePageSchema } from "../../src/domain/protocol/desk.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { type Revision, revisionBytes } from "../../src/domain/protocol/revision.ts";
import { approvalOf, arrive, returnOf } from "./families-of-districts.ts";
import { type Written, write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, people, post, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const author = { recruiterId: people.ana.id, name: people.ana.name };

async function send(coe: Written) {
  await put(office, "ana", `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  const answer = await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  expect(answer.status).toBe(201);
  return receiptSchema.parse(await answer.json());
}

const queued = async (coe: Written) => {
  const page = queuePageSchema.parse(await (await office.call("rosa", "/v1/queue?limit=100&order=newest")).json());
  return page.rows.find((row) => row.coeId === coe.revision.coeId);
};

/** One byte of what was signed, under the name that the changed bytes then have. */
function withOneByte(from: string, to: string): Written {
  const signed = write({ author });
  const text = new TextDecoder().decode(signed.bytes);
  expect(text).toContain(from);
  return changed(signed, JSON.parse(text.replace(from, to)));
}

const changed = (signed: Written, revision: Revision): Written => ({
  ...signed,
  ...revisionBytes(revision, utf8ToBytes),
  revision,
});

it.each([
  ["a birth date", '"y":"2016"', '"y":"2015"', "interviewee-signed-other-facts"],
  ["a name", '"firstName":"Luz"', '"firstName":"Lus"', "interviewee-signed-other-facts"],
  ["the work", "pruning apple trees", "pruning apple treez", "interviewee-signed-other-facts"],
  ["who signed", '"relationship":"Father"', '"relationship":"Fathex"', "interviewee-signed-other-facts"],
  ["a clerical field after the certification", "Camp 4", "Camp 5", "recruiter-certified-other-answers"],
])("[S08] a signed COE in which %s has one other byte is kept, and set aside", async (_what, from, to, fault) => {
  const coe = withOneByte(from, to);
  const receipt = await send(coe);
  expect(receipt.standing).toBe("set-aside");
  expect(receipt.problems.map(({ code }) => code)).toEqual(["signature-invalid"]);
  expect(receipt.problems[0]?.details.faults).toContain(fault);
  const back = await office.call("ana", `/v1/revisions/${coe.id}`);
  expect(Buffer.from(await back.arrayBuffer()).equals(Buffer.from(coe.bytes))).toBe(true);
});

it("[S08] what was set aside for its signature waits for nobody's approval, and nobody can decide about it", async () => {
  const coe = withOneByte('"y":"2016"', '"y":"2015"');
  await send(coe);
  expect(await queued(coe)).toMatchObject({ stage: "draft", setAside: true });
  for (const stage of ["received", "in-review"]) {
    const page = queuePageSchema.parse(await (await office.call("rosa", `/v1/queue?stage=${stage}&limit=100`)).json());
    expect(page.rows.map((row) => row.coeId)).not.toContain(coe.revision.coeId);
  }
  const found = await (await office.call("rosa", "/v1/queue?finding=set-aside&limit=100")).json();
  expect(queuePageSchema.parse(found).rows.map((row) => row.coeId)).toContain(coe.revision.coeId);
  for (const request of [approvalOf(coe), returnOf(coe)]) {
    const answer = await post(office, "rosa", "/v1/reviews", request);
    expect([answer.status, await codeOf(answer)]).toEqual([409, "revision-set-aside"]);
  }
  const record = coeRecordSchema.parse(await (await office.call("rosa", `/v1/coes/${coe.revision.coeId}`)).json());
  expect(record).toMatchObject({ stage: "draft", heads: [], decisions: [] });
  expect(record.revisions[0]?.receipt.problems[0]?.code).toBe("signature-invalid");
});

it("[S08] a version that was signed before stays what the office decides about", async () => {
  const first = await arrive(office, "ana", "Alder Creek SD");
  const { coeId, author: whose } = first.revision;
  const correction = write({ coeId, parents: [first.id], author: whose });
  const { revision } = correction;
  const answers = { ...revision.answers, familyData: { ...revision.answers.familyData, schoolDistrict: "Other SD" } };
  await send(changed(correction, { ...revision, answers }));
  expect(await queued(first)).toMatchObject({ stage: "received", revisionId: first.id, setAside: true });
  expect((await post(office, "rosa", "/v1/reviews", approvalOf(first))).status).toBe(200);
});

it("[S08] signed again as it now is, it is taken and waits for the office", async () => {
  const coe = withOneByte('"firstName":"Luz"', '"firstName":"Lus"');
  await send(coe);
  const { coeId, answers } = coe.revision;
  const again = write({ coeId, parents: [coe.id], answers, author });
  expect((await send(again)).standing).toBe("accepted");
  expect(await queued(coe)).toMatchObject({ stage: "received", revisionId: again.id });
});

it("[S09] the drawing of another family under this one's COE is set aside, also under another method", async () => {
  const theirs = await arrive(office, "ben", "Stone Ridge SD");
  for (const method of ["drawn", "paper"] as const) {
    const borrowed = write({
      author,
      change: (revision) => ({
        ...revision,
        attachments: revision.attachments.map((slot) => ({ ...slot, id: theirs.signature.id })),
        signatures: revision.signatures.map((signature) =>
          signature.role === "interviewee" ? { ...signature, method } : signature,
        ),
      }),
    });
    const receipt = await send(borrowed);
    expect(receipt.problems).toEqual([{ code: "signature-invalid", details: { faults: "drawing-of-another-coe" } }]);
  }
  expect(await queued(theirs)).toMatchObject({ stage: "received", setAside: false });
});

it("[S09] the whole signature of another family, or none at all, is set aside", async () => {
  const { childData } = write().revision.answers;
  const others = write({
    answers: { ...write().revision.answers, childData: { children: childData.children.slice(1) } },
  });
  const taken = write({ author, change: (revision) => ({ ...revision, signatures: others.revision.signatures }) });
  const unsigned = write({ author, change: (revision) => ({ ...revision, signatures: [] }) });
  const lost = write({ author, change: (revision) => ({ ...revision, attachments: [] }) });
  const faults = [];
  for (const coe of [taken, unsigned, lost])
    faults.push((await send(coe)).problems.map(({ details }) => details.faults));
  expect(faults).toEqual([
    ["interviewee-signed-other-facts recruiter-signed-other-facts recruiter-certified-other-answers"],
    ["interviewee-signature-missing certification-missing"],
    ["signature-without-its-drawing"],
  ]);
});

it("[S09] a correction carries its own family's drawing on", async () => {
  const first = await arrive(office, "ana", "Alder Creek SD");
  const { coeId, answers, author: whose } = first.revision;
  const corrected = write({
    coeId,
    parents: [first.id],
    author: whose,
    answers: { ...answers, familyData: { ...answers.familyData, address: "Camp 7" } },
    change: (revision) => ({ ...revision, reason: "correction", attachments: first.revision.attachments }),
  });
  expect((await send(corrected)).standing).toBe("accepted");
});
