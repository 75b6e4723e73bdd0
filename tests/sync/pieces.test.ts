import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsePieceLimits, pieceLimits, pieceLimitsLine, piecesHeader } from "../../src/domain/protocol/pieces.ts";
import { type NamedAttachment, nameAttachment } from "../../src/storage/attachments.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { pieceLength } from "../../src/sync/send-pieces.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";
import { notAnswers, type Passing, type Weather, weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

/** Noise, so that its envelope stays as long as it is. */
function photo(length: number): NamedAttachment {
  const bytes = new Uint8Array(length);
  for (let from = 0; from < length; from += 65_536)
    crypto.getRandomValues(bytes.subarray(from, Math.min(length, from + 65_536)));
  return nameAttachment(bytes, "image/jpeg");
}

const isPhoto = ({ path, init }: Pick<Passing, "path" | "init">) =>
  init.method === "PUT" && path.startsWith("/v1/attachments");

/** A way on which every byte of a photo is counted. */
function counting(carrier: Carrier) {
  const counted = {
    bytes: 0,
    after: carrier.after,
    fetch(path: string, init: RequestInit): Promise<Response> {
      if (isPhoto({ path, init })) counted.bytes += (init.body as Uint8Array).length;
      return carrier.fetch(path, init);
    },
  };
  return counted;
}

async function tabletOf(id: string) {
  const counted = counting(await state.enter(recruiter(id)));
  const network = weatherOver(counted);
  const tablet = await newTablet(network, recruiter(id));
  const waiting = async () => (await unsentIds(tablet.db)).attachments.length;
  return { counted, network, tablet, waiting, sign: (made: NamedAttachment) => signedCoe(tablet, "Foto", [made], id) };
}

async function isHeld({ id, bytes }: NamedAttachment): Promise<boolean> {
  const { reading } = state.store;
  const row = await reading.selectFrom("attachments").select("bytes").where("id", "=", id).executeTakeFirst();
  return row !== undefined && Buffer.from(bytes).equals(row.bytes);
}

const piecesLeft = async (id: string) =>
  (await state.store.reading.selectFrom("pieces").select("start").where("attachment_id", "=", id).execute()).length;

/** The line carries so many bytes of photos and breaks: what was under way never arrives, or its answer does not. */
function breaksAfter(bytes: number, lost: "request" | "answer"): Weather {
  let left = bytes;
  return (passing) => {
    if (!isPhoto(passing)) return null;
    const length = (passing.init.body as Uint8Array).length;
    left -= length;
    if (left >= 0) return null;
    return (async () => {
      if (lost === "answer") await passing.go();
      throw new TypeError("network error");
    })();
  };
}

/** Rounds with their waits in between, as many as it takes. */
async function untilSent(tablet: Tablet, waiting: () => Promise<number>, most: number): Promise<number> {
  let rounds = 0;
  while ((await waiting()) > 0 && rounds < most) {
    rounds += 1;
    await tablet.round();
    tablet.clock.ms += 2000;
  }
  return rounds;
}

const size = 300_000;
const each = 65_536;

describe("an attachment goes in pieces that the State keeps", () => {
  it("one in one request where it is short, several where it is long, and the same bytes at the end", async () => {
    const { tablet, network, sign } = await tabletOf("r-plain");
    const [short, long] = [photo(20_000), photo(size)];
    await sign(short);
    await sign(long);
    expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null });
    expect([await isHeld(short), await isHeld(long)]).toEqual([true, true]);
    expect(network.log.filter((line) => line === `PUT /v1/attachments/${short.id}`)).toHaveLength(1);
    expect(network.log.filter((line) => line === `PUT /v1/attachments/${long.id}/pieces`)).toHaveLength(5);
    expect([await piecesLeft(long.id), await tablet.db.attempts.count()]).toEqual([0, 0]);
  });

  it.each(
    (["request", "answer"] as const).flatMap((lost) =>
      Array.from({ length: 6 }, (_, at) => [lost, at * 53_000 + 100] as const),
    ),
  )("[P12] the %s is lost after %i bytes: no more than one piece goes again", async (lost, after) => {
    const { tablet, network, counted, waiting, sign } = await tabletOf(`r-${lost}-${after}`);
    const made = photo(size);
    await sign(made);
    network.weather = breaksAfter(after, lost);
    await tablet.round();
    expect(await waiting()).toBe(1);
    const held = (await tablet.db.attempts.get(made.id))?.progress?.held ?? 0;
    expect(held).toBe(Math.floor(after / each) * each);
    network.weather = () => null;
    tablet.clock.ms += 2000;
    await tablet.round();
    expect([await waiting(), await isHeld(made)]).toEqual([0, true]);
    expect(counted.bytes).toBeLessThanOrEqual(size + each + 2000);
  });

  it("[P12] a line that breaks again and again moves forward, soon after each break", async () => {
    const { tablet, network, counted, waiting, sign } = await tabletOf("r-poor");
    const made = photo(size);
    await sign(made);
    // Each round is a connection of its own, which carries a hundred kilobytes.
    const line = { weather: breaksAfter(0, "request") };
    network.weather = (passing) => {
      if (passing.path.startsWith("/v1/hello")) line.weather = breaksAfter(100_000, "request");
      return line.weather(passing);
    };
    expect(await untilSent(tablet, waiting, 12)).toBeLessThanOrEqual(6);
    expect(await isHeld(made)).toBe(true);
    expect(counted.bytes).toBeLessThanOrEqual(size * 2);
  });

  it("[P12] where no piece gets through, shorter ones do", async () => {
    const { tablet, network, waiting, sign } = await tabletOf("r-short");
    const made = photo(120_000);
    await sign(made);
    network.weather = (passing) =>
      isPhoto(passing) && (passing.init.body as Uint8Array).length > 20_000
        ? Promise.reject(new TypeError("network error"))
        : null;
    let rounds = 0;
    while ((await waiting()) > 0 && rounds < 12) {
      rounds += 1;
      await tablet.round({ byHand: true });
    }
    expect(await isHeld(made)).toBe(true);
  });

  it("what was tried often in vain waits its turn; a piece that arrived begins the count again", async () => {
    const { tablet, network, sign } = await tabletOf("r-tries");
    const made = photo(size);
    await sign(made);
    network.weather = breaksAfter(0, "request");
    for (let n = 0; n < 4; n++) await tablet.round({ byHand: true });
    expect((await tablet.db.attempts.get(made.id))?.tries).toBe(4);
    network.weather = breaksAfter(9000, "request");
    await tablet.round({ byHand: true });
    const after = await tablet.db.attempts.get(made.id);
    expect(after).toMatchObject({ tries: 1, problem: "no-answer", progress: { held: 8192 } });
    expect((after?.nextAt ?? 0) - tablet.clock.ms).toBeLessThanOrEqual(2000);
  });
});

describe("whoever else has a hand in it", () => {
  it("[P4] two windows that send the same photo at once: one record, and both are told", async () => {
    const { tablet, sign } = await tabletOf("r-two-windows");
    const made = photo(size);
    await sign(made);
    await Promise.all([tablet.round(), tablet.round(), tablet.round()]);
    await tablet.round({ byHand: true });
    expect([await isHeld(made), await piecesLeft(made.id)]).toEqual([true, 0]);
  });

  it("[P22] two tablets that send the same photo at once are in nobody's way", async () => {
    const [one, other] = [await tabletOf("r-one-tablet"), await tabletOf("r-other-tablet")];
    const made = photo(size);
    await one.sign(made);
    await other.sign(made);
    one.network.weather = breaksAfter(140_000, "request");
    await one.tablet.round();
    await other.tablet.round();
    one.network.weather = () => null;
    await one.tablet.round({ byHand: true });
    expect([await one.waiting(), await other.waiting(), await isHeld(made)]).toEqual([0, 0, true]);
    expect(await piecesLeft(made.id)).toBe(0);
  });

  it("[P11] a server that was put back knows less of it, and the tablet goes on from there", async () => {
    const { tablet, network, sign } = await tabletOf("r-put-back");
    const made = photo(size);
    await sign(made);
    network.weather = breaksAfter(200_000, "request");
    await tablet.round();
    await state.store.write((db) =>
      db.deleteFrom("pieces").where("attachment_id", "=", made.id).where("start", ">", 0).execute(),
    );
    network.weather = () => null;
    await tablet.round({ byHand: true });
    expect(await isHeld(made)).toBe(true);
  });

  it("[P11] also in the middle of a round", async () => {
    const { tablet, network, sign } = await tabletOf("r-put-back-now");
    const made = photo(size);
    await sign(made);
    let seen = 0;
    network.weather = (passing) => {
      if (!isPhoto(passing)) return null;
      seen += 1;
      if (seen !== 3) return null;
      return state.store
        .write((db) => db.deleteFrom("pieces").where("attachment_id", "=", made.id).execute())
        .then(() => passing.go());
    };
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect(await isHeld(made)).toBe(true);
  });

  it("[P25] a server that says nothing of pieces gets it in one", async () => {
    const { tablet, network, sign } = await tabletOf("r-old-server");
    const made = photo(size);
    await sign(made);
    network.weather = ({ path, go }) =>
      path.startsWith("/v1/hello")
        ? go().then((answer) => {
            const headers = new Headers(answer.headers);
            headers.delete(piecesHeader);
            return new Response(answer.body, { status: answer.status, headers });
          })
        : null;
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect(network.log.filter((line) => line === `PUT /v1/attachments/${made.id}`)).toHaveLength(1);
    expect(await isHeld(made)).toBe(true);
  });
});

describe("[P9] what is no answer is not believed", () => {
  const overPieces =
    (over: Weather): Weather =>
    (passing) =>
      passing.path.includes("/pieces?") ? over(passing) : null;

  it.each(Object.entries(notAnswers))("%s", async (name, answer) => {
    const { tablet, network, waiting, sign } = await tabletOf(`r-no-${name.length}`);
    const made = photo(100_000);
    await sign(made);
    network.weather = overPieces(answer);
    await tablet.round();
    expect(await waiting()).toBe(1);
    network.weather = () => null;
    await tablet.round({ byHand: true });
    expect([await waiting(), await isHeld(made)]).toEqual([0, true]);
  });

  it.each([
    ["more than the whole is held", { held: 9_000_000 }],
    ["the whole is held, and no receipt", { held: 100_000_000 }],
    ["nothing is ever held", { held: 0 }],
    ["another id", { id: "0".repeat(64) }],
    ["less than nothing", { held: -1 }],
    ["half a byte", { held: 0.5 }],
  ])("%s", async (name, said) => {
    const { tablet, network, waiting, sign } = await tabletOf(`r-lie-${name.length}`);
    const made = photo(100_000);
    await sign(made);
    network.weather = overPieces(async () => Response.json({ id: made.id, held: 0, receipt: null, ...said }));
    expect(await tablet.round()).toMatchObject({ problem: "not-an-answer" });
    expect([await waiting(), await isHeld(made)]).toEqual([1, false]);
    expect(network.log.filter((line) => line.endsWith("/pieces")).length).toBeLessThan(8);
  });
});

it("how long a piece is: as announced, shorter after each failure, never too short", () => {
  const limits = { least: 4096, most: 131_072 };
  expect([0, 1, 2, 3, 9, 400].map((tries) => pieceLength(limits, tries))).toEqual([
    65_536, 32_768, 16_384, 8192, 8192, 8192,
  ]);
  expect(pieceLength({ least: 1, most: 1000 }, 0)).toBe(1000);
  expect(pieceLength({ least: 100_000, most: 200_000 }, 0)).toBe(100_000);
});

it("[P18] what is announced is read as it was written, and anything else is nothing", () => {
  expect(parsePieceLimits(pieceLimitsLine(pieceLimits))).toEqual(pieceLimits);
  for (const line of [null, "", "4096", "0.5", "9.8", "4096.131072.1", "-1.4", "1e3.1e5", "1.99999999999"])
    expect(parsePieceLimits(line)).toBeNull();
});
