import { expect, it } from "vitest";
import { isBackupDue } from "../../sync-server/backups/nightly.ts";
import { readConfig } from "../../sync-server/config.ts";

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

it("is asked for by its folder; a practice State has none, and what is no number is refused at the door", () => {
  expect(readConfig({}).backup).toBeNull();
  expect(readConfig({ SURCO_BACKUP: "/kept" }).backup).toEqual({ folder: "/kept", keysFolder: "/kept", keep: 14 });
  const apart = { SURCO_BACKUP: "/kept", SURCO_BACKUP_KEYS: "/keys", SURCO_BACKUP_KEEP: "30" };
  expect(readConfig(apart).backup).toEqual({ folder: "/kept", keysFolder: "/keys", keep: 30 });
  expect(readConfig({ ...apart, SURCO_PRACTICE: "1" }).backup).toBeNull();
  expect(() => readConfig({ ...apart, SURCO_BACKUP_KEEP: "0" })).toThrow("SURCO_BACKUP_KEEP");
  expect(() => readConfig({ SURCO_METRICS_TOKEN: "short" })).toThrow("SURCO_METRICS_TOKEN");
  expect(() => readConfig({ SURCO_DISK_FLOOR_MB: "much" })).toThrow("SURCO_DISK_FLOOR_MB");
});
