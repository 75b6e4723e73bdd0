import { deflateRawSync, inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { parseBatchLimits } from "../../src/domain/protocol/batch.ts";
import { bodiesHeader, bodiesLimits, bodiesType, type HeldBody, readBodies } from "../../src/domain/protocol/bodies.ts";
import { sealedType } from "../../src/domain/protocol/envelope.ts";
import { nameOf } from "../../sync-server/store/content-name.ts";
import { openBytes, packedOnArrival, unpackedAtMost } from "../../sync-server/store/packing.ts";
import { named, write } from "./family-coe.ts";
import { shutTablet } from "./rescue-kit.ts";
import { codeOf, type Office, openOffice, type PersonName, people, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const ask = (who: PersonName | null, ids: readonly string[]) =>
  office.call(who, "/v1/bodies", {
    method: "POST",
    body: JSON.stringify({ ids }),
    headers: { "content-type": "application/json" },
  });

async function bodiesFor(who: PersonName, ids: readonly Sha256[]): Promise<readonly HeldBody[]> {
  const answer = await ask(who, ids);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, bodiesType]);
  return readBodies(new Uint8Array(await answer.arrayBuffer()), ids) ?? [];
}

async function arrived(count: number) {
  const coes = Array.from({ length: count }, () => write());
  for (const coe of coes) expect((await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).status).toBe(201);
  return coes;
}

const rowOf = (id: string) =>
  office.store.reading.selectFrom("revisions").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

const readings = async (actor: string) =>
  (
    await office.store.reading
      .selectFrom("audit")
      .select("object_rev")
      .where("action", "=", "revision-read")
      .where("actor_id", "=", actor)
      .execute()
  ).map((row) => row.object_rev);

describe("several bodies in one answer", () => {
  it("[P18] hello announces how many, beside an answer that every earlier tablet believes", async () => {
    const hello = await office.call("ana", "/v1/hello");
    expect(parseBatchLimits(hello.headers.get(bodiesHeader))).toEqual(bodiesLimits);
    expect(await hello.json()).not.toHaveProperty("bodies");
  });

  it("[P3] are the rows as they lie, and unpack to what its own GET gives", async () => {
    const coes = await arrived(4);
    const bodies = await bodiesFor(
      "ana",
      coes.map(({ id }) => id),
    );
    expect(bodies.map(({ id }) => id)).toEqual(coes.map(({ id }) => id));
    for (const { id, lies, bytes } of bodies) {
      expect(lies).toBe("deflated");
      expect(Buffer.compare(bytes, (await rowOf(id)).bytes)).toBe(0);
      const alone = Buffer.from(await (await office.call("ana", `/v1/revisions/${id}`)).arrayBuffer());
      expect(nameOf(alone)).toBe(id);
      expect(inflateRawSync(bytes).equals(alone)).toBe(true);
    }
  });

  it("[S01] what is nobody's, and what is another's, is told as not held; the others come", async () => {
    const [mine] = await arrived(1);
    const nothing = named(randomId()).id;
    const of = async (who: PersonName) => (await bodiesFor(who, [nothing, mine!.id])).map(({ lies }) => lies);
    expect(await of("ana")).toEqual(["not-held", "deflated"]);
    expect(await of("ben")).toEqual(["not-held", "not-held"]);
    expect(await codeOf(await ask(null, [mine!.id]))).toBe("not-signed-in");
  });

  it("[S01] everybody is given what their own GET would give, and nothing else", async () => {
    const [mine] = await arrived(1);
    for (const who of Object.keys(people) as PersonName[]) {
      const alone = await office.call(who, `/v1/revisions/${mine!.id}`);
      await alone.arrayBuffer();
      const together = await ask(who, [mine!.id]);
      const held =
        together.status === 200 ? readBodies(new Uint8Array(await together.arrayBuffer()), [mine!.id]) : null;
      expect([who, held?.[0]?.lies ?? false]).toEqual([
        who,
        alone.status === 200 ? "deflated" : alone.status === 404 && "not-held",
      ]);
    }
  });

  it("[S16] whoever reads others' finds each of them in the audit, and whoever reads their own none", async () => {
    const coes = await arrived(3);
    const ids = coes.map(({ id }) => id);
    await bodiesFor("ana", ids);
    await bodiesFor("rosa", ids);
    expect(await readings("ana")).toEqual([]);
    expect(await readings("rosa")).toEqual(expect.arrayContaining(ids));
  });

  it("[P18] more than fits into one answer is left for the next one, and the first always comes", async () => {
    // Noise does not become smaller: each of these is half of what an answer may have.
    const large = Array.from({ length: 4 }, () => {
      const bytes = crypto.getRandomValues(new Uint8Array(65_536));
      return Buffer.concat(Array.from({ length: 15 }, (_, at) => bytes.map((byte) => byte ^ (at * 7 + 1))));
    });
    const ids: Sha256[] = [];
    for (const bytes of large) {
      const id = nameOf(bytes);
      ids.push(id);
      expect((await put(office, "ana", `/v1/revisions/${id}`, bytes)).status).toBe(201);
    }
    const got: Sha256[] = [];
    for (let asked = 0; got.length < ids.length && asked < 5; asked++)
      got.push(...(await bodiesFor("ana", ids.slice(got.length))).map(({ id }) => id));
    expect(got).toEqual(ids);
  });

  it("[P18] none, too many, or names that are none are refused", async () => {
    const many = Array.from({ length: bodiesLimits.pieces + 1 }, (_, at) => named(String(at)).id);
    for (const ids of [[], ["../../etc/passwd"], many]) expect(await codeOf(await ask("ana", ids))).toBe("malformed");
  });
});

describe("[P3] a revision is packed once", () => {
  it("the very bytes that its tablet deflated are kept", async () => {
    const tablet = await shutTablet(office);
    const coe = write();
    const envelope = await tablet.sealed("revisions", coe.id, coe.bytes);
    const answer = await office.call("ana", `/v1/revisions/${coe.id}`, {
      method: "PUT",
      body: envelope,
      headers: { "content-type": sealedType },
    });
    expect(answer.status).toBe(201);
    const opened = await office.store.stateKey.open(envelope, { table: "revisions", row: coe.id, limit: 1_048_576 });
    const row = await rowOf(coe.id);
    expect(row).toMatchObject({ packing: 1, size: coe.bytes.length });
    expect(opened.ok && Buffer.compare(row.bytes, opened.value.deflated ?? Buffer.alloc(0))).toBe(0);
  });

  it("what came open is deflated on its arrival, and what would only grow lies as it came", async () => {
    const [coe] = await arrived(1);
    const row = await rowOf(coe!.id);
    expect(row.packing).toBe(1);
    expect(row.bytes.length).toBeLessThan(row.size / 2);
    const noise = crypto.getRandomValues(new Uint8Array(500));
    expect(await packedOnArrival(noise)).toEqual({ packing: 0, bytes: Buffer.from(noise) });
  });

  it("what stands behind the end of a deflated stream is not kept: other readers would refuse it", async () => {
    const bytes = Buffer.from("something of a family ".repeat(20));
    const packed = deflateRawSync(bytes);
    expect((await unpackedAtMost(packed, 1000)).deflated).toEqual(packed);
    const more = await unpackedAtMost(Buffer.concat([packed, Buffer.from("more")]), 1000);
    expect(more).toEqual({ bytes, deflated: null });
  });

  it("[P18] nothing is unpacked beyond what it may be", async () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000));
    await expect(unpackedAtMost(bomb, 1_048_576)).rejects.toThrow();
    expect(() => openBytes({ packing: 1, bytes: bomb, size: 1000 })).toThrow();
    expect(() => openBytes({ packing: 1, bytes: deflateRawSync(Buffer.from("short")), size: 1000 })).toThrow();
    expect(() => openBytes({ packing: 2, bytes: deflateRawSync(Buffer.from("short")), size: 5 })).toThrow();
  });
});
