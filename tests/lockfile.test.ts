import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

type Entry = {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

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

const packages = Object.entries(
  (JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Entry> }).packages,
).filter(([place]) => place !== "");

it("[S29] no package runs a script when it is installed, except those that somebody has allowed or refused by name", () => {
  const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    allowScripts: Record<string, boolean>;
  };
  const withScripts = packages
    .filter(([, entry]) => entry.hasInstallScript === true)
    .map(([place]) => place.split("node_modules/").at(-1) ?? "");
  expect(withScripts.filter((name) => !(name in allowScripts))).toEqual([]);
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(["node"]);
});

it("[S29] what runs is pinned by the hash of what it is, and our own list names exact versions", () => {
  // Missing only where the registry that made the lockfile did not hold it: tools for building, on other kinds of machines.
  const unpinned = packages.filter(([, entry]) => !entry.integrity && !(entry.dev && entry.optional && entry.os));
  expect(unpinned.map(([place]) => place)).toEqual([]);
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as Record<
    string,
    Record<string, string>
  >;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );
  expect(loose).toEqual([]);
});
