import { deflateRawSync, deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type BatchAnswer,
  type BatchPiece,
  batchAnswerSchema,
  batchCoding,
  batchCodingsHeader,
  batchHeader,
  batchLimits,
  batchType,
  packBatch,
  parseBatchLimits,
  takesCoded,
} from "../../src/domain/protocol/batch.ts";
import { queuePageSchema } from "../../src/domain/protocol/desk.ts";
import { proofHeader } from "../../src/domain/protocol/device-proof.ts";
import { sealedType } from "../../src/domain/protocol/envelope.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import type { NamedBytes } from "../../src/domain/protocol/revision.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { named, write } from "./family-coe.ts";
import { shutTablet } from "./rescue-kit.ts";
import { codeOf, type Office, openOffice, type PersonName, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const send = (who: PersonName | null, body: Uint8Array, type = batchType) =>
  office.call(who, "/v1/batch", {
    method: "POST",
    body: body as Uint8Array<ArrayBuffer>,
    headers: { "content-type": type },
  });

const version = (made: NamedBytes): BatchPiece => ({ table: "revisions", sealed: false, ...only(made) });
const drawing = (made: NamedBytes): BatchPiece => ({ table: "attachments", sealed: false, ...only(made) });
const only = ({ id, bytes }: NamedBytes) => ({ id, bytes });

async function outcomesOf(who: PersonName, pieces: readonly BatchPiece[]): Promise<BatchAnswer["outcomes"]> {
  const answer = await send(who, packBatch(pieces));
  expect(answer.status).toBe(200);
  return batchAnswerSchema.parse(await answer.json()).outcomes;
}

const feedOf = async (coeId: string) =>
  (
    await office.store.reading.selectFrom("feed").select("kind").where("coe_id", "=", coeId).orderBy("seq").execute()
  ).map(({ kind }) => kind);

describe("several things in one request", () => {
  it("[P18] hello announces how much is taken at once, beside an answer that every earlier tablet believes", async () => {
    const hello = await office.call("ana", "/v1/hello");
    expect(parseBatchLimits(hello.headers.get(batchHeader))).toEqual(batchLimits);
    expect(await hello.json()).not.toHaveProperty("batch");
  });

  it("[P9] each has the receipt that its own PUT gets afterwards, in the order of the pieces", async () => {
    const coes = Array.from({ length: 5 }, () => write());
    const outcomes = await outcomesOf("ana", coes.map(version));
    expect(outcomes.map(({ id }) => id)).toEqual(coes.map(({ id }) => id));
    for (const [at, { id, bytes }] of coes.entries()) {
      const again = await put(office, "ana", `/v1/revisions/${id}`, bytes);
      expect(again.status).toBe(200);
      expect(outcomes[at]).toEqual({ id, receipt: receiptSchema.parse(await again.json()) });
    }
    expect(await findBrokenLink(office.store.reading, office.store.server)).toBeNull();
  });

  it("[P4] the same batch many times at once is each thing once, and every answer is the same", async () => {
    const coes = [write(), write(), write()];
    const body = packBatch(coes.flatMap((coe) => [version(coe), drawing(coe.signature)]));
    const answers = await Promise.all(Array.from({ length: 12 }, async () => (await send("ana", body)).json()));
    const receipts = answers.map((answer) => JSON.stringify(batchAnswerSchema.parse(answer)));
    // What is awaited may have come in between; the places never change.
    const places = receipts.map((text) => text.replaceAll(/"awaiting":\[[^\]]*\]/g, ""));
    expect(new Set(places).size).toBe(1);
    for (const coe of coes) expect(await feedOf(coe.revision.coeId)).toEqual(["received", "completed"]);
  });

  it("[P12] one that is refused keeps nothing from the others, and says why", async () => {
    const [good, other] = [write(), write()];
    const lying = { ...version(write()), id: named(randomId()).id };
    const torn: BatchPiece = { ...version(write()), sealed: true };
    const outcomes = await outcomesOf("ana", [lying, version(good), torn, drawing(other.signature)]);
    expect(outcomes).toMatchObject([
      { id: lying.id, refused: { status: 422, code: "bytes-do-not-match-name" } },
      { id: good.id, receipt: { standing: "accepted" } },
      { id: torn.id, refused: { status: 422, code: "sealed-damaged" } },
      { id: other.signature.id, receipt: { standing: "accepted" } },
    ]);
    const held = await office.store.reading.selectFrom("revisions").select("id").where("id", "=", lying.id).execute();
    expect(held).toEqual([]);
  });

  it("[P7] is judged before its receipt, as if it had come alone", async () => {
    const strange = named(`{"schema":99,"said":"${randomId()}"}`);
    const unsigned = write({ change: (revision) => ({ ...revision, signatures: [] }) });
    expect(await outcomesOf("ana", [version(strange), version(unsigned), version(write())])).toMatchObject([
      { receipt: { standing: "set-aside", problems: [{ code: "schema-not-known" }] } },
      { receipt: { standing: "set-aside", problems: [{ code: "signature-invalid" }] } },
      { receipt: { standing: "accepted", problems: [] } },
    ]);
  });

  it("[P22] envelopes of a colleague are opened and stored as if they had come open", async () => {
    const tablet = await shutTablet(office);
    const coe = write();
    const sealed: BatchPiece = {
      ...version(coe),
      sealed: true,
      bytes: await tablet.sealed("revisions", coe.id, coe.bytes),
    };
    const misplaced: BatchPiece = { ...sealed, table: "attachments" };
    expect(await outcomesOf("ben", [sealed, misplaced])).toMatchObject([
      { id: coe.id, receipt: { standing: "accepted" } },
      { id: coe.id, refused: { code: "sealed-in-other-place" } },
    ]);
    const held = await office.call("ana", `/v1/revisions/${coe.id}`);
    expect(Buffer.from(await held.arrayBuffer()).equals(Buffer.from(coe.bytes))).toBe(true);
  });

  it("[P12] an envelope that unpacks to far more than it is comes alone: a hundred of them would fill the memory", async () => {
    const tablet = await shutTablet(office);
    const wide = named(`${"a".repeat(600_000)}${randomId()}`);
    const bytes = await tablet.sealed("attachments", wide.id, wide.bytes);
    const coe = write();
    const outcomes = await outcomesOf("ana", [
      { table: "attachments", sealed: true, id: wide.id, bytes },
      { ...version(coe), sealed: true, bytes: await tablet.sealed("revisions", coe.id, coe.bytes) },
    ]);
    expect(outcomes).toMatchObject([{ refused: { status: 413, code: "too-large" } }, { receipt: { id: coe.id } }]);
    const path = `/v1/attachments/${wide.id}`;
    const alone = await office.call("ana", path, {
      method: "PUT",
      body: bytes,
      headers: { "content-type": sealedType },
    });
    expect(alone.status).toBe(201);
  });

  it("[P8] signatures in the same batch make their COE complete, and the desk sees it at once", async () => {
    const coes = Array.from({ length: 4 }, () => write());
    await outcomesOf(
      "ana",
      coes.flatMap((coe) => [drawing(coe.signature), version(coe)]),
    );
    const page = queuePageSchema.parse(await (await office.call("rosa", "/v1/queue")).json());
    const shown = new Map(page.rows.map((row) => [row.coeId, row]));
    for (const { revision } of coes) expect(shown.get(revision.coeId)).toMatchObject({ complete: true });
  });
});

describe("a batch in a content coding", () => {
  /** The proof stands for `proven`, by default what was coded. */
  const sendCoded = (coded: Uint8Array, proven: Uint8Array, coding: string = batchCoding) =>
    office.call("ana", "/v1/batch", {
      method: "POST",
      body: new Uint8Array(coded),
      headers: {
        "content-type": batchType,
        "content-encoding": coding,
        [proofHeader]: office.tabletOf("ana").proof("POST", "/v1/batch", proven),
      },
    });

  it("[P25] hello says that it is taken, beside limits that every tablet with batches believes", async () => {
    const { headers } = await office.call("ana", "/v1/hello");
    expect(takesCoded(headers.get(batchCodingsHeader))).toBe(true);
    expect(headers.get(batchHeader)).toMatch(/^\d+\.\d+$/);
  });

  it("[P4] [P22] is the same batch: its proof is of what it unpacks to, and each piece has the same receipt", async () => {
    const tablet = await shutTablet(office);
    const coes = Array.from({ length: 6 }, () => write());
    const body = packBatch(
      await Promise.all(
        coes.map(async (coe) => ({
          ...version(coe),
          sealed: true,
          bytes: await tablet.sealed("revisions", coe.id, coe.bytes),
        })),
      ),
    );
    const coded = deflateSync(body);
    expect(coded.length).toBeLessThan(body.length * 0.95);
    const answer = await sendCoded(coded, body);
    expect(answer.status).toBe(200);
    const { outcomes } = batchAnswerSchema.parse(await answer.json());
    expect(outcomes).toMatchObject(coes.map(({ id }) => ({ id, receipt: { standing: "accepted" } })));
    expect(batchAnswerSchema.parse(await (await send("ana", body)).json()).outcomes).toEqual(outcomes);
    expect(await codeOf(await sendCoded(coded, coded))).toBe("proof-refused");
  });

  it("[P18] is too large by what it unpacks to, however small it was on its way, and nothing of it is taken", async () => {
    const coe = write();
    const empty = new Uint8Array(batchLimits.bytes);
    const bomb = packBatch([version(coe), drawing({ ...named("wide"), bytes: empty })]);
    const coded = deflateSync(bomb);
    expect(coded.length).toBeLessThan(16_384);
    const refused = await sendCoded(coded, bomb);
    expect([refused.status, await codeOf(refused)]).toEqual([413, "too-large"]);
    // What comes after the limit is not unpacked: that it is torn there is never known.
    const endless = deflateSync(new Uint8Array(batchLimits.bytes * 2)).subarray(0, -1);
    const stopped = await sendCoded(endless, endless);
    expect([stopped.status, await codeOf(stopped)]).toEqual([413, "too-large"]);
    expect((await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).status).toBe(201);
  });

  it("[P12] cut at any place, in another frame or in a coding that nobody knows, it is malformed and nothing is taken", async () => {
    const coe = write();
    const body = packBatch([version(coe)]);
    const coded = deflateSync(body);
    const lengths = Array.from({ length: 12 }, (_, at) => Math.floor((at * (coded.length - 1)) / 11));
    const broken = await Promise.all([
      ...lengths.map((length) => sendCoded(coded.subarray(0, length), body)),
      sendCoded(deflateRawSync(body), body),
      sendCoded(body, body),
      sendCoded(coded, body, "surco"),
    ]);
    for (const answer of broken) expect([answer.status, await codeOf(answer)]).toEqual([400, "malformed"]);
    expect((await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).status).toBe(201);
  });
});

describe("what is no batch", () => {
  it.each([
    ["nothing", new Uint8Array()],
    ["no pieces", packBatch([])],
    ["a version of its own", write().bytes],
  ])("%s is malformed", async (_, body) => {
    const answer = await send("ana", body);
    expect([answer.status, await codeOf(answer)]).toEqual([400, "malformed"]);
  });

  it("[P18] more pieces or bytes than announced are too large, and nothing of them is taken", async () => {
    const coe = write();
    const many = Array.from({ length: batchLimits.pieces }, () => drawing(named(randomId())));
    for (const body of [
      packBatch([version(coe), ...many]),
      packBatch([version(coe), drawing(named("x".repeat(batchLimits.bytes)))]),
    ]) {
      const answer = await send("ana", body);
      expect([answer.status, await codeOf(answer)]).toEqual([413, "too-large"]);
    }
    expect((await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).status).toBe(201);
  });

  it("[P22] without a tablet's proof, or under another type, it is not read", async () => {
    const body = packBatch([version(write())]);
    expect((await send(null, body)).status).toBe(401);
    const unproven = await office.call("ana", "/v1/batch", {
      method: "POST",
      body,
      headers: { "content-type": batchType, "x-surco-proof": office.tabletOf("ana").proof("POST", "/v1/batch", "") },
    });
    expect(await codeOf(unproven)).toBe("proof-refused");
    expect(await codeOf(await send("ana", body, "application/json"))).toBe("malformed");
  });

  it("[P24] a decision goes by every version that was answered before it", async () => {
    const first = write();
    await outcomesOf("ana", [version(first), drawing(first.signature)]);
    const next = write({ coeId: first.revision.coeId, parents: [first.id], deviceSeq: 2 });
    await outcomesOf("ana", [version(next), drawing(next.signature)]);
    const review = { coeId: first.revision.coeId, revisionId: first.id, decision: "approved", reasons: [], note: "" };
    const answer = await office.call("rosa", "/v1/reviews", {
      method: "POST",
      body: JSON.stringify({ ...review, reviewId: randomId(), comments: [], overturns: null }),
      headers: { "content-type": "application/json" },
    });
    expect([answer.status, await codeOf(answer)]).toEqual([409, "not-the-only-head"]);
  });
});
