import { afterAll, beforeAll, expect, it } from "vitest";
import type { Instant } from "../../src/domain/base/instant.ts";
import { auditPageSchema } from "../../src/domain/protocol/identity.ts";
import { audited } from "../../sync-server/store/audit.ts";
import { type Office, openOffice } from "./state-office.ts";

let office: Office;
const days = ["2026-10-01", "2026-10-02", "2026-10-03"] as const;
const noon = (day: string) => `${day}T12:00:00.000Z` as Instant;

beforeAll(async () => {
  office = await openOffice();
  for (const day of days) {
    const store = { server: office.store.server, now: () => noon(day) };
    const object = { kind: "coe", id: day } as const;
    await office.store.write((db) => audited(db, store, { actorId: "rosa", action: "coe-read", object }));
  }
});
afterAll(() => office.close());

const found = async (query: Record<string, string>) => {
  const answer = await office.call("aldo", `/v1/audit?${new URLSearchParams({ action: "coe-read", ...query })}`);
  return auditPageSchema.parse(await answer.json()).entries.map(({ object }) => object.id);
};

it("[S23] the audit is read by the moments between which it happened, the first one included", async () => {
  expect(await found({})).toEqual(days.toReversed());
  expect(await found({ since: noon(days[1]) })).toEqual([days[2], days[1]]);
  expect(await found({ until: noon(days[1]) })).toEqual([days[0]]);
  expect(await found({ since: noon(days[1]), until: noon(days[2]) })).toEqual([days[1]]);
});

it("[S23] a moment that is none is refused", async () => {
  expect((await office.call("aldo", "/v1/audit?since=yesterday")).status).toBe(400);
});
