import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesPageSchema } from "../../src/domain/protocol/change.ts";
import { coeRecordSchema } from "../../src/domain/protocol/desk.ts";
import { noticesSchema } from "../../src/domain/protocol/notice.ts";
import { type Rescue, rescueReceiptSchema, rescueSchema, rescuesSchema } from "../../src/domain/protocol/rescue.ts";
import { packParcel } from "../../src/domain/protocol/rescue-parcel.ts";
import type { StateKey } from "../../sync-server/identity/state-key.ts";
import { readRevision } from "../../sync-server/judging/revision-reading.ts";
import { openBytes } from "../../sync-server/store/packing.ts";
import { openAgain } from "../../sync-server/store/rescue-finishing.ts";
import { write } from "./family-coe.ts";
import {
  agree,
  answersOf,
  bytesOf,
  draftRow,
  handInAll,
  type ShutTablet,
  sealedDraft,
  shutTablet,
} from "./rescue-kit.ts";
import { type Office, openOffice, type PersonName, post, put, randomId } from "./state-office.ts";

let office: Office;
let tablet: ShutTablet;
beforeAll(async () => {
  office = await openOffice();
  tablet = await shutTablet(office);
});
afterAll(() => office.close());

async function opened(who: PersonName, envelopes: readonly Uint8Array[]): Promise<Rescue> {
  const { rescueId } = rescueReceiptSchema.parse(await (await handInAll(office, who, envelopes)).json());
  expect((await agree(office, "ada", rescueId)).status).toBe(200);
  return rescueSchema.parse(await (await agree(office, "rosa", rescueId)).json());
}

const fates = ({ outcome }: Rescue) => outcome?.items.map(({ fate }) => fate);
const told = async (who: PersonName) =>
  noticesSchema.parse(await (await office.call(who, "/v1/notices")).json()).notices;
const feedOf = async (who: PersonName) =>
  changesPageSchema.parse(await (await office.call(who, "/v1/changes")).json()).changes;
const versionsOf = (coeId: string) =>
  office.store.reading.selectFrom("revisions").selectAll().where("coe_id", "=", coeId).orderBy("seq").execute();

describe("[P22] six working copies behind a forgotten passphrase", () => {
  it("go into their recruiter's own account, in their name and marked as recovered", async () => {
    const rows = Array.from({ length: 6 }, (_, at) => draftRow({ answers: answersOf(`${at} Orchard Lane`) }));
    const rescue = await opened("ben", await Promise.all(rows.map((row) => sealedDraft(tablet, row))));
    expect(fates(rescue)).toEqual(Array(6).fill("recovered"));
    expect(rescue).toMatchObject({
      state: "opened",
      handedInBy: { id: "ben" },
      outcome: { recruiters: [{ id: "ana", name: "Ana Fuentes" }] },
    });
    for (const row of rows) {
      const [held, ...more] = await versionsOf(row.coeId);
      expect(more).toEqual([]);
      const { revision } = readRevision(openBytes(held!));
      expect(revision).toMatchObject({
        stage: "draft",
        reason: "handover",
        answers: row.answers,
        author: { recruiterId: "ana", name: "Ana Fuentes" },
        parents: [],
        signatures: [],
      });
      expect(revision?.made).toMatchObject({ deviceTime: row.changedAt, app: "rescue" });
      const record = coeRecordSchema.parse(await (await office.call("rosa", `/v1/coes/${row.coeId}`)).json());
      expect(record.revisions.map(({ reason }) => reason)).toEqual(["recovered"]);
    }
  });

  it("[P19] come down the recruiter's feed and can be read by them, and by nobody who carried them", async () => {
    const row = draftRow({ answers: answersOf("7 Mill Road") });
    await opened("ben", [await sealedDraft(tablet, row)]);
    const change = (await feedOf("ana")).find((each) => each.coeId === row.coeId && each.kind === "received");
    expect(change).toMatchObject({ stage: "draft", parents: [] });
    const path = `/v1/revisions/${String(change?.revisionId)}`;
    expect((await office.call("ana", path)).status).toBe(200);
    expect((await office.call("ben", path)).status).toBe(404);
    expect((await feedOf("ben")).some((each) => each.coeId === row.coeId)).toBe(false);
    const [judged] = await office.store.reading
      .selectFrom("judgements")
      .select("standing")
      .where("revision_id", "=", String(change?.revisionId))
      .execute();
    expect(judged?.standing).toBe("accepted");
  });

  it("are told to the recruiter, to whoever agreed and to whoever handed them in, until each has read it", async () => {
    const before = { ana: (await told("ana")).length, ada: (await told("ada")).length };
    const rescue = await opened("ben", [await sealedDraft(tablet, draftRow({ answers: answersOf("8 Mill Road") }))]);
    const news = (await told("ana")).slice(before.ana);
    expect(news).toMatchObject([{ kind: "work-recovered", about: { rescueId: rescue.rescueId, count: "1" } }]);
    for (const who of ["ada", "rosa", "ben"] as const)
      expect((await told(who)).at(-1)).toMatchObject({ kind: "rescue-opened", about: { rescueId: rescue.rescueId } });
    const seen = (who: PersonName) => post(office, who, `/v1/notices/${news[0]?.noticeId}/seen`, {});
    expect((await seen("ben")).status).toBe(404);
    expect((await seen("ana")).status).toBe(200);
    expect((await seen("ana")).status).toBe(200);
    expect(await told("ana")).toHaveLength(before.ana);
  });

  it("are written into the audit by ids alone", async () => {
    const row = draftRow({ answers: answersOf("9 Secret Lane") });
    const rescue = await opened("ben", [await sealedDraft(tablet, row)]);
    const deeds = await office.store.reading.selectFrom("audit").selectAll().orderBy("seq").execute();
    const ours = deeds.filter(({ object_id }) => object_id === rescue.rescueId || object_id === row.coeId);
    expect(ours.map(({ actor_id, action, object_kind }) => [actor_id, action, object_kind])).toEqual([
      ["ben", "rescue-received", "rescue"],
      ["ada", "rescue-approved", "rescue"],
      ["rosa", "rescue-approved", "rescue"],
      ["rosa", "rescue-opened", "rescue"],
      ["rosa", "rescue-opened", "coe"],
    ]);
    expect(JSON.stringify(deeds)).not.toContain("Secret Lane");
    const list = rescuesSchema.parse(await (await office.call("ada", "/v1/rescues")).json());
    expect(JSON.stringify(list)).not.toMatch(/Secret Lane|García/);
  });
});

describe("what a working copy says that the State has already", () => {
  it("is not made a second time, in the same parcel, in another one, or sealed anew", async () => {
    const row = draftRow({ answers: answersOf("10 Mill Road") });
    const rescue = await opened("ben", [await sealedDraft(tablet, row), await sealedDraft(tablet, row)]);
    expect(fates(rescue)).toEqual(["recovered", "held"]);
    expect(fates(await opened("ana", [await sealedDraft(tablet, row)]))).toEqual(["held"]);
    expect(await versionsOf(row.coeId)).toHaveLength(1);
  });

  it("continues the version that it grew from, and is nothing new where it says the same", async () => {
    const sent = write({ stage: "draft", answers: answersOf("11 Mill Road") });
    await put(office, "ana", `/v1/revisions/${sent.id}`, sent.bytes);
    const { coeId } = sent.revision;
    const grown = { coeId, parents: [sent.id], baseRevisionId: sent.id };
    const same = draftRow({ ...grown, answers: answersOf("11 Mill Road") });
    expect(fates(await opened("ben", [await sealedDraft(tablet, same)]))).toEqual(["held"]);
    const newer = draftRow({ ...grown, answers: answersOf("11 Mill Road, upstairs") });
    expect(fates(await opened("ben", [await sealedDraft(tablet, newer)]))).toEqual(["recovered"]);
    const parents = await office.store.reading.selectFrom("revision_parents").selectAll().execute();
    const made = (await versionsOf(coeId)).at(-1);
    expect(parents.find((each) => each.revision_id === made?.id)?.parent_id).toBe(sent.id);
  });

  it("is nothing where nobody has written anything in it", async () => {
    const row = draftRow({ typed: false });
    expect(fates(await opened("ben", [await sealedDraft(tablet, row)]))).toEqual(["empty"]);
    expect(await versionsOf(row.coeId)).toEqual([]);
  });
});

describe("versions and photos in a parcel", () => {
  it("[P22] are taken in as if their own tablet had sent them, and the signature stands as it was given", async () => {
    const coe = write({ answers: answersOf("12 Mill Road") });
    const frozen = draftRow({
      coeId: coe.revision.coeId,
      answers: coe.revision.answers,
      stage: "signed",
      baseRevisionId: coe.id,
      parents: [coe.id],
    });
    const rescue = await opened("ben", [
      await sealedDraft(tablet, frozen),
      await tablet.sealed("attachments", coe.signature.id, coe.signature.bytes),
      await tablet.sealed("revisions", coe.id, coe.bytes),
    ]);
    expect(fates(rescue)).toEqual(["held", "taken", "taken"]);
    const [held] = await versionsOf(coe.revision.coeId);
    expect(Buffer.from(coe.bytes).equals(openBytes(held!))).toBe(true);
    const judged = office.store.reading.selectFrom("judgements").selectAll().where("revision_id", "=", coe.id);
    expect(await judged.executeTakeFirst()).toMatchObject({ standing: "accepted", complete: 1 });
    const photo = await office.call("ana", `/v1/attachments/${coe.signature.id}`);
    expect(photo.status).toBe(200);
  });
});

describe("[P7] what does not open", () => {
  it("is named one by one and kept, and the others go on", async () => {
    const elsewhere = await openOffice();
    const { state: otherState } = await shutTablet(elsewhere);
    await elsewhere.close();
    const sound = draftRow({ answers: answersOf("13 Mill Road") });
    const damaged = await sealedDraft(tablet, draftRow());
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    const older = await sealedDraft(tablet, draftRow());
    older[5] = 0;
    const coe = write();
    const envelopes = [
      damaged,
      await sealedDraft(tablet, draftRow(), otherState),
      await sealedDraft(tablet, draftRow(), null),
      older,
      await tablet.sealed("drafts", randomId(), bytesOf(draftRow())),
      await tablet.sealed("revisions", coe.id, write().bytes),
      await tablet.sealed("drafts", randomId(), bytesOf({ not: "a draft" })),
      await tablet.sealed("summaries", randomId(), bytesOf({})),
      await sealedDraft(tablet, sound),
    ];
    const rescue = await opened("ben", envelopes);
    expect(rescue.counts).toEqual({ drafts: 6, revisions: 1, attachments: 0, unknown: 2 });
    expect(rescue.outcome?.items.map(({ place, fate, problem }) => [place, fate, problem])).toEqual([
      [1, "kept", "sealed-damaged"],
      [2, "kept", "sealed-to-other-key"],
      [3, "kept", "sealed-to-other-key"],
      [4, "kept", "sealed-version-unknown"],
      [5, "kept", "sealed-in-other-place"],
      [6, "kept", "bytes-do-not-match-name"],
      [7, "kept", "draft-unreadable"],
      [8, "kept", "sealed-in-other-place"],
      [9, "recovered", null],
    ]);
    const kept = office.store.reading.selectFrom("rescues").select("bytes").where("rescue_id", "=", rescue.rescueId);
    expect((await kept.executeTakeFirstOrThrow()).bytes.equals(Buffer.from(packParcel(envelopes)))).toBe(true);
  });

  it("[P7] is looked at again when the server starts, with the keys that the State has then, and told once more", async () => {
    const old = await openOffice();
    const oldTablet = await shutTablet(old);
    const row = draftRow({ answers: answersOf("16 Mill Road") });
    const sound = draftRow({ answers: answersOf("17 Mill Road") });
    const envelopes = [await sealedDraft(oldTablet, row), await sealedDraft(tablet, sound)];
    const rescue = await opened("ben", envelopes);
    expect(fates(rescue)).toEqual(["kept", "recovered"]);
    const { stateKey } = office.store;
    const open: StateKey["open"] = async (sealed, asked) => {
      const first = await stateKey.open(sealed, asked);
      return first.ok ? first : await old.store.stateKey.open(sealed, asked);
    };
    expect((await openAgain(office.store)).map((each) => each.rescueId)).toContain(rescue.rescueId);
    const shown = async () =>
      rescueSchema.parse(await (await office.call("ada", `/v1/rescues/${rescue.rescueId}`)).json());
    expect(await shown()).toEqual(rescue);
    await openAgain({ ...office.store, stateKey: { ...stateKey, open } });
    await old.close();
    expect(fates(await shown())).toEqual(["recovered", "recovered"]);
    expect(await versionsOf(row.coeId)).toHaveLength(1);
    expect((await told("rosa")).at(-1)).toMatchObject({ about: { rescueId: rescue.rescueId, kept: "0" } });
  });

  it("[P7] an author whom the State does not know is not believed, and the work is kept, set aside", async () => {
    const row = draftRow({ recruiterId: "nobody", answers: answersOf("14 Mill Road") });
    expect(fates(await opened("ben", [await sealedDraft(tablet, row)]))).toEqual(["recovered"]);
    const judged = office.store.reading
      .selectFrom("judgements")
      .innerJoin("revisions", "revisions.id", "judgements.revision_id")
      .select(["standing", "problems"])
      .where("coe_id", "=", row.coeId);
    const found = await judged.executeTakeFirst();
    expect([found?.standing, found?.problems]).toEqual(["set-aside", expect.stringContaining("author-is-not-sender")]);
  });
});
