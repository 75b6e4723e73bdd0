import { afterAll, beforeAll, expect, it } from "vitest";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { troubleOf, troubleText } from "../../src/storage/sending.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { usualDailyBytes } from "../../sync-server/store/volume.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe } from "./tablet.ts";
import { weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const photo = (length: number) => nameAttachment(crypto.getRandomValues(new Uint8Array(length)), "image/jpeg");

it("[P12] versions go first, the rest waits as long as the State asks, and nothing is lost", async () => {
  const network = weatherOver(await state.enter(recruiter()));
  const tablet = await newTablet(network, recruiter());
  const photos = [photo(30_000), photo(31_000), photo(32_000), photo(60_000)];
  for (const [n, each] of photos.entries()) await signedCoe(tablet, `Día ${n}`, [each]);
  const deviceId = (await tablet.key.name())?.deviceId ?? "";
  const hour = state.store.now().slice(0, 13);
  await state.store.write((db) =>
    db.insertInto("device_volume").values({ device_id: deviceId, hour, bytes: usualDailyBytes }).execute(),
  );

  expect(await tablet.round()).toMatchObject({ outcome: "problem", problem: "daily-volume", sent: 4 });
  const { revisions, attachments } = await unsentIds(tablet.db);
  expect([revisions.length, attachments.length]).toEqual([0, 4]);
  const attempts = await tablet.db.attempts.toArray();
  expect(attempts.map(({ problem }) => problem)).toEqual(Array(4).fill("daily-volume"));
  const next = attempts.map(({ nextAt }) => nextAt);
  // Several are under way at once, and the State counts in whole seconds.
  expect(Math.max(...next) - Math.min(...next)).toBeLessThanOrEqual(1_000);
  expect(attempts[0]?.nextAt).toBeGreaterThanOrEqual(tablet.clock.ms + 60_000);
  expect(troubleOf(attempts)).toMatchObject({ problem: "daily-volume" });
  expect(troubleText("daily-volume")).toBe("shell.sync.problem.daily-volume");

  const asked = network.log.length;
  await tablet.round();
  const puts = network.log.slice(asked).filter((line) => !line.startsWith("GET"));
  expect(puts, "nothing is sent before the time is over").toEqual([]);

  await state.store.write((db) => db.deleteFrom("device_volume").execute());
  tablet.clock.ms += 24 * 3_600_000;
  expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 4 });
  expect(await tablet.db.attempts.count()).toBe(0);
});
