import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256OfBytes } from "../../src/domain/base/sha256.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { pictureFault } from "../../sync-server/judging/picture.ts";
import { lookAgain } from "../../sync-server/store/looking-again.ts";
import { approvalOf } from "./families-of-districts.ts";
import { type Written, write } from "./family-coe.ts";
import { exif, jpeg, png } from "./picture-making.ts";
import { codeOf, type Office, openOffice, people, post, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
const page = Buffer.from("<!doctype html><script>alert(1)</script>");
const xmp = Buffer.from(
  "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>48,12N</exif:GPSLatitude></x:xmpmeta>",
);

const hostile: readonly (readonly [what: string, bytes: Uint8Array, declared: string, fault: string])[] = [
  ["a PNG of 30,000 by 30,000", png({ width: 30_000, height: 30_000 }), "image/png", "too-many-pixels"],
  ["a JPEG of 30,000 by 30,000", jpeg({ width: 30_000, height: 30_000 }), "image/jpeg", "too-many-pixels"],
  ["a JPEG with a page behind it", Buffer.concat([jpeg(), page]), "image/jpeg", "broken"],
  ["a PNG with a page behind it", Buffer.concat([png(), page]), "image/png", "broken"],
  ["a page before a JPEG", Buffer.concat([page, jpeg()]), "image/jpeg", "kind-not-allowed"],
  ["a JPEG with a page in its comment", jpeg({ notes: [["comment", page]] }), "image/jpeg", "markup"],
  ["a PNG with a page in its text", png({ notes: [["tEXt", page]] }), "image/png", "markup"],
  ["a page that says it is a JPEG", page, "image/jpeg", "kind-not-allowed"],
  ["SVG", Buffer.from(svg), "image/svg+xml", "kind-not-allowed"],
  ["a PNG that says it is SVG", png(), "image/svg+xml", "not-what-it-says"],
  ["a PNG that says it is a JPEG", png({ width: 9 }), "image/jpeg", "not-what-it-says"],
  ["a PDF", Buffer.from("%PDF-1.7\n"), "application/pdf", "kind-not-allowed"],
  [
    "a photo that tells where it was taken",
    jpeg({ notes: [["exif", exif("gps", "II")]] }),
    "image/jpeg",
    "tells-where",
  ],
  ["the same in the other order of bytes", jpeg({ notes: [["exif", exif("gps", "MM")]] }), "image/jpeg", "tells-where"],
  ["the same in XMP", jpeg({ notes: [["xmp", xmp]] }), "image/jpeg", "tells-where"],
  ["a PNG that tells where", png({ notes: [["eXIf", exif("gps", "MM").subarray(6)]] }), "image/png", "tells-where"],
  ["a drawing that is none", Buffer.from('{"strokes":"x"}'), "application/json", "broken"],
  ["nothing", Buffer.alloc(0), "image/jpeg", "kind-not-allowed"],
];

/** A signed COE whose paper was photographed, as these bytes. */
function withPhoto(bytes: Uint8Array, type: string): Written {
  const photo = { id: sha256OfBytes(bytes), bytes };
  const made = write({
    author: { recruiterId: people.ana.id, name: people.ana.name },
    change: (revision) => ({
      ...revision,
      attachments: [{ slot: "interviewee", id: photo.id, bytes: bytes.length, type }],
    }),
  });
  return { ...made, signature: photo };
}

const sendCoe = async (coe: Written) =>
  receiptSchema.parse(await (await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).json());
const sendPhoto = ({ signature }: Written) => put(office, "ana", `/v1/attachments/${signature.id}`, signature.bytes);

describe("what the tablet makes", () => {
  it.each([
    ["a PNG", png(), "image/png"],
    ["a JPEG", jpeg(), "image/jpeg"],
    ["a JPEG that says which way up it is", jpeg({ notes: [["exif", exif("orientation", "MM")]] }), "image/jpeg"],
    ["a photo of 25 million points", jpeg({ width: 5000, height: 5000 }), "image/jpeg"],
    ["a drawing", Buffer.from(write().signature.bytes), "application/json"],
  ])("[S21] %s is a picture", (_what, bytes, type) => {
    expect(pictureFault(bytes, type)).toBeNull();
  });

  it("[S21] reading a picture ends, whatever the bytes are", () => {
    const starts = [
      png(),
      jpeg(),
      png({ notes: [["eXIf", exif("gps", "II")]] }),
      jpeg({ notes: [["exif", exif("gps", "MM")]] }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.nat(), fc.nat(255), fc.uint8Array(), (start, at, value, more) => {
        const bytes = Buffer.concat([start, more]);
        bytes[at % bytes.length] = value;
        for (const type of ["image/png", "image/jpeg"]) pictureFault(bytes.subarray(0, at % bytes.length), type);
        for (const type of ["image/png", "image/jpeg"]) pictureFault(bytes, type);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("[S21] a picture that is hostile", () => {
  it.each(hostile)(
    "[S21] %s is kept, set aside, and never served as what it says",
    async (_what, bytes, type, fault) => {
      const coe = withPhoto(bytes, type);
      expect((await sendPhoto(coe)).status).toBe(201);
      const receipt = await sendCoe(coe);
      expect(receipt.problems).toContainEqual({ code: "picture-not-allowed", details: { slot: "interviewee", fault } });
      expect(receipt.standing).toBe("set-aside");
      const served = await office.call("rosa", `/v1/attachments/${coe.signature.id}`);
      expect(Buffer.from(await served.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
      expect(served.headers.get("x-content-type-options")).toBe("nosniff");
      expect(served.headers.get("content-disposition")).toBe("attachment");
      expect(served.headers.get("content-security-policy")).toContain("sandbox");
      expect(served.headers.get("cross-origin-resource-policy")).toBe("same-origin");
      const harmless = fault === "not-what-it-says" ? "image/png" : "application/octet-stream";
      expect(served.headers.get("content-type")).toBe(harmless);
      const answer = await post(office, "rosa", "/v1/reviews", approvalOf(coe));
      expect([answer.status, await codeOf(answer)]).toEqual([409, "revision-set-aside"]);
    },
  );

  it("[S21] that comes after its COE sets the COE aside then, and a second look comes to the same", async () => {
    const coe = withPhoto(png({ width: 30_001, height: 30_000 }), "image/png");
    expect((await sendCoe(coe)).standing).toBe("accepted");
    await sendPhoto(coe);
    expect(await sendCoe(coe)).toMatchObject({ standing: "set-aside", awaiting: [] });
    const row = office.store.reading.selectFrom("coes").select("set_aside").where("coe_id", "=", coe.revision.coeId);
    expect(await row.executeTakeFirst()).toEqual({ set_aside: 1 });
    await lookAgain(office.store);
    expect((await sendCoe(coe)).standing).toBe("set-aside");
  });

  it("[S21] a sound photo beside it goes its way, and is served as the picture it is", async () => {
    const coe = withPhoto(jpeg({ width: 1600, height: 1200 }), "image/jpeg");
    await sendPhoto(coe);
    expect((await sendCoe(coe)).standing).toBe("accepted");
    const served = await office.call("rosa", `/v1/attachments/${coe.signature.id}`);
    expect(served.headers.get("content-type")).toBe("image/jpeg");
    expect(served.headers.get("content-disposition")).toBe("attachment");
  });
});
