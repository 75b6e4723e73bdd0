import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sha256, sha256OfBytes } from "../../src/domain/base/sha256.ts";
import { sealedType } from "../../src/domain/protocol/envelope.ts";
import { limits } from "../../src/domain/protocol/hello.ts";
import {
  type PiecesAnswer,
  parsePieceLimits,
  pieceLimits,
  piecesAnswerSchema,
  piecesHeader,
} from "../../src/domain/protocol/pieces.ts";
import { jpeg } from "./picture-making.ts";
import { shutTablet } from "./rescue-kit.ts";
import { codeOf, type Office, openOffice, type PersonName, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

interface Body {
  readonly id: Sha256;
  readonly bytes: Uint8Array;
  readonly whole: Sha256;
  readonly type?: string;
}

const bodyOf = (bytes: Uint8Array): Body => ({ id: sha256OfBytes(bytes), bytes, whole: sha256OfBytes(bytes) });
const photo = (length: number): Body => bodyOf(new Uint8Array(randomBytes(length)));

const pathOf = ({ id, whole }: Body, more = "") => `/v1/attachments/${id}/pieces?whole=${whole}${more}`;

const ask = async (who: PersonName, body: Body): Promise<PiecesAnswer> =>
  piecesAnswerSchema.parse(await (await office.call(who, pathOf(body))).json());

const send = (who: PersonName | null, body: Body, from: number, to: number, size = body.bytes.length) =>
  office.call(who, pathOf(body, `&size=${size}&offset=${from}`), {
    method: "PUT",
    body: body.bytes.slice(from, to) as Uint8Array<ArrayBuffer>,
    headers: { "content-type": body.type ?? "application/octet-stream" },
  });

const told = async (answer: Response): Promise<PiecesAnswer> => piecesAnswerSchema.parse(await answer.json());

const piecesOf = async ({ id }: Body) =>
  (await office.store.reading.selectFrom("pieces").select("start").where("attachment_id", "=", id).execute()).length;

const alarmsOf = async () => {
  const rows = await office.store.reading.selectFrom("alarms").selectAll().execute();
  return rows.find(({ kind }) => kind === "bytes-do-not-match-name")?.n ?? 0;
};

const size = 50_000;

describe("an attachment in pieces", () => {
  it("[P18] hello announces how long they may be, beside an answer that every earlier tablet believes", async () => {
    const hello = await office.call("ana", "/v1/hello");
    expect(parsePieceLimits(hello.headers.get(piecesHeader))).toEqual(pieceLimits);
    expect(await hello.json()).not.toHaveProperty("pieces");
  });

  it("[P9] is held piece by piece, and its receipt is that of the whole, as if it had come in one", async () => {
    const body = photo(size);
    expect(await ask("ana", body)).toEqual({ id: body.id, held: 0, receipt: null });
    expect(await told(await send("ana", body, 0, 20_000))).toEqual({ id: body.id, held: 20_000, receipt: null });
    expect(await ask("ana", body)).toMatchObject({ held: 20_000, receipt: null });
    expect((await office.call("ana", `/v1/attachments/${body.id}`)).status).toBe(404);
    await send("ana", body, 20_000, 40_000);
    const last = await send("ana", body, 40_000, size);
    expect(last.status).toBe(201);
    const { receipt } = await told(last);
    const inOne = await put(office, "ana", `/v1/attachments/${body.id}`, body.bytes);
    expect([inOne.status, await inOne.json()]).toEqual([200, receipt]);
    const held = await office.call("ana", `/v1/attachments/${body.id}`);
    expect(Buffer.from(await held.arrayBuffer()).equals(body.bytes)).toBe(true);
    expect(await ask("ana", body)).toMatchObject({ receipt });
    expect(await piecesOf(body)).toBe(0);
  });

  it("[P22] as an envelope: opened when it is whole, and stored as if it had come open", async () => {
    const tablet = await shutTablet(office);
    const open = jpeg({ notes: [["comment", new Uint8Array(randomBytes(40_000))]] });
    const id = sha256OfBytes(open);
    const bytes = await tablet.sealed("attachments", id, open);
    const body: Body = { id, bytes, whole: sha256OfBytes(bytes), type: sealedType };
    await send("ben", body, 0, 15_000);
    const last = await send("ben", body, 15_000, bytes.length);
    expect((await told(last)).receipt?.id).toBe(id);
    const held = await office.call("ben", `/v1/attachments/${id}`);
    expect(Buffer.from(await held.arrayBuffer()).equals(Buffer.from(open))).toBe(true);
  });

  it("[P4] a piece twice, late, or from where nothing is held yet changes nothing", async () => {
    const body = photo(size);
    await send("ana", body, 0, 20_000);
    for (const [from, to] of [
      [0, 20_000],
      [0, 30_000],
      [10_000, 30_000],
      [30_000, 40_000],
      [40_000, size],
    ] as const)
      expect(await told(await send("ana", body, from, to))).toEqual({ id: body.id, held: 20_000, receipt: null });
    expect((await told(await send("ana", body, 20_000, size))).receipt?.id).toBe(body.id);
    expect(await told(await send("ana", body, 0, 20_000))).toMatchObject({ receipt: { id: body.id } });
    expect(await piecesOf(body)).toBe(0);
  });

  it("[P4] the same pieces many times at once are there once", async () => {
    const body = photo(size);
    const many = (from: number, to: number) =>
      Promise.all(Array.from({ length: 8 }, () => send("ana", body, from, to)));
    for (const answer of await many(0, 25_000)) expect(await told(answer)).toMatchObject({ held: 25_000 });
    expect(await piecesOf(body)).toBe(1);
    const receipts = await Promise.all((await many(25_000, size)).map(told));
    // Whoever came when the pieces were gone already asks again; everybody else has the one receipt.
    const given = new Set(receipts.flatMap(({ receipt }) => (receipt ? [JSON.stringify(receipt)] : [])));
    expect(given.size).toBe(1);
    expect((await ask("ana", body)).receipt?.id).toBe(body.id);
  });

  it("each tablet has its own: what one began is not the other's", async () => {
    const body = photo(size);
    await send("ana", body, 0, 20_000);
    expect(await ask("ben", body)).toMatchObject({ held: 0 });
    await send("ben", body, 0, 10_000);
    expect(await ask("ana", body)).toMatchObject({ held: 20_000 });
    await send("ben", body, 10_000, size);
    expect(await ask("ana", body)).toMatchObject({ receipt: { id: body.id } });
    expect(await piecesOf(body)).toBe(0);
  });
});

describe("what is refused", () => {
  it("[P9] a whole that is not what it was said to be: nothing is kept of it, and it is counted", async () => {
    const [body, other] = [photo(size), photo(size)];
    const alarms = await alarmsOf();
    for (const lying of [
      { ...body, whole: other.whole },
      { ...body, id: other.id },
    ]) {
      await send("ana", lying, 0, 20_000);
      const last = await send("ana", lying, 20_000, size);
      expect([last.status, await codeOf(last)]).toEqual([422, "bytes-do-not-match-name"]);
      expect([await piecesOf(lying), (await ask("ana", lying)).held]).toEqual([0, 0]);
    }
    expect(await alarmsOf()).toBe(alarms + 2);
    const rows = await office.store.reading.selectFrom("attachments").select("id").execute();
    expect(rows.map(({ id }) => id)).not.toContain(other.id);
  });

  it("an envelope for another place, or a torn one", async () => {
    const tablet = await shutTablet(office);
    const open = new Uint8Array(randomBytes(20_000));
    const id = sha256OfBytes(open);
    for (const [bytes, code] of [
      [await tablet.sealed("revisions", id, open), "sealed-in-other-place"],
      [(await tablet.sealed("attachments", id, open)).slice(0, -1), "sealed-damaged"],
    ] as const) {
      const body: Body = { id, bytes, whole: sha256OfBytes(bytes), type: sealedType };
      await send("ana", body, 0, 10_000);
      expect(await codeOf(await send("ana", body, 10_000, bytes.length))).toBe(code);
      expect(await piecesOf(body)).toBe(0);
    }
  });

  it.each([
    ["nothing", "size=50000&offset=0", 0],
    ["nothing, at the end", "size=50000&offset=50000", 0],
    ["before the beginning", "size=50000&offset=-4096", 4096],
    ["beyond its own end", "size=50000&offset=49999", 4096],
    ["beyond every number", "size=50000&offset=99999999999999999999", 4096],
    ["half a byte", "size=50000&offset=0.5", 4096],
    ["no offset", "size=50000", 4096],
    ["no size", "offset=0", 4096],
    ["no whole", "", 4096],
    ["a size of nothing", "size=0&offset=0", 4096],
    ["shorter than a piece may be", "size=50000&offset=0", pieceLimits.least - 1],
    ["something else beside it", "size=50000&offset=0&held=4096", 4096],
  ])("%s is malformed", async (_, query, length) => {
    const body = photo(size);
    const path = query === "" ? `/v1/attachments/${body.id}/pieces` : pathOf(body, `&${query}`);
    const answer = await office.call("ana", path, { method: "PUT", body: new Uint8Array(length) });
    expect([answer.status, await codeOf(answer), await piecesOf(body)]).toEqual([400, "malformed", 0]);
  });

  it("[P18] a piece above what is announced, and a whole above what is ever taken", async () => {
    const body = photo(pieceLimits.most + 10_000);
    expect((await send("ana", body, 0, pieceLimits.most + 1)).status).toBe(413);
    expect((await send("ana", body, 0, 20_000, limits.attachmentBytes * 2)).status).toBe(413);
    expect((await send("ana", body, 0, pieceLimits.most)).status).toBe(200);
  });

  it("without a tablet's proof, or without its query in it", async () => {
    const body = photo(size);
    expect((await send(null, body, 0, 20_000)).status).toBe(401);
    const path = pathOf(body, `&size=${size}&offset=0`);
    const bytes = body.bytes.slice(0, 20_000) as Uint8Array<ArrayBuffer>;
    const proof = office.tabletOf("ana").proof("PUT", path.replace("offset=0", "offset=8"), bytes);
    const moved = await office.call("ana", path, { method: "PUT", body: bytes, headers: { "x-surco-proof": proof } });
    expect(await codeOf(moved)).toBe("proof-refused");
    expect(await piecesOf(body)).toBe(0);
  });
});
