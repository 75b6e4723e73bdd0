import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rescueReceiptSchema, rescueSchema, rescuesSchema } from "../../src/domain/protocol/rescue.ts";
import { packParcel } from "../../src/domain/protocol/rescue-parcel.ts";
import { revokeDevice } from "../../sync-server/store/device-keys.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { answered, deviceCalls } from "./device-calls.ts";
import { agree, answersOf, draftRow, handIn, type ShutTablet, sealedDraft, shutTablet } from "./rescue-kit.ts";
import { type Office, openOffice, type PersonName, people, post, randomId } from "./state-office.ts";
import { newTestDevice } from "./test-device.ts";

let office: Office;
let tablet: ShutTablet;
beforeAll(async () => {
  office = await openOffice();
  tablet = await shutTablet(office);
});
afterAll(() => office.close());

const { bare, cookieOf, freshly, enrol } = deviceCalls(() => office);

const parcelOf = async (row = draftRow({ answers: answersOf(randomId()) })) => {
  return packParcel([await sealedDraft(tablet, row)]);
};
const receive = async (who: PersonName, parcel?: Uint8Array) =>
  rescueReceiptSchema.parse(await (await handIn(office, who, parcel ?? (await parcelOf()))).json());
const shown = async (who: PersonName, rescueId: string) =>
  rescueSchema.parse(await (await office.call(who, `/v1/rescues/${rescueId}`)).json());

describe("handing in", () => {
  it("[S26] the same parcel, whoever carries it, is accepted once: one receipt, one line in the audit", async () => {
    const parcel = await parcelOf();
    const first = await handIn(office, "ben", parcel);
    const again = await Promise.all([handIn(office, "ben", parcel), handIn(office, "ana", parcel)]);
    expect([first.status, ...again.map(({ status }) => status)]).toEqual([201, 200, 200]);
    const receipt = rescueReceiptSchema.parse(await first.json());
    for (const answer of again) expect(await answer.json()).toEqual(receipt);
    const deeds = office.store.reading.selectFrom("audit").select("action").where("object_id", "=", receipt.rescueId);
    expect(await deeds.execute()).toEqual([{ action: "rescue-received" }]);
  });

  it("[S26] what is changed, cut off, of another version or sealed to another State is refused with a reason, and the sound one is welcome", async () => {
    const sound = await parcelOf();
    const changed = (at: number, to: number) => {
      const copy = sound.slice();
      copy[at] = to;
      return copy;
    };
    const elsewhere = await openOffice();
    const { state } = await shutTablet(elsewhere);
    await elsewhere.close();
    const cases: [string, Uint8Array][] = [
      ["parcel-damaged", changed(100, (sound[100] ?? 0) ^ 1)],
      ["parcel-damaged", changed(sound.length - 1, (sound.at(-1) ?? 0) ^ 1)],
      ["parcel-damaged", sound.slice(0, -1)],
      ["parcel-damaged", sound.slice(0, 5)],
      ["parcel-damaged", new Uint8Array(0)],
      ["parcel-version-unknown", changed(7, 0)],
      ["parcel-version-unknown", changed(7, 2)],
      ["sealed-to-other-key", packParcel([await sealedDraft(tablet, draftRow(), state)])],
      ["sealed-to-other-key", packParcel([await sealedDraft(tablet, draftRow(), null)])],
    ];
    for (const [code, parcel] of cases)
      expect(await answered(await handIn(office, "ben", parcel))).toEqual([422, code]);
    expect((await handIn(office, "ben", sound)).status).toBe(201);
  });

  it("is for whoever is signed in, with their tablet's proof or from the office, and under its own type", async () => {
    const parcel = await parcelOf();
    expect(await answered(await handIn(office, null, parcel))).toEqual([401, "not-signed-in"]);
    expect(await answered(await handIn(office, "ben", parcel, "application/octet-stream"))).toEqual([400, "malformed"]);
    const call = (who: PersonName) => bare("POST", "/v1/rescues", { cookie: office.cookieOf(who), body: parcel });
    expect(await answered(await call("ben"))).toEqual([401, "proof-missing"]);
    // Its type is not what the office sends: what came after the door was reached, and read.
    expect(await answered(await call("dana"))).toEqual([400, "malformed"]);
  });

  it("[S14] a tablet that was reported lost hands it in as its last deed, with nobody signed in", async () => {
    const device = newTestDevice();
    await enrol(device, await cookieOf("ben"));
    await office.store.write((db) => revokeDevice(db, office.store, device.deviceId, "ada"));
    const body = await parcelOf();
    const proof = device.proof("POST", "/v1/rescues", body);
    const answer = await bare("POST", "/v1/rescues", { proof, body, type: "application/vnd.surco.rescue" });
    const { rescueId } = rescueReceiptSchema.parse(await answer.json());
    expect(await shown("ada", rescueId)).toMatchObject({ handedInBy: { id: "ben" }, deviceId: device.deviceId });
    expect((await bare("GET", "/v1/rescues", { proof: device.proof("GET", "/v1/rescues") })).status).toBe(401);
  });

  it("[S20] more than anybody hands in within a day has to wait", async () => {
    const { store } = office;
    const flood = Array.from({ length: 60 }, () => ({
      rescue_id: randomId(),
      sha256: randomId(),
      bytes: Buffer.of(1),
      size: 1,
      envelopes: 1,
      counts: '{"drafts":0,"revisions":0,"attachments":0,"unknown":1}',
      vaults: "[]",
      handed_in_by: "omar",
      region: "Elsewhere",
      device_id: null,
      received_at: store.now(),
    }));
    await store.write((db) => db.insertInto("rescues").values(flood).execute());
    const answer = await handIn(office, "omar", await parcelOf());
    expect(answer.headers.get("retry-after")).toBe("3600");
    expect(await answered(answer)).toEqual([429, "try-later"]);
  });
});

describe("before it is opened", () => {
  it("it says how much, by whom and from which vault, and to nobody whose it is", async () => {
    const { rescueId } = await receive("ben");
    const { vaultId } = tablet.vault;
    expect(await shown("dana", rescueId)).toMatchObject({
      state: "waiting",
      needs: 2,
      handedInBy: { id: "ben", name: "Ben Okafor" },
      counts: { drafts: 1, revisions: 0, attachments: 0, unknown: 0 },
      vaults: [vaultId],
      approvals: [],
      outcome: null,
    });
    const feed = await office.store.reading.selectFrom("feed").select("seq").execute();
    expect(feed).toEqual([]);
  });

  it("[S01] it is not there for whoever has no part in it, nor for another region's coordinator", async () => {
    const { store } = office;
    await store.write((db) => addPerson(db, store, { ...people.ben, id: "sol", region: "S" }));
    const begin = packParcel([await sealedDraft(tablet, draftRow())]);
    const { rescueId } = await receive("ben", begin);
    const row = { ...(await store.reading.selectFrom("rescues").selectAll().executeTakeFirstOrThrow()) };
    const southern = randomId();
    await store.write((db) =>
      db
        .insertInto("rescues")
        .values({ ...row, rescue_id: southern, sha256: southern, handed_in_by: "sol", region: "S" })
        .execute(),
    );
    const idsFor = async (who: PersonName) =>
      rescuesSchema
        .parse(await (await office.call(who, "/v1/rescues")).json())
        .rescues.map((rescue) => rescue.rescueId);
    expect(await idsFor("cora")).toContain(rescueId);
    expect(await idsFor("cora")).not.toContain(southern);
    expect(await idsFor("rosa")).toContain(southern);
    const absent = await office.call("cora", `/v1/rescues/${randomId()}`);
    const foreign = await office.call("cora", `/v1/rescues/${southern}`);
    expect([foreign.status, await foreign.text()]).toEqual([404, await absent.text()]);
    expect(await answered(await agree(office, "cora", southern))).toEqual([404, "not-found"]);
    for (const who of ["ana", "vera", "aldo"] as const)
      expect(await answered(await office.call(who, "/v1/rescues"))).toEqual([403, "not-allowed"]);
  });
});

describe("two people agree", () => {
  it("one of each side, each having proved a moment ago that it is them; the second opens it", async () => {
    const { rescueId } = await receive("ben");
    const stale = await post(office, "ada", `/v1/rescues/${rescueId}/approvals`, {});
    expect(await answered(stale)).toEqual([401, "sign-in-again"]);
    const first = rescueSchema.parse(await (await agree(office, "ada", rescueId)).json());
    expect(first).toMatchObject({ state: "waiting", approvals: [{ person: { id: "ada" }, side: "keeping" }] });
    expect((await agree(office, "ada", rescueId)).status).toBe(200);
    expect(await answered(await agree(office, "dana", rescueId))).toEqual([409, "rescue-other-side"]);
    expect((await shown("ada", rescueId)).state).toBe("waiting");
    const second = rescueSchema.parse(await (await agree(office, "cora", rescueId)).json());
    expect(second).toMatchObject({ state: "opened", outcome: { recruiters: [{ id: "ana" }] } });
    expect(rescueSchema.parse(await (await agree(office, "rosa", rescueId)).json())).toEqual(second);
  });

  it("[V-12] and neither of them to their own work", async () => {
    const { rescueId } = await receive("ben", await parcelOf(draftRow({ recruiterId: "rosa" })));
    expect(await answered(await agree(office, "rosa", rescueId))).toEqual([403, "own-rescue"]);
    expect((await shown("ada", rescueId)).approvals).toEqual([]);
    expect((await agree(office, "ada", rescueId)).status).toBe(200);
    expect(await answered(await agree(office, "rosa", rescueId))).toEqual([403, "own-rescue"]);
    expect((await agree(office, "cora", rescueId)).status).toBe(200);
  });

  it("[S06] both at once, and again and again, open it once", async () => {
    const row = draftRow({ answers: answersOf("15 Mill Road") });
    const { rescueId } = await receive("ben", await parcelOf(row));
    const who = ["ada", "rosa", "ada", "rosa", "ada", "rosa"] as const;
    const answers = await Promise.all(who.map((each) => agree(office, each, rescueId)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await shown("ada", rescueId)).toMatchObject({
      state: "opened",
      outcome: { items: [{ fate: "recovered" }] },
    });
    const versions = office.store.reading.selectFrom("revisions").select("id").where("coe_id", "=", row.coeId);
    expect(await versions.execute()).toHaveLength(1);
    const deeds = office.store.reading.selectFrom("audit").select("action").where("object_id", "=", rescueId);
    expect((await deeds.execute()).filter(({ action }) => action === "rescue-opened")).toHaveLength(1);
  });

  it("an opening that was cut short goes on when one of them says so again", async () => {
    const { store } = office;
    const { rescueId } = await receive("ben");
    const agreed = { rescue_id: rescueId, at: store.now() };
    await store.write((db) =>
      db
        .insertInto("rescue_approvals")
        .values([
          { ...agreed, person_id: "ada", side: "keeping" },
          { ...agreed, person_id: "rosa", side: "field" },
        ])
        .execute(),
    );
    expect((await shown("ada", rescueId)).state).toBe("agreed");
    const answer = await freshly("ada", "POST", `/v1/rescues/${rescueId}/approvals`);
    expect(rescueSchema.parse(await answer.json())).toMatchObject({
      state: "opened",
      outcome: { items: [{ fate: "recovered" }] },
    });
  });

  it("[P23] what was handed in and who agreed is not changed or taken away afterwards", async () => {
    const { store } = office;
    for (const table of ["rescues", "rescue_approvals"] as const) {
      await expect(store.write((db) => db.deleteFrom(table).execute())).rejects.toThrow(/only grows/);
      await expect(
        store.write((db) =>
          db
            .updateTable(table)
            .set({ rescue_id: "x" } as never)
            .execute(),
        ),
      ).rejects.toThrow(/only grows/);
    }
  });
});
