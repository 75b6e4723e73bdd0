import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, type CalendarDate } from "../../src/domain/base/calendar-date.ts";
import { dateOf } from "../../src/domain/coe/answer.ts";
import { coeRecordSchema } from "../../src/domain/protocol/desk.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { type Decision, decisionSchema, type ReviewRequest } from "../../src/domain/protocol/review.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Written, write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, type PersonName, people, post, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

async function arrive(coe: Written, who: PersonName = "ana", complete = true) {
  const answer = await put(office, who, `/v1/revisions/${coe.id}`, coe.bytes);
  if (complete) await put(office, who, `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  return receiptSchema.parse(await answer.json());
}

const saying = (coe: Written, words: Partial<ReviewRequest> = {}): ReviewRequest => ({
  reviewId: randomId(),
  coeId: coe.revision.coeId,
  revisionId: coe.id,
  decision: "approved",
  reasons: [],
  note: "",
  comments: [],
  overturns: null,
  ...words,
});

const returning: Partial<ReviewRequest> = {
  decision: "returned",
  reasons: ["name-or-birth-details"],
  comments: [{ field: "childData.children.c1.birthDate", text: "Please look at the certificate again." }],
};

const decide = (who: PersonName, request: ReviewRequest) => post(office, who, "/v1/reviews", request);

const decided = async (answer: Response): Promise<Decision> => decisionSchema.parse(await answer.json());

const recordOf = async (coe: Written, who: PersonName = "rosa") =>
  coeRecordSchema.parse(await (await office.call(who, `/v1/coes/${coe.revision.coeId}`)).json());

async function expectRefusal(answer: Response, status: number, code: string) {
  expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
}

it("[P24] opened, returned with comments, corrected by a child, approved: the COE's record tells it all", async () => {
  const first = write();
  await arrive(first);
  expect((await recordOf(first)).stage).toBe("received");
  await post(office, "rosa", `/v1/coes/${first.revision.coeId}/opened`, {});
  await post(office, "rosa", `/v1/coes/${first.revision.coeId}/opened`, {});
  expect((await recordOf(first)).stage).toBe("in-review");
  const returned = await decided(await decide("rosa", saying(first, returning)));
  expect(returned).toMatchObject({ reviewer: { id: "rosa" }, comments: returning.comments });
  const draft = write({ stage: "draft", coeId: first.revision.coeId, parents: [first.id] });
  await arrive(draft);
  expect((await recordOf(first)).stage).toBe("returned");
  const second = write({ coeId: first.revision.coeId, parents: [draft.id] });
  await arrive(second);
  expect((await recordOf(first)).stage).toBe("received");
  await decide("omar", saying(second));
  const record = await recordOf(first, "ana");
  expect(record).toMatchObject({ stage: "approved", heads: [second.id] });
  expect(record.decisions.map((decision) => decision.decision)).toEqual(["returned", "approved"]);
});

it("[P24] two reviewers at once: one decision stands, the other is shown it", async () => {
  const coe = write();
  await arrive(coe);
  const answers = await Promise.all([decide("rosa", saying(coe)), decide("omar", saying(coe, returning))]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  const refused = answers.find((answer) => answer.status === 409) as Response;
  const made = await decided(answers.find((answer) => answer.status === 200) as Response);
  expect(await refused.json()).toMatchObject({ code: "already-decided", details: { decision: made } });
});

it("[P24] a reviewId that was seen before gets the first decision again", async () => {
  const coe = write();
  await arrive(coe);
  const request = saying(coe);
  const first = await decided(await decide("rosa", request));
  const answers = await Promise.all([1, 2, 3].map(() => decide("rosa", { ...request, note: "again" })));
  for (const answer of answers) expect(await decided(answer)).toEqual(first);
  const rows = await office.store.reading
    .selectFrom("feed")
    .selectAll()
    .where("coe_id", "=", coe.revision.coeId)
    .execute();
  expect(rows.filter((row) => row.kind === "decided")).toHaveLength(1);
});

it("[P24] overturning is a decision that names the one it overturns, and happens once", async () => {
  const coe = write();
  await arrive(coe);
  const first = await decided(await decide("rosa", saying(coe)));
  const turn = () =>
    decide("omar", saying(coe, { ...returning, note: "The date is wrong.", overturns: first.reviewId }));
  expect((await turn()).status).toBe(200);
  await expectRefusal(await turn(), 409, "already-decided");
  expect((await recordOf(coe)).stage).toBe("returned");
  const other = write();
  await arrive(other);
  await expectRefusal(
    await decide("rosa", saying(other, { overturns: first.reviewId, note: "?" })),
    409,
    "nothing-to-overturn",
  );
});

it("[P24] an approved COE is frozen: a child is taken into custody, set aside, and looked at again after an overturning", async () => {
  const coe = write();
  await arrive(coe);
  const approval = await decided(await decide("rosa", saying(coe)));
  const child = write({ coeId: coe.revision.coeId, parents: [coe.id] });
  expect((await arrive(child)).problems.map((problem) => problem.code)).toEqual(["child-of-approved"]);
  expect(await recordOf(coe)).toMatchObject({ stage: "approved", heads: [coe.id] });
  await expectRefusal(await decide("omar", saying(child)), 409, "revision-set-aside");
  await decide("omar", saying(coe, { ...returning, note: "Not so.", overturns: approval.reviewId }));
  expect(await recordOf(coe)).toMatchObject({ stage: "received", heads: [child.id] });
  expect((await arrive(child)).standing).toBe("accepted");
});

it("[P24] an older version that arrives after the approval takes nothing away from it", async () => {
  const draft = write({ stage: "draft" });
  const signed = write({ coeId: draft.revision.coeId, parents: [draft.id] });
  await arrive(signed);
  await decide("rosa", saying(signed));
  expect((await arrive(draft)).standing).toBe("accepted");
  expect(await recordOf(signed)).toMatchObject({ stage: "approved", heads: [signed.id] });
});

it("[P8] [P24] what is incomplete, unsigned, not the newest or not alone cannot be decided", async () => {
  const waiting = write();
  await arrive(waiting, "ana", false);
  await expectRefusal(await decide("rosa", saying(waiting)), 409, "revision-incomplete");
  const draft = write({ stage: "draft" });
  await arrive(draft);
  await expectRefusal(await decide("rosa", saying(draft)), 409, "revision-not-signed");
  const older = write();
  await arrive(older);
  const pair = [1, 2].map((deviceSeq) => write({ coeId: older.revision.coeId, parents: [older.id], deviceSeq }));
  for (const coe of pair) await arrive(coe);
  for (const coe of [older, ...pair]) await expectRefusal(await decide("rosa", saying(coe)), 409, "not-the-only-head");
  const twins = (await recordOf(older)).heads;
  expect(new Set(twins)).toEqual(new Set(pair.map((coe) => coe.id)));
});

it("[P24] what the rules block cannot be approved, but can be returned", async () => {
  const sample = sampleAnswers();
  const moves = sample.qualifyingMoves.moves.map((move) => ({ ...move, economicNecessity: "no" as const }));
  const coe = write({ answers: { ...sample, qualifyingMoves: { ...sample.qualifyingMoves, moves } } });
  await arrive(coe);
  await expectRefusal(await decide("rosa", saying(coe)), 409, "blocking-findings");
  expect((await decide("rosa", saying(coe, returning))).status).toBe(200);
});

it("[P24] a form with a required field left open cannot be approved, whatever tablet signed it", async () => {
  const sample = sampleAnswers();
  const blank = write({ answers: { ...sample, familyData: { ...sample.familyData, city: "" } } });
  const nobody = write({ answers: { ...sample, childData: { ...sample.childData, children: [] } } });
  for (const [coe, rule] of [
    [blank, "C-01"],
    [nobody, "C-05"],
  ] as const) {
    await arrive(coe);
    const refused = await decide("rosa", saying(coe));
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      code: "blocking-findings",
      details: { blockers: expect.arrayContaining([{ rule, childId: null }]) },
    });
  }
});

it("[P24] nobody reviews their own COE, and a recruiter reviews none", async () => {
  const own = write({ author: { recruiterId: people.rosa.id, name: people.rosa.name } });
  await arrive(own, "rosa");
  await expectRefusal(await decide("rosa", saying(own)), 403, "own-coe");
  await expectRefusal(await decide("ana", saying(own)), 403, "not-allowed");
  await expectRefusal(await decide("omar", saying(write())), 404, "not-found");
});

it("a decision that cannot be written down in one way is malformed", async () => {
  const coe = write();
  await arrive(coe);
  await expectRefusal(await decide("rosa", saying(coe, { note: "half \ud83d" })), 400, "malformed");
  const feel = "\u{1f33d} bien";
  expect((await decided(await decide("rosa", saying(coe, { note: feel })))).note).toBe(feel);
});

it("[V-12] a signature before the interview is counted as a finding; one that is dated after the decision holds the approval up", async () => {
  const sample = sampleAnswers();
  const interviewed = dateOf(sample.intervieweeSignature.interviewDate);
  if (!interviewed) throw new Error("the sample has no interview date");
  const signedOn = (signed: CalendarDate) =>
    write({
      change: (revision) => {
        const [signature] = revision.signatures;
        const own = { ...signature, role: "recruiter", name: people.ana.name, relationship: "", signedOn: signed };
        return { ...revision, signatures: [...revision.signatures, own] };
      },
    });
  const findings = async (coe: Written): Promise<number> => {
    await arrive(coe);
    const { coeId } = coe.revision;
    const coes = office.store.reading.selectFrom("coes").select("review_findings");
    return (await coes.where("coe_id", "=", coeId).executeTakeFirstOrThrow()).review_findings;
  };
  const inOrder = await findings(signedOn(interviewed));
  expect(await findings(signedOn(addDays(interviewed, -1)))).toBe(inOrder + 1);
  const ahead = signedOn(addDays(office.store.now().slice(0, 10) as CalendarDate, 3));
  await arrive(ahead);
  const refused = await decide("rosa", saying(ahead));
  expect([refused.status, await refused.json()]).toMatchObject([
    409,
    { code: "blocking-findings", details: { blockers: [{ rule: "V-12", childId: null }] } },
  ]);
  expect((await decide("rosa", saying(ahead, returning))).status).toBe(200);
});
