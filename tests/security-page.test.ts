import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const page = readFileSync("docs/security.md", "utf8");
/** Where a line of docs/security.md names a test by its id and its file. */
const named = [...page.matchAll(/\b([SP]\d\d(?:, [SP]\d\d)*) `(tests\/[\w./-]+)`/g)];
const files = [...page.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, file]) => file ?? "");

it("every test that docs/security.md promises is there", () => {
  expect([...new Set(files)].filter((file) => !existsSync(file))).toEqual([]);
  const missing = named.flatMap(([, ids = "", file = ""]) =>
    ids
      .split(", ")
      .filter((id) => !readFileSync(file, "utf8").includes(`[${id}]`))
      .map((id) => `${id} in ${file}`),
  );
  expect(missing).toEqual([]);
  expect(named.length).toBeGreaterThan(40);
});
