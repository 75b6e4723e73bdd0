import { sql } from "kysely";
import { expect, it } from "vitest";
import { claimTry, isBackupDue } from "../../sync-server/backups/nightly.ts";
import { readConfig } from "../../sync-server/config.ts";
import { newestBackup } from "../../sync-server/gauges.ts";
import { openOffice } from "./state-office.ts";

const at = (day: number, hour: number, minute: number) => new Date(2026, 2, day, hour, minute);

it("a backup is due once a day, at the quiet minute, and made up for by a server that was off then", () => {
  const lastNight = at(14, 3, 18);
  expect(isBackupDue(at(15, 3, 16), lastNight, null)).toBe(false);
  expect(isBackupDue(at(15, 3, 17), lastNight, null)).toBe(true);
  expect(isBackupDue(at(15, 11, 0), lastNight, null)).toBe(true);
  expect(isBackupDue(at(15, 11, 0), at(15, 3, 18), null)).toBe(false);
  expect(isBackupDue(at(15, 11, 0), null, null)).toBe(true);
});

it("one that failed is tried again after an hour, not at every minute", () => {
  expect(isBackupDue(at(15, 3, 18), null, at(15, 3, 17))).toBe(false);
  expect(isBackupDue(at(15, 4, 17), null, at(15, 3, 17))).toBe(true);
});

it("a clock that ran ahead when the newest was made holds nothing up", () => {
  expect(isBackupDue(at(15, 11, 0), at(29, 3, 18), null)).toBe(true);
  expect(isBackupDue(at(15, 11, 0), at(29, 3, 18), at(15, 10, 30))).toBe(false);
});

it("a backup of a moment that is still to come is not the newest one: the next look would make one each hour", async () => {
  const office = await openOffice();
  const { store } = office;
  await store.write((db) =>
    sql`insert into backups (at, seq, size) values ('2999-01-01T00:00:00.000Z', 1, 1)`.execute(db),
  );
  expect(await newestBackup(store)).toBeNull();
  const made = store.now();
  await store.write((db) => sql`insert into backups (at, seq, size) values (${made}, 1, 1)`.execute(db));
  expect(await newestBackup(store)).toEqual(new Date(made));
  await office.close();
});

it("of several processes that look at once one makes it; a try holds for an hour, unless a clock ran far ahead", async () => {
  const office = await openOffice();
  const claims = (now: Date) => claimTry(office.store, now);
  const together = await Promise.all([3, 5, 9].map((second) => claims(new Date(2026, 2, 15, 3, 17, second))));
  expect(together.filter(Boolean)).toHaveLength(1);
  expect(await claims(at(15, 3, 50))).toBe(false);
  expect(await claims(at(15, 4, 30))).toBe(true);
  expect(await claims(at(15, 4, 29))).toBe(false);
  expect(await claims(at(14, 4, 29))).toBe(true);
  await office.close();
});

it("is asked for by its folder; a practice State has none, and what is no number is refused at the door", () => {
  expect(readConfig({}).backup).toBeNull();
  expect(readConfig({ SURCO_BACKUP: "/kept" }).backup).toEqual({
    folder: "/kept",
    keysFolder: "/kept",
    keep: 14,
    sameDiskCounts: false,
  });
  const apart = { SURCO_BACKUP: "/kept", SURCO_BACKUP_KEYS: "/keys", SURCO_BACKUP_KEEP: "30" };
  expect(readConfig(apart).backup).toEqual({
    folder: "/kept",
    keysFolder: "/keys",
    keep: 30,
    sameDiskCounts: false,
  });
  expect(readConfig({ ...apart, SURCO_BACKUP_SAME_DISK_COUNTS: "1" }).backup).toMatchObject({ sameDiskCounts: true });
  expect(readConfig({ ...apart, SURCO_PRACTICE: "1" }).backup).toBeNull();
  expect(() => readConfig({ ...apart, SURCO_BACKUP_KEEP: "0" })).toThrow("SURCO_BACKUP_KEEP");
  const onPostgres = { ...apart, DATABASE_URL: "postgres://surco:secret@db.example.gov/surco" };
  expect(readConfig(onPostgres).backup).toMatchObject({ folder: "/kept", keysFolder: "/keys" });
  expect(() => readConfig({ SURCO_METRICS_TOKEN: "short" })).toThrow("SURCO_METRICS_TOKEN");
  expect(() => readConfig({ SURCO_DISK_FLOOR_MB: "much" })).toThrow("SURCO_DISK_FLOOR_MB");
});
