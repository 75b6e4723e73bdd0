import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

type Entry = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };

// A registry that mirrors only some platforms makes `npm install` drop the others from the lockfile, and then
// `npm ci` refuses it everywhere. The versions are pinned by the package that asks for them.
it("the lockfile names every optional package, so that `npm ci` accepts it on every platform", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Entry> };
  const missing = Object.entries(lock.packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !lock.packages[`${place}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
