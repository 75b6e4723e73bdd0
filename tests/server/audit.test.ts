import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditPageSchema } from "../../src/domain/protocol/identity.ts";
import { evidenceSchema, signedHeadSchema } from "../../src/domain/review/evidence.ts";
import { sealHolds } from "../../sync-server/identity/state-seal.ts";
import { refuse } from "../../sync-server/migrations/dialect.ts";
import { audited, auditLinkOf, firstAuditLink } from "../../sync-server/store/audit.ts";
import { dropGuard, onPostgres } from "../postgres/test-store.ts";
import { write } from "./family-coe.ts";
import { type Office, openOffice, type PersonName, post, put, randomId } from "./state-office.ts";

let office: Office;
const coe = write();
beforeAll(async () => {
  office = await openOffice();
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  await put(office, "ana", `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
});
afterAll(() => office.close());

const entries = () => office.store.reading.selectFrom("audit").selectAll().orderBy("seq").execute();
const deeds = async (who: PersonName) =>
  (await entries())
    .filter((row) => row.actor_id === who && row.action !== "device-enrolled")
    .map((row) => [row.action, row.object_id, row.object_rev]);

const readAll = async (who: PersonName) => {
  const paths = [`coes/${coe.revision.coeId}`, `revisions/${coe.id}`, `attachments/${coe.signature.id}`];
  for (const path of paths) expect((await office.call(who, `/v1/${path}`)).status).toBe(200);
};

it("[S23] whoever reads a family's record that is not their own work is written down, once for one opening", async () => {
  await readAll("rosa");
  await readAll("rosa");
  const { coeId } = coe.revision;
  expect(await deeds("rosa")).toEqual([
    ["coe-read", coeId, null],
    ["revision-read", coeId, coe.id],
    ["attachment-read", coeId, coe.signature.id],
  ]);
  await readAll("ana");
  expect(await deeds("ana")).toEqual([]);
});

it("[S23] signing in and out is written down by the account's id alone", async () => {
  const practice = await openOffice({ practice: true });
  await post(practice, null, "/v1/practice/session", { personId: "rosa" });
  await practice.call("omar", "/v1/session", { method: "DELETE" });
  const rows = await practice.store.reading
    .selectFrom("audit")
    .select(["actor_id", "action", "object_id"])
    .where("object_kind", "=", "person")
    .execute();
  expect(rows.map((row) => [row.actor_id, row.action, row.object_id])).toEqual([
    ["rosa", "signed-in", "rosa"],
    ["omar", "signed-out", "omar"],
  ]);
  await practice.close();
});

it("[S23] a sign-in that failed is written down, also under a name that nobody has", async () => {
  const failures = async () => (await entries()).filter((row) => row.action === "sign-in-failed");
  const credentials = { signInName: "nobody@example.gov", password: "not the password of anybody" };
  expect((await post(office, null, "/v1/sign-in", credentials)).status).toBe(401);
  expect(await failures()).toMatchObject([{ actor_id: null, object_kind: "person", object_id: "unknown" }]);
  expect(JSON.stringify(await entries())).not.toContain("nobody@");
});

it("[S23] the auditor reads the audit by pages and by object, and is in it; a recruiter and a reviewer are not let in", async () => {
  const answer = await office.call("aldo", `/v1/audit?object=${coe.revision.coeId}`);
  const page = auditPageSchema.parse(await answer.json());
  expect(page.entries.at(-1)).toMatchObject({
    actor: { id: "rosa", name: "Rosa Lindqvist" },
    action: "coe-read",
    object: { kind: "coe", id: coe.revision.coeId },
  });
  expect(await deeds("aldo")).toEqual([["audit-read", coe.revision.coeId, null]]);
  const [newest] = (await entries()).toReversed();
  const older = await office.call("aldo", `/v1/audit?before=${newest?.seq}`);
  expect(auditPageSchema.parse(await older.json()).entries[0]?.seq).toBe((newest?.seq ?? 0) - 1);
  for (const who of ["ana", "rosa"] as const) expect((await office.call(who, "/v1/audit")).status).toBe(403);
});

it("[S23] the head that leaves the house is sealed, and so is the evidence of a COE; both are written down", async () => {
  const head = signedHeadSchema.parse(await (await office.call("aldo", "/v1/audit/head")).json());
  expect(sealHolds(head)).toBe(true);
  const forged = { ...head, state: "TX" };
  expect(sealHolds(forged)).toBe(false);
  const path = `/v1/coes/${coe.revision.coeId}/evidence`;
  const evidence = evidenceSchema.parse(await (await office.call("rosa", path)).json());
  expect([sealHolds(evidence), evidence.revisions.map(({ id }) => id)]).toEqual([true, [coe.id]]);
  expect((await office.call("ben", path)).status).toBe(404);
  expect((await deeds("aldo")).at(-1)).toEqual(["audit-head-read", "head", null]);
  expect((await deeds("rosa")).at(-1)).toEqual(["evidence-read", coe.revision.coeId, null]);
});

it("the State's keys are files that nobody else on the machine reads", async () => {
  for (const name of (await readdir(office.folder)).filter((each) => each.endsWith(".key"))) {
    expect([name, (await stat(join(office.folder, name))).mode & 0o777]).toEqual([name, 0o600]);
  }
});

it("[S23] a decision is written down with it; one that is refused is not", async () => {
  const request = {
    reviewId: randomId(),
    coeId: coe.revision.coeId,
    revisionId: coe.id,
    decision: "returned",
    reasons: [],
    note: "Please ask the family again",
    comments: [],
    overturns: null,
  };
  expect((await post(office, "omar", "/v1/reviews", request)).status).toBe(422);
  expect(await deeds("omar")).toEqual([]);
  const reasons = ["name-or-birth-details"];
  const answer = await post(office, "omar", "/v1/reviews", { ...request, reasons });
  expect(await answer.json()).toMatchObject({ decision: "returned" });
  expect(await deeds("omar")).toEqual([["returned", coe.revision.coeId, coe.id]]);
});

it("[S23] the entries form one chain from the name of the history on, without a hole", async () => {
  const rows = await entries();
  let before = String(firstAuditLink(office.store.server));
  for (const [index, row] of rows.entries()) {
    expect(row).toMatchObject({ seq: index + 1, prev_hash: before, hash: auditLinkOf(row) });
    before = row.hash;
  }
});

it("[S28] no entry holds a name or an answer of a family, or the words of a decision", async () => {
  const text = JSON.stringify(await entries());
  for (const word of ["García", "Alder", "Please ask", "Ana Fuentes", "Rosa"]) expect(text).not.toContain(word);
});

async function expectRefused(statement: string): Promise<void> {
  const before = await entries();
  await expect(office.store.write((db) => sql.raw(statement).execute(db))).rejects.toThrow(/only grows/);
  expect(await entries()).toEqual(before);
}

it.each([
  "update audit set actor_id = 'omar' where seq = 1",
  "delete from audit where seq = 1",
  "delete from audit",
  "delete from audit_head",
  "update audit_head set seq = 0",
])("[S23] the database refuses: %s", expectRefused);

// PostgreSQL does not know the word.
it
  .skipIf(onPostgres)
  .each([
    "replace into audit select * from audit where seq = 1",
    "replace into audit (seq, at, action, object_kind, object_id, fields, prev_hash, hash) select 99, at, action, object_kind, object_id, fields, prev_hash, hash from audit where seq = 1",
    "replace into feed select * from feed where seq = 1",
    "replace into revisions select * from revisions",
  ])("[S23] the database refuses: %s", expectRefused);

it("[S23] what cannot be written down does not happen", async () => {
  const message = "the disk is full";
  await office.store.write((db) => refuse(db, { table: "audit", verb: "insert", message, name: "no_room" }));
  const other = write();
  await put(office, "ana", `/v1/revisions/${other.id}`, other.bytes);
  const answer = await office.call("omar", `/v1/revisions/${other.id}`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("García");
  const act = office.store.write(async (db) => {
    await db.updateTable("people").set({ name: "Somebody Else" }).where("id", "=", "ben").execute();
    await audited(db, office.store, {
      actorId: "rosa",
      action: "person-changed",
      object: { kind: "person", id: "ben" },
    });
  });
  await expect(act).rejects.toThrow("the disk is full");
  const ben = await office.store.reading.selectFrom("people").select("name").where("id", "=", "ben").executeTakeFirst();
  expect(ben?.name).toBe("Ben Okafor");
  await office.store.write((db) => dropGuard(db, "audit", "no_room"));
});
