import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, parseCalendarDate } from "../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import { shownHash } from "../../src/domain/coe/material.ts";
import { practiceCaseload } from "../../src/domain/practice/caseload.ts";
import { revisionSchema } from "../../src/domain/protocol/revision.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import { fillPracticeState } from "../../sync-server/practice/fill.ts";
import { dayIn } from "../../sync-server/practice/state-day.ts";
import { drawnName } from "../../sync-server/practice/strokes.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { openBytes } from "../../sync-server/store/packing.ts";
import type { Store } from "../../sync-server/store/store.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { openTestStore } from "../postgres/test-store.ts";
import { surroundings } from "./state-office.ts";

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surco-practice-"));
  store = await openTestStore({ folder, state: "ZZ", practice: true }, surroundings);
  await fillPracticeState(store);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it("every COE of the caseload stands in the queue, in the stage that its telling intends", async () => {
  const caseload = practiceCaseload(2023, dayIn(policyFor("ZZ").timeZone, store.now()));
  const rows = await store.reading.selectFrom("coes").select(["coe_id", "stage", "verdict", "complete"]).execute();
  const byId = new Map(rows.map((row) => [row.coe_id, row]));
  expect(rows).toHaveLength(caseload.length);
  for (const { coeId, about, stage, verdict } of caseload) {
    // What was signed and has not wholly arrived stands in the queue and waits for its signatures (P8).
    const waits = stage === "signed";
    const expected = { coe_id: coeId, stage: waits ? "received" : stage, verdict, complete: waits ? 0 : 1 };
    expect({ about, ...byId.get(coeId) }).toEqual({ about, ...expected });
  }
});

it("nothing is set aside, one tablet had older rules, and the feed is whole", async () => {
  const judged = store.reading.selectFrom("judgements").select("verdict");
  expect(await judged.where("standing", "=", "set-aside").execute()).toEqual([]);
  expect(await judged.where("difference", "=", 1).execute()).toEqual([{ verdict: "needs-review" }]);
  expect(await findBrokenLink(store.reading, store.server)).toBeNull();
});

it("[V-13] one child stands on two COEs, and the office is told", async () => {
  const rows = await store.reading
    .selectFrom("coe_children as own")
    .innerJoin("coe_children as other", "other.child_key", "own.child_key")
    .innerJoin("coes", "coes.coe_id", "own.coe_id")
    .whereRef("own.coe_id", "!=", "other.coe_id")
    .select(["coes.stage", "coes.review_findings"])
    .orderBy("coes.seq")
    .execute();
  expect(rows).toEqual([
    { stage: "approved", review_findings: 1 },
    { stage: "received", review_findings: 1 },
  ]);
});

it("[R-95] what the family signed is what it was shown, and nobody signed on a day that is still to come", async () => {
  const rows = await store.reading
    .selectFrom("revisions")
    .select(["bytes", "size", "packing"])
    .where("stage", "=", "signed")
    .execute();
  for (const row of rows) {
    const revision = revisionSchema.parse(JSON.parse(openBytes(row).toString("utf8")));
    for (const signature of revision.signatures) {
      expect(signature.shownHash).toBe(shownHash(revision.answers));
      expect(signature.signedOn <= store.now().slice(0, 10)).toBe(true);
    }
  }
});

it("days follow one another and none lies ahead", async () => {
  const rows = await store.reading.selectFrom("feed").select("at").orderBy("seq").execute();
  const times = rows.map((row) => row.at);
  expect(times).toEqual(times.toSorted());
  expect((times.at(-1) ?? "") <= store.now()).toBe(true);
});

it("no tablet of the practice State wrote at a moment that is still to come, whatever the hour", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "surco-practice-"));
  const morning = `${store.now().slice(0, 10)}T00:00:30.000Z` as ReturnType<Store["now"]>;
  const other = await openTestStore(
    { folder: elsewhere, state: "ZZ", practice: true },
    { ...surroundings, now: () => morning },
  );
  await fillPracticeState(other);
  const rows = await other.reading.selectFrom("revisions").select(["bytes", "size", "packing"]).execute();
  for (const row of rows) {
    const { made, signatures } = revisionSchema.parse(JSON.parse(openBytes(row).toString("utf8")));
    expect(made.deviceTime <= morning).toBe(true);
    for (const { signedAt } of signatures) expect(signedAt <= morning).toBe(true);
  }
  await other.close();
  await rm(elsewhere, { recursive: true, force: true });
});

it.each([
  ["America/Los_Angeles", "2026-03-14T06:59:59.999Z", "2026-03-13"],
  ["America/Los_Angeles", "2026-03-14T07:00:00.000Z", "2026-03-14"],
  ["Pacific/Honolulu", "2026-01-01T09:00:00.000Z", "2025-12-31"],
  ["Pacific/Auckland", "2026-02-28T11:00:00.000Z", "2026-03-01"],
])("[D9] the day in %s at %s is %s", (zone, at, day) => {
  expect(dayIn(zone, at as Instant)).toBe(day);
});

it("[D9] the practice State's last day is its own also while it is the next day at Greenwich, and none lies ahead of it", async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), "surco-practice-"));
  const evening = "2026-05-02T03:30:00.000Z" as Instant;
  const other = await openTestStore(
    { folder: elsewhere, state: "ZZ", practice: true },
    { ...surroundings, now: () => evening },
  );
  await fillPracticeState(other);
  const interviews = await other.reading.selectFrom("coes").select("interview_date").execute();
  const days = interviews.map((row) => row.interview_date ?? "").toSorted();
  expect(days.at(-1)).toBe("2026-05-01");
  const signed = await other.reading
    .selectFrom("revisions")
    .select(["bytes", "size", "packing"])
    .where("stage", "=", "signed")
    .execute();
  const signedOn = signed.flatMap((row) =>
    revisionSchema.parse(JSON.parse(openBytes(row).toString("utf8"))).signatures.map((signature) => signature.signedOn),
  );
  expect(signedOn.toSorted().at(-1)).toBe("2026-05-01");
  await other.close();
  await rm(elsewhere, { recursive: true, force: true });
});

it("a State that has people is not filled again", async () => {
  const before = await store.reading.selectFrom("history").selectAll().execute();
  await fillPracticeState(store);
  expect(await store.reading.selectFrom("history").selectAll().execute()).toEqual(before);
});

it("drawn names stay on the pad, and no two signings look the same", () => {
  const name = sampleAnswers().intervieweeSignature.intervieweeName;
  const drawing = drawnName(name, "one");
  const points = drawing.strokes.flat();
  expect(points.length).toBeGreaterThan(20);
  expect(points.every(({ x, y }) => x >= 0 && x <= drawing.width && y >= 0 && y <= drawing.height)).toBe(true);
  expect(drawnName(name, "one")).toEqual(drawing);
  expect(drawnName(name, "another")).not.toEqual(drawing);
});

it.each([0, 1, 200, 400])("it can be filled on any day of the year (%i days from now)", async (days) => {
  const today = parseCalendarDate(store.now().slice(0, 10));
  if (!today) throw new Error("no day");
  const elsewhere = await mkdtemp(join(tmpdir(), "surco-practice-"));
  const now = () => `${addDays(today, days)}T09:00:00.000Z` as ReturnType<Store["now"]>;
  const other = await openTestStore({ folder: elsewhere, state: "ZZ", practice: true }, { ...surroundings, now });
  await fillPracticeState(other);
  const aside = await other.reading
    .selectFrom("judgements")
    .select("problems")
    .where("standing", "=", "set-aside")
    .execute();
  expect(aside).toEqual([]);
  await other.close();
  await rm(elsewhere, { recursive: true, force: true });
});
