import { describe, expect, it } from "vitest";
import { type Sha256, sha256OfText } from "../../../src/domain/base/sha256.ts";
import { type HeldBody, packBodies, readBodies } from "../../../src/domain/protocol/bodies.ts";

const body = (text: string, lies: HeldBody["lies"] = "open"): HeldBody => ({
  id: sha256OfText(text),
  lies,
  bytes: new TextEncoder().encode(lies === "not-held" ? "" : text),
});

const bodies = [body("one"), body("two", "deflated"), body("three", "not-held"), body("four")];
const asked = bodies.map(({ id }) => id);

describe("several bodies in one answer", () => {
  it("come out as they were packed, in the order asked for", () => {
    expect(readBodies(packBodies(bodies), asked)).toEqual(bodies);
  });

  it("may be fewer than were asked for, from the first on", () => {
    expect(readBodies(packBodies(bodies.slice(0, 2)), asked)).toEqual(bodies.slice(0, 2));
  });

  it("[P9] cut at any byte, or with one more, are none", () => {
    const whole = packBodies(bodies);
    for (let length = 0; length < whole.length; length++)
      expect(readBodies(whole.subarray(0, length), asked)).toBeNull();
    expect(readBodies(new Uint8Array([...whole, 0]), asked)).toBeNull();
  });

  it.each<[string, readonly HeldBody[], readonly Sha256[]]>([
    ["in another order", bodies.toReversed(), asked],
    ["without the first", bodies.slice(1), asked],
    ["one that nobody asked for", [body("five")], asked],
    ["more than was asked for", bodies, asked.slice(0, 3)],
    ["nothing at all", [], asked],
  ])("[P9] %s is no answer", (_, given, of) => {
    expect(readBodies(packBodies(given), of)).toBeNull();
  });

  it.each([
    ["another version", 7, 2],
    ["a way to lie that is not known", 12, 3],
    ["one that is not held and has bytes", 12, 0],
    ["another name", 13, 0xaa],
    ["a length beyond its end", 45, 0xff],
  ])("[P9] %s is no answer", (_, at, byte) => {
    const changed = packBodies(bodies);
    expect(changed[at]).not.toBe(byte);
    changed[at] = byte;
    expect(readBodies(changed, asked)).toBeNull();
  });
});
