import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const page = readFileSync("docs/security.md", "utf8");

/** Where a line of docs/security.md names a test by its id and its file. */
const namedIn = (text: string) =>
  [...text.matchAll(/\b([SP]\d\d(?:, [SP]\d\d)*) `(tests\/[\w./-]+)`/g)].flatMap(([, ids = "", file = ""]) =>
    ids.split(", ").map((id) => ({ id, file })),
  );
const files = [...page.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, file]) => file ?? "");

const hasTest = ({ id, file }: { id: string; file: string }): boolean =>
  existsSync(file) && readFileSync(file, "utf8").includes(`[${id}]`);

it("every test that docs/security.md promises is there", () => {
  expect([...new Set(files)].filter((file) => !existsSync(file))).toEqual([]);
  const missing = namedIn(page).filter((named) => !hasTest(named));
  expect(missing.map(({ id, file }) => `${id} in ${file}`)).toEqual([]);
  expect(namedIn(page).length).toBeGreaterThan(40);
});

/** The lines of its table of S01 to S30. */
const rows = [...page.matchAll(/^\| (S\d\d) \| ([^|]+) \| ([^|]+) \| (.+) \|$/gm)].map(
  ([, id = "", what = "", holds = "", shown = ""]) => ({ id, what, holds, shown }),
);
const all = Array.from({ length: 30 }, (_, index) => `S${String(index + 1).padStart(2, "0")}`);

it("docs/security.md has one line for each of S01 to S30, and each names a test of that id or says that there is none", () => {
  const lines = rows.map(({ id, what, holds, shown }) => {
    const tests = namedIn(shown).filter((named) => named.id === id);
    return `${id}  ${holds.padEnd(8)}  ${what.padEnd(64)}  ${tests.map(({ file }) => file).join(", ") || shown}`;
  });
  process.stdout.write(`${lines.join("\n")}\n`);
  expect(rows.map(({ id }) => id)).toEqual(all);
  for (const { id, holds, shown } of rows) {
    expect([id, ["yes", "in part", "not yet"].includes(holds)]).toEqual([id, true]);
    const tests = namedIn(shown).filter((named) => named.id === id);
    expect([id, tests.length > 0]).toEqual([id, holds !== "not yet"]);
  }
});
