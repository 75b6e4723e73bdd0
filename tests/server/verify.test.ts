import { copyFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Evidence, evidenceSchema, type SignedHead } from "../../src/domain/review/evidence.ts";
import { fillPracticeState } from "../../sync-server/practice/fill.ts";
import { audited, auditLinkOf } from "../../sync-server/store/audit.ts";
import { readEvidence, signedHead } from "../../sync-server/store/evidence.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import type { AuditRow } from "../../sync-server/store/tables.ts";
import { verify } from "../../sync-server/verify.ts";
import { surroundings } from "./state-office.ts";

let folder: string;
let store: Store;
let head: SignedHead;
let evidence: Evidence;
const trueCopy = () => join(folder, "surco.sqlite");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surco-verify-"));
  store = await openStore({ folder, state: "ZZ", practice: true }, surroundings);
  await fillPracticeState(store);
  for (const name of ["a", "b", "c"]) {
    const object = { kind: "coe", id: name } as const;
    await store.write((db) => audited(db, store, { actorId: "rosa", action: "coe-read", object }));
  }
  head = await signedHead(store);
  const approved = await store.reading
    .selectFrom("reviews")
    .innerJoin("revision_parents", "revision_parents.revision_id", "reviews.revision_id")
    .select("reviews.coe_id")
    .where("decision", "=", "approved")
    .executeTakeFirst();
  evidence = await readEvidence(store, approved?.coe_id ?? "");
  await store.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The exit code and the codes that stand in brackets, with their places. */
async function verified(file: string, ...more: string[]): Promise<{ code: number; found: string[] }> {
  const lines: string[] = [];
  const code = await verify([file, ...more], (line) => lines.push(line));
  const found = lines.flatMap((line) => {
    const match = /^ {2}(.+?): .*\(([\w-]+)\)$/.exec(line);
    return match ? [`${match[1]}: ${match[2]}`] : [];
  });
  if (code === 2) found.push(lines.join("\n"));
  return { code, found };
}

let copies = 0;

/** A copy that somebody with the file in hand has worked on: the guards are taken out and put back. */
function tampered(work: (database: Sqlite.Database) => void): string {
  copies += 1;
  const file = join(folder, `copy-${copies}.sqlite`);
  copyFileSync(trueCopy(), file);
  const database = new Sqlite(file);
  const guards = database.prepare("select name, sql from sqlite_master where type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of guards) database.exec(`drop trigger ${name}`);
  database.pragma("foreign_keys = off");
  work(database);
  for (const { sql } of guards) database.exec(sql);
  database.close();
  return file;
}

function kept(name: string, value: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

it("[S23] a State's database as it is holds, alone and against a head that was kept", async () => {
  expect(await verified(trueCopy())).toEqual({ code: 0, found: [] });
  expect(await verified(trueCopy(), "--head", kept("head.json", head))).toEqual({ code: 0, found: [] });
});

it.each<[string, string, string[]]>([
  ["an audit row that was changed", "update audit set actor_id = 'omar' where seq = 2", ["audit row 2: row-changed"]],
  ["an audit row that was taken out", "delete from audit where seq = 2", ["audit row 2: row-missing"]],
  [
    "two audit rows that changed places",
    "update audit set seq = -1 where seq = 1; update audit set seq = 1 where seq = 2; update audit set seq = 2 where seq = -1",
    ["audit row 1: row-changed", "audit row 2: row-changed", "audit row 3: row-changed"],
  ],
  [
    "a row of the feed that was changed",
    "update feed set at = '2020-01-01T00:00:00.000Z' where seq = 5",
    ["feed row 5: row-changed"],
  ],
])("[S23] finds %s by its number", async (_what, statement, expected) => {
  expect(await verified(tampered((database) => database.exec(statement)))).toEqual({ code: 1, found: expected });
});

it("[S23] finds by its number that the last audit row was taken out", async () => {
  const last = head.heads.audit.seq;
  const file = tampered((database) => database.prepare("delete from audit where seq = ?").run(last));
  expect(await verified(file)).toEqual({ code: 1, found: [`audit row ${last}: row-missing`] });
});

it("[S23] finds a feed row that was taken out, with what hangs on it", async () => {
  const { code, found } = await verified(tampered((database) => database.exec("delete from feed where seq = 5")));
  expect([code, found[0]]).toEqual([1, "feed row 5: row-missing"]);
});

it("[S23] a chain that was written anew from its beginning is found by the head that was kept", async () => {
  const file = tampered((database) => {
    let before = "";
    for (const row of database.prepare("select * from audit order by seq").all() as AuditRow[]) {
      const changed = { ...row, actor_id: "somebody-else", prev_hash: before || row.prev_hash };
      before = auditLinkOf(changed);
      database
        .prepare("update audit set actor_id = ?, prev_hash = ?, hash = ? where seq = ?")
        .run(changed.actor_id, changed.prev_hash, before, row.seq);
    }
    database.prepare("update audit_head set hash = ?").run(before);
  });
  expect(await verified(file)).toEqual({ code: 0, found: [] });
  expect((await verified(file, "--head", kept("head.json", head))).found).toEqual([
    `audit row ${head.heads.audit.seq}: not-the-signed-head`,
  ]);
});

it("[S23] a guard that was taken out is missed", async () => {
  const file = tampered(() => undefined);
  const database = new Sqlite(file);
  database.exec("drop trigger audit_no_delete");
  database.close();
  expect((await verified(file)).found).toEqual(["guard audit_no_delete: guard-missing"]);
});

it("[S08] a byte of a stored revision, a decision's word and a lost decision are found in the database", async () => {
  const byte = tampered((database) =>
    database
      .function("inside", (bytes: Buffer) =>
        deflateRawSync(Buffer.from(inflateRawSync(bytes).toString().replace("national-coe", "national-c0e"))),
      )
      .exec("update revisions set bytes = inside(bytes) where seq = 1"),
  );
  expect((await verified(byte)).found.map((line) => line.split(": ")[1])).toContain("content-changed");
  const word = tampered((database) =>
    database.exec("update reviews set note = 'Approved by telephone' where decision = 'denied'"),
  );
  expect(new Set((await verified(word)).found.map((line) => line.split(": ")[1]))).toEqual(
    new Set(["decision-differs"]),
  );
  const lost = tampered((database) => database.exec("delete from reviews where decision = 'denied'"));
  expect(new Set((await verified(lost)).found.map((line) => line.split(": ")[1]))).toEqual(
    new Set(["decision-missing"]),
  );
});

it("the evidence of an approved COE holds without the database", async () => {
  expect(evidenceSchema.parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  expect(evidence.revisions.length).toBeGreaterThan(1);
  const file = kept("evidence.json", evidence);
  expect(await verified(file)).toEqual({ code: 0, found: [] });
  expect(await verified(file, "--head", kept("head.json", head))).toEqual({ code: 0, found: [] });
});

const changedBytes = (base64: string, change: (text: string) => string): string =>
  Buffer.from(change(Buffer.from(base64, "base64").toString("utf8"))).toString("base64");
const copy = (): Evidence => structuredClone(evidence);
const codes = async (file: Evidence): Promise<string[]> =>
  (await verified(kept("changed.json", file))).found.map((line) => line.split(": ")[1] ?? "");

it("[S08] a material field that was changed after signing is found, also under a name of its own", async () => {
  const file = copy();
  const last = file.revisions.at(-1);
  if (!last) throw new Error("no revision");
  last.bytes = changedBytes(last.bytes, (text) => text.replace(/("birthDate":\{[^}]*"y":")\d{4}/, "$12001"));
  const found = await codes(file);
  expect(found).toContain("seal-broken");
  expect(found).toContain("content-changed");
  expect(found).toContain("interviewee-signed-other-facts");
  expect(found).toContain("recruiter-signed-other-facts");
});

it("[S09] strokes of another COE in the place of this family's are found", async () => {
  const file = copy();
  const [first] = file.attachments;
  if (!first) throw new Error("no attachment");
  first.bytes = Buffer.from('{"strokes":"of somebody else"}').toString("base64");
  expect(await codes(file)).toContain("content-changed");
  file.attachments = file.attachments.slice(1);
  expect(await codes(file)).toContain("attachment-missing");
});

it("[S23] a decision that was changed, taken out or turned round in the file is found", async () => {
  const changed = copy();
  const decision = changed.decisions.at(-1);
  if (!decision) throw new Error("no decision");
  decision.decision = "denied";
  expect(await codes(changed)).toEqual(["seal-broken", "decision-differs"]);
  const lost = copy();
  lost.decisions = lost.decisions.slice(1);
  expect(await codes(lost)).toContain("decision-missing");
  const turned = copy();
  turned.feed = turned.feed.toReversed();
  expect(await codes(turned)).toContain("row-out-of-order");
});

it("what is no evidence is refused in plain words, and so are no arguments", async () => {
  expect((await verified(kept("else.json", { kind: "something" }))).code).toBe(2);
  expect((await verified(join(folder, "not-there"))).code).toBe(2);
  expect(await verify([], () => undefined)).toBe(2);
});
