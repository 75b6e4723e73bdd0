import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coeRecordSchema, queuePageSchema } from "../../src/domain/protocol/desk.ts";
import { sealedType } from "../../src/domain/protocol/envelope.ts";
import { offerAnswerSchema } from "../../src/domain/protocol/offered.ts";
import { type Decision, decisionSchema, type ReviewRequest } from "../../src/domain/protocol/review.ts";
import { reachState, seal } from "../../src/storage/sealing.ts";
import { newVaultKey } from "../../src/storage/vault-keys.ts";
import { findBrokenLink, readHistory } from "../../sync-server/store/history.ts";
import { type Written, write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, type PersonName, post, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

async function arrived(): Promise<Written> {
  const coe = write();
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  await put(office, "ana", `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  return coe;
}

/** A decision as this State made it before it was put back; nothing here knows of it any more. */
const lost = (coe: Written, words: Partial<Decision> = {}): Decision => ({
  reviewId: randomId(),
  coeId: coe.revision.coeId,
  revisionId: coe.id,
  decision: "returned",
  reasons: ["name-or-birth-details"],
  note: "Please look again.",
  comments: [{ field: "childData.children.c1.birthDate", text: "Which year is it?" }],
  overturns: null,
  reviewer: { id: "omar", name: "Omar Haddad" },
  at: "2026-11-20T16:40:00.000Z" as Decision["at"],
  seq: 4711,
  ...words,
});

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

const offer = (who: PersonName | null, decision: Decision, place = decision.reviewId) =>
  put(office, who, `/v1/offered-decisions/${place}`, bytesOf(decision));

const answerOf = async (response: Response) => [response.status, offerAnswerSchema.parse(await response.json())];

/** Where the feed stands: an offer is in the chain, so that a server which has lost it has another history. */
const placeNow = async () => {
  const { seq, chain } = await readHistory(office.store.reading);
  return { seq, chain };
};

const recordOf = async ({ revision }: Written, who: PersonName = "rosa") =>
  coeRecordSchema.parse(await (await office.call(who, `/v1/coes/${revision.coeId}`)).json());

const queueOf = async (who: PersonName = "rosa") =>
  queuePageSchema.parse(await (await office.call(who, "/v1/queue?finding=offered&limit=100")).json());

const isInQueue = async (coe: Written) =>
  (await queueOf()).rows.some((row) => row.coeId === coe.revision.coeId && row.offered === true);

/** The same decision by whoever presses. */
const again = (decision: Decision, confirms: string, words: Partial<ReviewRequest> = {}) => {
  const { reviewer: _who, at: _when, seq: _place, ...made } = decision;
  return { ...made, reviewId: randomId(), confirms, ...words };
};

const decide = (who: PersonName, request: unknown) => post(office, who, "/v1/reviews", request);

async function expectRefusal(answer: Response, status: number, code: string) {
  expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
}

describe("[P13] a decision that a tablet offers back", () => {
  it("is kept beside the record, decides nothing, and twice or from two tablets changes nothing", async () => {
    const coe = await arrived();
    const decision = lost(coe);
    const { reviewId } = decision;
    const before = await findBrokenLink(office.store.reading, office.store.server);
    expect(await answerOf(await offer("ana", decision))).toEqual([
      201,
      { reviewId, standing: "offered", place: await placeNow() },
    ]);
    for (const who of ["ana", "ben", "rosa"] as const)
      expect(await answerOf(await offer(who, decision))).toEqual([
        200,
        { reviewId, standing: "offered", place: await placeNow() },
      ]);
    // Another order of the same words is the same words.
    const turned = Object.fromEntries(Object.entries(decision).reverse()) as Decision;
    expect(await answerOf(await offer("ana", turned))).toEqual([
      200,
      { reviewId, standing: "offered", place: await placeNow() },
    ]);
    const record = await recordOf(coe);
    expect(record).toMatchObject({ stage: "received", decisions: [] });
    expect(record.offered).toEqual([
      {
        name: expect.stringMatching(/^[0-9a-f]{64}$/),
        decision,
        offeredBy: { id: "ana", name: "Ana Fuentes" },
        offeredAt: expect.any(String),
        standing: "open",
      },
    ]);
    expect(await isInQueue(coe)).toBe(true);
    expect(await findBrokenLink(office.store.reading, office.store.server)).toEqual(before);
    const told = office.store.reading.selectFrom("feed").selectAll().where("coe_id", "=", coe.revision.coeId);
    expect((await told.execute()).map(({ kind }) => kind)).not.toContain("decided");
    const audit = office.store.reading.selectFrom("audit").selectAll().where("action", "=", "decision-offered");
    const entries = (await audit.execute()).filter(({ object_id }) => object_id === coe.revision.coeId);
    expect(entries).toMatchObject([{ actor_id: "ana", device_id: office.tabletOf("ana").deviceId }]);
  });

  it("is told apart from what the State holds itself", async () => {
    const coe = await arrived();
    const { reviewer: _who, at: _when, seq: _place, ...request } = lost(coe);
    const made = decisionSchema.parse(await (await decide("rosa", request)).json());
    expect(await answerOf(await offer("ana", made))).toEqual([
      200,
      { reviewId: made.reviewId, standing: "held", place: await placeNow() },
    ]);
    expect(await recordOf(coe)).not.toHaveProperty("offered");
  });

  it("is taken before its COE is known, and shown once that has come", async () => {
    const coe = write();
    expect((await offer("ben", lost(coe))).status).toBe(201);
    await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
    expect((await recordOf(coe)).offered).toHaveLength(1);
    expect(await isInQueue(coe)).toBe(true);
  });

  it("[P22] is taken sealed, from a colleague's session", async () => {
    const coe = await arrived();
    const decision = lost(coe);
    const state = await reachState(office.store.stateKey.publicKey);
    const vault = { vaultId: randomId(), key: await newVaultKey() };
    const carry = async (row: string) =>
      office.call("ben", `/v1/offered-decisions/${decision.reviewId}`, {
        method: "PUT",
        headers: { "content-type": sealedType },
        body: new Uint8Array(await seal(vault, state, { table: "decisions", row, schema: 1 }, bytesOf(decision))),
      });
    expect(await answerOf(await carry(decision.reviewId))).toMatchObject([201, { standing: "offered" }]);
    await expectRefusal(await carry(randomId()), 422, "sealed-in-other-place");
  });

  it("that is none, or stands in another's place, is malformed", async () => {
    const decision = lost(await arrived());
    await expectRefusal(await offer("ana", decision, randomId()), 400, "malformed");
    for (const other of [
      {},
      { ...decision, note: "\ud800" },
      { ...decision, decision: "forgotten" },
      { ...decision, more: 1 },
    ])
      await expectRefusal(
        await put(office, "ana", `/v1/offered-decisions/${decision.reviewId}`, bytesOf(other)),
        400,
        "malformed",
      );
    await expectRefusal(await offer(null, decision), 401, "not-signed-in");
  });

  it("[P23] is never changed and never taken away", async () => {
    for (const statement of ["updateTable", "deleteFrom"] as const)
      await expect(
        office.store.write(async (db) => {
          if (statement === "updateTable")
            await db
              .updateTable("offered_decisions")
              .set({ words: "{}" } as never)
              .execute();
          else await db.deleteFrom("offered_decisions").execute();
        }),
      ).rejects.toThrow(/only grows/);
  });

  it("is the office's to see: its recruiter is not shown it", async () => {
    const coe = await arrived();
    await offer("ana", lost(coe));
    expect(await recordOf(coe, "ana")).not.toHaveProperty("offered");
    expect((await recordOf(coe, "aldo")).offered).toHaveLength(1);
  });
});

describe("[P24] an offered decision is made again", () => {
  const offered = async (words: Partial<Decision> = {}) => {
    const coe = await arrived();
    const decision = lost(coe, words);
    await offer("ana", decision);
    const [kept] = (await recordOf(coe)).offered ?? [];
    return { coe, decision, name: kept?.name ?? "" };
  };

  it("by the reviewer who presses, in the same words, and with a note of what it confirms", async () => {
    const { coe, decision, name } = await offered();
    const request = again(decision, name);
    const answers = await Promise.all([decide("rosa", request), decide("rosa", request)]);
    const [made, twice] = await Promise.all(answers.map(async (each) => decisionSchema.parse(await each.json())));
    expect(made).toEqual(twice);
    expect(made).toMatchObject({ reviewer: { id: "rosa" }, note: decision.note, comments: decision.comments });
    // What every tablet reads knows nothing of it.
    expect(made).not.toHaveProperty("confirms");
    expect(await recordOf(coe)).toMatchObject({
      stage: "returned",
      decisions: [{ reviewId: request.reviewId }],
      offered: [{ name, standing: "past", confirmedBy: request.reviewId }],
    });
    expect(await isInQueue(coe)).toBe(false);
    const overturning = again(decision, name, { overturns: request.reviewId });
    await expectRefusal(await decide("omar", overturning), 409, "already-decided");
    const audit = office.store.reading.selectFrom("audit").select("fields").where("action", "=", "returned");
    const fields = (await audit.where("object_id", "=", coe.revision.coeId).execute()).map((row) => row.fields);
    expect(fields).toEqual(['["decision","confirms"]']);
  });

  it("or otherwise: then it is past, and nothing says that it was confirmed", async () => {
    const { coe, decision } = await offered();
    const { confirms: _none, ...request } = again(decision, "", {
      decision: "denied",
      reasons: ["other"],
      note: "No.",
    });
    expect((await decide("omar", request)).status).toBe(200);
    const record = await recordOf(coe);
    expect(record).toMatchObject({ stage: "denied", offered: [{ standing: "past" }] });
    expect(record.offered?.[0]).not.toHaveProperty("confirmedBy");
    expect(await isInQueue(coe)).toBe(false);
  });

  it("not in other words, and not where nothing was offered", async () => {
    const { decision, name } = await offered();
    await expectRefusal(await decide("rosa", again(decision, name, { note: "Otherwise." })), 400, "malformed");
    await expectRefusal(await decide("rosa", again(decision, "0".repeat(64))), 404, "not-found");
    const other = await offered();
    await expectRefusal(await decide("rosa", again(decision, other.name)), 404, "not-found");
  });

  it("[V-12] never by who worked on it, nor by whose role it is not", async () => {
    const { decision, name } = await offered();
    for (const who of ["ana", "dana", "aldo", "ada"] as const)
      await expectRefusal(await decide(who, again(decision, name)), 403, "not-allowed");
  });

  it("not once a newer version has come", async () => {
    const { coe, decision, name } = await offered();
    const child = write({ coeId: coe.revision.coeId, parents: [coe.id] });
    await put(office, "ana", `/v1/revisions/${child.id}`, child.bytes);
    expect((await recordOf(coe)).offered).toMatchObject([{ standing: "past" }]);
    expect(await isInQueue(coe)).toBe(false);
    await expectRefusal(await decide("rosa", again(decision, name)), 409, "not-the-only-head");
  });
});
