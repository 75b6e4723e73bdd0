import { afterAll, beforeAll, expect, it } from "vitest";
import type { Child } from "../../src/domain/coe/child-data.ts";
import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import { coeRecordSchema, queuePageSchema } from "../../src/domain/protocol/desk.ts";
import type { ReviewRequest } from "../../src/domain/protocol/review.ts";
import { on, sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Wording, type Written, write } from "./family-coe.ts";
import { type Office, openOffice, type PersonName, people, post, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** The children of one test have a last name of their own, so that no test finds those of another. */
function named(lastName1: string, change: Partial<Child> = {}): CoeAnswers {
  const sample = sampleAnswers();
  return {
    ...sample,
    childData: { children: sample.childData.children.map((child) => ({ ...child, lastName1, ...change })) },
  };
}

async function arrive(wording: Wording, who: PersonName = "ana"): Promise<Written> {
  const coe = write({ author: { recruiterId: people[who].id, name: people[who].name }, ...wording });
  await put(office, who, `/v1/revisions/${coe.id}`, coe.bytes);
  await put(office, who, `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  return coe;
}

const record = async (coe: Written, who: PersonName = "rosa") =>
  coeRecordSchema.parse(await (await office.call(who, `/v1/coes/${coe.revision.coeId}`)).json());

const othersOf = async (coe: Written) => (await record(coe)).duplicates?.map((other) => other.coeId) ?? [];

async function findings(coe: Written): Promise<number> {
  const page = queuePageSchema.parse(await (await office.call("rosa", "/v1/queue?limit=100")).json());
  return page.rows.find((row) => row.coeId === coe.revision.coeId)?.reviewFindings ?? -1;
}

const decide = (coe: Written, decision: "returned" | "denied", overturns: string | null = null) => {
  const request: ReviewRequest = {
    reviewId: randomId(),
    coeId: coe.revision.coeId,
    revisionId: coe.id,
    decision,
    reasons: ["other"],
    note: "The other COE has this child.",
    comments: [],
    overturns,
  };
  return post(office, "omar", "/v1/reviews", request);
};

it("[V-13] a child that another COE holds is a finding on both, and each names the other", async () => {
  const first = await arrive({ answers: named("Núñez") });
  const alone = await findings(first);
  expect(await othersOf(first)).toEqual([]);
  const second = await arrive({ answers: named("nunez") }, "ben");
  const count = second.revision.answers.childData.children.length;
  expect([await findings(first), await findings(second)]).toEqual([alone + count, alone + count]);
  expect((await record(second)).duplicates).toMatchObject([
    {
      coeId: first.revision.coeId,
      stage: "received",
      childIds: first.revision.answers.childData.children.map(({ id }) => id),
    },
  ]);
  expect(await othersOf(first)).toEqual([second.revision.coeId]);
});

it("[V-13] a recruiter is told nothing of another recruiter's family", async () => {
  const first = await arrive({ answers: named("Callado") });
  await arrive({ answers: named("Callado") }, "ben");
  expect((await record(first, "ana")).duplicates).toBeUndefined();
});

it("[V-13] a version of the same COE, a draft, a twin and another birth date are no duplicates", async () => {
  const first = await arrive({ answers: named("Solano") });
  await arrive({ answers: named("Solano"), stage: "draft" });
  await arrive({ answers: named("Solano", { multipleBirth: true }) });
  await arrive({ answers: named("Solano", { birthDate: on("2015-06-07") }) });
  await arrive({ answers: named("Solano"), coeId: first.revision.coeId, parents: [first.id] });
  expect(await othersOf(first)).toEqual([]);
});

it("[V-13] the finding goes when the other COE is corrected or denied, and comes back with it", async () => {
  const first = await arrive({ answers: named("Marchena") });
  const alone = await findings(first);
  const second = await arrive({ answers: named("Marchena") });
  expect(await findings(first)).toBeGreaterThan(alone);
  const corrected = await arrive({ answers: named("Marchante"), coeId: second.revision.coeId, parents: [second.id] });
  expect([await findings(first), await othersOf(first)]).toEqual([alone, []]);
  const third = await arrive({ answers: named("Marchena") });
  await decide(third, "denied");
  expect([await findings(first), await othersOf(first)]).toEqual([alone, []]);
  await arrive({ answers: named("Marchena"), coeId: second.revision.coeId, parents: [corrected.id] });
  expect(await othersOf(first)).toEqual([second.revision.coeId]);
});
