import { afterAll, beforeAll, expect, it } from "vitest";
import type { Instant } from "../../src/domain/base/instant.ts";
import { randomId } from "../server/state-office.ts";
import type { Opened } from "./pieces-suite.ts";

/** On a store that takes a hundred thousand bytes of one tablet in a day. */
export function examineVolume(open: () => Promise<Opened>): void {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.store.close());

  const later = (minutes: number) => {
    const { clock } = opened;
    clock.now = new Date(Date.parse(clock.now) + minutes * 60_000).toISOString() as Instant;
  };
  const bring = async (deviceId: string, bytes: number) => {
    opened.store.volume.count(deviceId, bytes);
    await opened.store.volume.written();
  };
  const over = (deviceId: string | null, table: "revisions" | "attachments" = "attachments") =>
    opened.store.volume.over(deviceId, table);
  const rowsOf = (deviceId: string) =>
    opened.store.reading
      .selectFrom("device_volume")
      .select(["hour", "bytes"])
      .where("device_id", "=", deviceId)
      .execute();

  it("each tablet has its own share, and versions of COEs a quarter more", async () => {
    const [one, other] = [randomId(), randomId()];
    await bring(one, 99_999);
    expect([await over(one), await over(one, "revisions")]).toEqual([null, null]);
    await bring(one, 1);
    expect([await over(one), await over(one, "revisions"), await over(other)]).toEqual([
      expect.any(Number),
      null,
      null,
    ]);
    await bring(one, 25_000);
    expect(await over(one, "revisions")).toEqual(expect.any(Number));
    expect(await over(null)).toBeNull();
  });

  it("what many requests bring at once is all counted, and before it is written too", async () => {
    const device = randomId();
    for (let n = 0; n < 10; n++) opened.store.volume.count(device, 10_000);
    expect(await over(device)).toEqual(expect.any(Number));
    await opened.store.volume.written();
    expect(Number((await rowsOf(device))[0]?.bytes)).toBe(100_000);
  });

  it("the oldest hour is forgotten after a day, and the answer says when", async () => {
    const device = randomId();
    opened.clock.now = "2026-03-20T08:30:00.000Z" as Instant;
    await bring(device, 60_000);
    later(120);
    await bring(device, 60_000);
    // At 10:30: the hour of 08:00 lies a day back at 08:00 tomorrow.
    expect(await over(device)).toBe(21.5 * 3600);
    // Both hours have to go before the second limit's worth is below it.
    await bring(device, 45_000);
    expect(await over(device)).toBe(23.5 * 3600);
    later(21.5 * 60);
    expect(await over(device)).toBe(2 * 3600);
    later(120);
    expect(await over(device)).toBeNull();
    await bring(device, 1);
    expect(await rowsOf(device)).toHaveLength(1);
  });

  it("never says to come again at once", async () => {
    const device = randomId();
    opened.clock.now = "2026-03-21T08:59:59.999Z" as Instant;
    await bring(device, 100_000);
    opened.clock.now = "2026-03-22T07:59:59.999Z" as Instant;
    expect(await over(device)).toBe(60);
  });
}
