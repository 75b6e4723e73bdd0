import { afterAll, beforeAll, expect, it } from "vitest";
import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import { type QueuePage, queuePageSchema } from "../../src/domain/protocol/desk.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Wording, type Written, write } from "./family-coe.ts";
import { type Office, openOffice, type PersonName, people, post, put, randomId } from "./state-office.ts";

let office: Office;
const coes: Written[] = [];

function family(lastName: string, district: string): CoeAnswers {
  const sample = sampleAnswers();
  const children = sample.childData.children.map((child) => ({ ...child, lastName1: lastName }));
  return {
    ...sample,
    familyData: { ...sample.familyData, schoolDistrict: district },
    childData: { children },
  };
}

async function arrive(wording: Wording, complete = true): Promise<Written> {
  const coe = write(wording);
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  if (complete) await put(office, "ana", `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  coes.push(coe);
  return coe;
}

beforeAll(async () => {
  office = await openOffice();
  for (const name of ["Peña", "Ñandú", "Łukasz", "Ibáñez", "Penalver"])
    await arrive({ answers: family(name, "Alder Creek SD") });
  await arrive({
    answers: family("Brown", "Gull Harbor SD"),
    author: { recruiterId: people.ben.id, name: people.ben.name },
  });
  await arrive({ answers: family("Waiting", "Gull Harbor SD") }, false);
  await arrive({ answers: family("Drafty", "Gull Harbor SD"), stage: "draft" });
});
afterAll(() => office.close());

async function queue(who: PersonName, query = ""): Promise<QueuePage> {
  const answer = await office.call(who, `/v1/queue?${query}`);
  return queuePageSchema.parse(await answer.json());
}

const names = (page: QueuePage) => page.rows.map((row) => row.familyName.split(" ")[0]);

it("shows what waits in the order it came, with counts, districts and recruiters of the State", async () => {
  const page = await queue("rosa", "stage=received");
  expect(names(page)).toEqual(["Peña", "Ñandú", "Łukasz", "Ibáñez", "Penalver", "Brown", "Waiting"]);
  expect(page.counts).toEqual({ received: 7, draft: 1 });
  expect(page.districts).toEqual(["Alder Creek SD", "Gull Harbor SD"]);
  expect(page.recruiters.map((recruiter) => recruiter.id)).toEqual(["ana", "ben"]);
});

it("pages by key, so that nothing is shown twice or left out while COEs keep coming", async () => {
  const seen: string[] = [];
  let after: string | null = "";
  while (after !== null) {
    const page: QueuePage = await queue("rosa", `limit=2${after === "" ? "" : `&after=${after}`}`);
    seen.push(...page.rows.map((row) => row.coeId));
    after = page.next;
  }
  expect(seen).toEqual(coes.map((coe) => coe.revision.coeId).reverse());
});

it.each([
  ["pena", ["Penalver", "Peña"]],
  ["NANDU", ["Ñandú"]],
  ["lukasz", ["Łukasz"]],
  ["ibanez ana", ["Ibáñez"]],
  ["ñez", []],
  ["%", ["Drafty", "Waiting", "Brown", "Penalver", "Ibáñez", "Łukasz", "Ñandú", "Peña"]],
])("search for %s disregards accents and case, and every word begins a word", async (search, found) => {
  expect(names(await queue("rosa", `search=${encodeURIComponent(search)}`))).toEqual(found);
});

it.each([
  ["district=Gull%20Harbor%20SD", ["Drafty", "Waiting", "Brown"]],
  ["recruiter=ben", ["Brown"]],
  ["finding=incomplete", ["Waiting"]],
  ["finding=difference", []],
  ["stage=draft", ["Drafty"]],
  ["olderThanDays=1", []],
  ["stage=received&district=Gull%20Harbor%20SD&search=w", ["Waiting"]],
])("filters by %s", async (query, found) => {
  expect(names(await queue("rosa", query))).toEqual(found);
});

it("a recruiter sees their own COEs and their own counts; the others do not exist", async () => {
  const page = await queue("ben");
  expect(names(page)).toEqual(["Brown"]);
  expect(page.counts).toEqual({ received: 1 });
  expect(names(await queue("ben", "recruiter=ana"))).toEqual([]);
  const outside = await office.call("ben", `/v1/coes/${coes[0]?.revision.coeId}`);
  const missing = await office.call("ben", `/v1/coes/${randomId()}`);
  expect([outside.status, missing.status]).toEqual([404, 404]);
  expect(await outside.text()).toBe(await missing.text());
});

it("[D8] a determination that differs from the server's own is marked", async () => {
  const claimed = await arrive({
    answers: family("Mendaz", "Alder Creek SD"),
    change: (revision) => ({ ...revision, determination: { ...revision.determination, verdict: "not-eligible" } }),
  });
  const page = await queue("rosa", "finding=difference");
  expect(page.rows).toMatchObject([{ coeId: claimed.revision.coeId, difference: true, verdict: "eligible" }]);
});

it("counts follow a COE from stage to stage", async () => {
  const coe = await arrive({ answers: family("Camino", "Alder Creek SD") });
  const before = (await queue("rosa")).counts;
  await post(office, "rosa", `/v1/coes/${coe.revision.coeId}/opened`, {});
  const after = (await queue("rosa")).counts;
  expect([after.received, after["in-review"]]).toEqual([(before.received ?? 0) - 1, (before["in-review"] ?? 0) + 1]);
  const rows = await office.store.reading.selectFrom("coes").select("stage").where("stage", "=", "received").execute();
  expect(after.received).toBe(rows.length);
});

it("a corrected name is found by its new words and no longer by the old ones", async () => {
  const first = await arrive({ answers: family("Zurita", "Alder Creek SD") });
  const { coeId } = first.revision;
  await arrive({ answers: family("Zubieta", "Alder Creek SD"), coeId, parents: [first.id] });
  expect((await queue("rosa", "search=zurita")).rows).toEqual([]);
  expect((await queue("rosa", "search=zubieta+luz")).rows.map((row) => row.coeId)).toEqual([coeId]);
});

it("a query that was not agreed is malformed", async () => {
  for (const query of ["stage=signed", "limit=1000", "order=name", "after=x"]) {
    expect((await office.call("rosa", `/v1/queue?${query}`)).status).toBe(400);
  }
});
