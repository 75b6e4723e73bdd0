import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path/posix";
import { expect, it } from "vitest";

// `npm test` runs a second time, in a zone ahead of UTC, what may differ there: the rules about days, every screen, and the
// tests of the two files of the server that are named below. Whatever else asked for the machine's zone would not be seen.

const asking = [
  "src/app/open-world.ts", // which day it is today
  "src/app/sync-line.tsx", // whether a moment was today
  "src/features/administration/administration-calls.ts", // from which moment to which a day lasts
  "src/features/review/queue-row-words.ts", // how many days ago a moment was
  "src/ui/moment-words.ts",
  "sync-server/backups/nightly.ts", // the quiet hour
  "sync-server/practice/state-day.ts", // a zone that is named: the practice State's
];

const local = [
  /\.[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes)\(/,
  /\.getTimezoneOffset\(|\.to(?:Date|Time)String\(|\.toLocale(?:Date|Time)String\(/,
  /\bDateTimeFormat\(|\bnew Date\([^()]*,|\bTemporal\./,
  /\blocaltime\b|\bat time zone\b/i,
];

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => /\.tsx?$/.test(name));
}

it("[D19] only these files ask for the zone of the machine", () => {
  const found = [...sourcesBelow("src"), ...sourcesBelow("sync-server")].filter((file) => {
    const text = readFileSync(file, "utf8");
    return local.some((way) => way.test(text));
  });
  expect(found.sort()).toEqual([...asking].sort());
});
