import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { queuePageSchema } from "../../src/domain/protocol/desk.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { type Role, roleConflict, roles } from "../../src/domain/protocol/roles.ts";
import { mayTake } from "../../src/domain/review/decisions.ts";
import { type Action, authorize, mayDo } from "../../sync-server/identity/authorize.ts";
import { lookAgain } from "../../sync-server/store/looking-again.ts";
import { isWithin, reachOf, withinReach } from "../../sync-server/store/scope.ts";
import { changePerson } from "../../sync-server/store/staff.ts";
import { arrive } from "./families-of-districts.ts";
import { type Office, openOffice, type PersonName, people } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await arrive(office, "ana", "Alder Creek SD");
  await arrive(office, "ana", "Gull Harbor SD");
  await arrive(office, "ben", "Stone Ridge SD");
  await arrive(office, "ben", "Nowhere on the list");
});
afterAll(() => office.close());

const somebody: fc.Arbitrary<Person> = fc.record({
  id: fc.constantFrom("ana", "ben", "eva"),
  name: fc.constant("Somebody"),
  roles: fc.uniqueArray(fc.constantFrom<Role>(...roles), { minLength: 1 }),
  state: fc.constant("ZZ"),
  region: fc.constantFrom(null, "N", "S", "C"),
  district: fc.constantFrom(null, null, "Alder Creek SD", "Gull Harbor SD"),
  title: fc.constant({ en: "", es: "" }),
});

const aboutFamilies: readonly Action[] = [
  "read-changes",
  "read-queue",
  "read-coe",
  "open-coe",
  "return-coe",
  "decide-coe",
  "read-district",
];

it("[S01] whoever keeps the accounts sees no family, whatever other roles they were given", () => {
  fc.assert(
    fc.property(somebody, (person) => {
      const keeper: Person = { ...person, roles: [...person.roles, "administrator"] };
      return aboutFamilies.every((action) => authorize(keeper, action) === "not-allowed");
    }),
  );
});

it("[S10] whoever keeps the data decides nothing, and nobody decides about what they wrote themselves", () => {
  const coe = { recruiter_id: "ana", region: "N", district: "Alder Creek SD" };
  const reviewing: readonly Action[] = ["open-coe", "return-coe", "decide-coe"];
  fc.assert(
    fc.property(somebody, fc.constantFrom(...reviewing), (person, action) => {
      const refusal = authorize(person, action, { coe, authorIds: [person.id] });
      const keeper: Person = { ...person, roles: [...person.roles, "data-specialist"] };
      return refusal !== null && authorize(keeper, action, { coe, authorIds: [] }) === "not-allowed";
    }),
  );
});

it("nobody may do anything unless somebody is signed in, but be met", () => {
  for (const action of Object.keys(mayDo) as Action[]) {
    expect([action, authorize(null, action)]).toEqual([action, action === "be-met" ? null : "not-signed-in"]);
  }
});

it("the desk offers the decisions that the server takes", () => {
  fc.assert(
    fc.property(
      somebody,
      fc.constantFrom("approved", "denied", "returned"),
      fc.boolean(),
      (person, decision, again) => {
        const overturns = again ? "a" : null;
        const action = decision === "returned" && !again ? "return-coe" : "decide-coe";
        return mayTake({ decision, overturns }, person) === (authorize(person, action) === null);
      },
    ),
  );
});

it("the condition of the queries and the decision about one COE agree about who sees it", async () => {
  const rows = await office.store.reading.selectFrom("coes").selectAll().execute();
  expect(rows.map((row) => row.region).sort()).toEqual(["", "N", "N", "S"]);
  await fc.assert(
    fc.asyncProperty(somebody, async (person) => {
      const reach = reachOf(person);
      const within = withinReach(reach);
      const all = office.store.reading.selectFrom("coes").select("coe_id");
      const found = await (within ? all.where(within) : all).execute();
      const seen = rows.filter((row) => isWithin(reach, row)).map((row) => row.coe_id);
      return (
        found
          .map((row) => row.coe_id)
          .sort()
          .join() === seen.sort().join()
      );
    }),
    { numRuns: 60 },
  );
});

const queue = async (who: PersonName, query = "") =>
  queuePageSchema.parse(await (await office.call(who, `/v1/queue?${query}`)).json());

it("[S01] a coordinator's queue, counts, districts and recruiters are those of the region", async () => {
  const page = await queue("cora");
  expect(page.rows.map((row) => row.district)).toEqual(["Stone Ridge SD", "Alder Creek SD"]);
  expect(page.counts).toEqual({ received: 2 });
  expect(page.districts).toEqual(["Alder Creek SD", "Stone Ridge SD"]);
  expect((await queue("cora", "district=Gull%20Harbor%20SD")).rows).toEqual([]);
  expect((await queue("dana")).counts).toEqual({ received: 4 });
});

it("[S01] what happened elsewhere is not among a coordinator's changes", async () => {
  const changes = (await (await office.call("cora", "/v1/changes")).json()) as { changes: { coeId: string }[] };
  const rows = await office.store.reading.selectFrom("coes").select("coe_id").where("region", "=", "N").execute();
  expect(new Set(changes.changes.map((change) => change.coeId))).toEqual(new Set(rows.map((row) => row.coe_id)));
});

it("counts that nobody keeps are counted: a district's, and one's own beside a region's", async () => {
  const { readQueue } = await import("../../sync-server/store/queue.ts");
  const district = { own: null, area: { level: "district", district: "Gull Harbor SD" } } as const;
  expect(await readQueue(office.store, {}, district)).toMatchObject({
    counts: { received: 1 },
    districts: ["Gull Harbor SD"],
  });
  const both = { own: "ben", area: { level: "region", region: "S" } } as const;
  expect((await readQueue(office.store, {}, both)).counts).toEqual({ received: 3 });
});

it("roles that no one person has together are named", () => {
  const conflict = (held: readonly Role[], district: string | null = null) => roleConflict({ roles: held, district });
  expect(conflict(["administrator", "reviewer"])).not.toBeNull();
  expect(conflict(["data-specialist", "reviewer"])).not.toBeNull();
  expect(conflict(["district-viewer"])).not.toBeNull();
  expect(conflict(["district-viewer"], "Mill River SD")).toBeNull();
  expect(conflict(["recruiter", "coordinator", "reviewer"])).toBeNull();
});

it("COEs of a database that knew no regions are placed when the server looks again, and counted once", async () => {
  await office.store.write(async (db) => {
    await db.updateTable("coes").set({ region: null }).execute();
    await db.deleteFrom("facets").where("scope", "like", "region:%").execute();
  });
  expect((await queue("cora")).rows).toEqual([]);
  await lookAgain(office.store);
  await lookAgain(office.store);
  expect(await queue("cora")).toMatchObject({
    counts: { received: 2 },
    districts: ["Alder Creek SD", "Stone Ridge SD"],
  });
});

it("where the policy does not know a district, a COE lies where its recruiter works, and moves with them", async () => {
  const { name, roles } = people.ben;
  const placing = { name, roles: [...roles], region: "N", district: null };
  await office.store.write((db) => changePerson(db, office.store, "ada", "ben", placing));
  expect((await queue("cora")).districts).toContain("Nowhere on the list");
});
