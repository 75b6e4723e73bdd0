import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { describe, expect, it } from "vitest";

// The table of docs/architecture.md ("Who may import whom"), compared with the imports that stand in the source.

const screenWords = ["@lingui/core", "@lingui/message-utils", "@lingui/react"];
const layers: Readonly<Record<string, { layers: readonly string[]; packages: readonly string[] }>> = {
  domain: { layers: ["domain"], packages: ["zod", "@noble/hashes"] },
  storage: { layers: ["domain", "storage"], packages: ["dexie", "@noble/ciphers"] },
  sync: { layers: ["domain", "storage", "sync"], packages: ["zod", "@simplewebauthn/browser"] },
  ui: { layers: ["ui"], packages: ["react", "react-dom", "signature_pad", ...screenWords] },
  features: {
    layers: ["domain", "storage", "sync", "ui", "features"],
    packages: [
      "react",
      "qr",
      "react-hook-form",
      "@hookform/resolvers",
      "@tanstack/react-query",
      "wouter",
      ...screenWords,
    ],
  },
  app: {
    layers: ["domain", "storage", "sync", "ui", "features", "app"],
    packages: ["react", "react-dom", "wouter", "workbox-window", "@tanstack/react-query", "zod", ...screenWords],
  },
  "service-worker.ts": { layers: [], packages: ["workbox-core", "workbox-precaching", "workbox-routing"] },
  "sync-server": {
    layers: ["domain", "sync-server"],
    packages: [
      ...["express", "helmet", "kysely", "better-sqlite3", "pg", "pino", "zod", "@asteasolutions/zod-to-openapi"],
      ...["@simplewebauthn/server", "openid-client", "otpauth"],
    ],
  },
};
const downward = ["base", "coe"]; // then all the other folders of the domain
// Of sync a feature sees how it is going, "send now", the questions that need a network, and handing in.
const forFeatures =
  /^src\/sync\/(status|schedule|office|office-passkey|office-refusal|office-rescue|rescue|carry-in|pass-on)\.ts$/;

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourceFiles(path) : /\.tsx?$/.test(path) ? [path] : [];
  });
}

const code = (file: string) => readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

function importsOf(file: string): Import[] {
  const statement =
    /^(?:import|export)(?<type> type)?\b[^;"]*?\bfrom "(?<from>[^"]+)"|^import "(?<bare>[^"]+)"|\bimport\("(?<later>[^"]+)"\)/gm;
  return [...code(file).matchAll(statement)].map(({ groups = {} }) => {
    const to = groups.from ?? groups.bare ?? groups.later ?? "";
    return { from: file, to: to.startsWith(".") ? join(dirname(file), to) : to, isType: groups.type !== undefined };
  });
}

const files = [...sourceFiles("src"), ...sourceFiles("sync-server")];
const imports = files.flatMap(importsOf);
const isOwn = ({ to }: Import) => /^(src|sync-server)\//.test(to);
const layerOf = (path: string) => (path.startsWith("sync-server/") ? "sync-server" : (path.split("/")[1] ?? ""));
const folderOf = (path: string, layer: string) => path.split(`src/${layer}/`)[1]?.split("/")[0] ?? "";
const packageOf = (to: string) => to.split("/", to.startsWith("@") ? 2 : 1).join("/");
const offending = (why: string, isWrong: (one: Import) => boolean) =>
  imports.filter(isWrong).map(({ from, to }) => `${from} ${why} ${to}`);

function cycleFrom(start: string, edges: ReadonlyMap<string, readonly string[]>): string | null {
  const walk = (file: string, path: readonly string[], seen: Set<string>): string | null => {
    for (const next of edges.get(file) ?? []) {
      if (next === start) return [...path, next].join(" → ");
      if (seen.has(next)) continue;
      const found = walk(next, [...path, next], seen.add(next));
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start], new Set());
}

describe("who may import whom", () => {
  it("every file stands in a layer of the house", () => {
    expect(files.filter((file) => !layers[layerOf(file)])).toEqual([]);
  });

  it("a layer imports only the layers below it", () => {
    const isWrong = (one: Import) => isOwn(one) && !layers[layerOf(one.from)]?.layers.includes(layerOf(one.to));
    expect(offending("may not import", isWrong)).toEqual([]);
  });

  it("a layer knows only its own part of the outside world", () => {
    const isAllowed = ({ from, to }: Import) =>
      layers[layerOf(from)]?.packages.includes(packageOf(to)) ||
      (layerOf(from) === "sync-server" && to.startsWith("node:"));
    const isWrong = (one: Import) => !isOwn(one) && !one.to.startsWith("virtual:") && !isAllowed(one);
    expect(offending("may not know", isWrong)).toEqual([]);
  });

  it("a feature never imports another feature", () => {
    const isWrong = ({ from, to }: Import) =>
      layerOf(from) === "features" &&
      layerOf(to) === "features" &&
      folderOf(from, "features") !== folderOf(to, "features");
    expect(offending("reaches sideways to", isWrong)).toEqual([]);
  });

  it("of sync, a feature sees only its state, 'send now' and the office's questions", () => {
    const isWrong = ({ from, to }: Import) =>
      layerOf(from) === "features" && layerOf(to) === "sync" && !forFeatures.test(to);
    expect(offending("may not import", isWrong)).toEqual([]);
  });

  it("the domain looks downward: base ← coe ← all others", () => {
    const depth = (path: string) =>
      (downward.indexOf(folderOf(path, "domain")) + downward.length + 1) % (downward.length + 1);
    const isWrong = ({ from, to }: Import) =>
      layerOf(from) === "domain" && layerOf(to) === "domain" && depth(to) > depth(from);
    expect(offending("looks upward to", isWrong)).toEqual([]);
  });

  it("the rules take a State's policy as an argument and never look one up", () => {
    const isWrong = ({ from, to }: Import) =>
      from.startsWith("src/domain/eligibility/") &&
      to.startsWith("src/domain/states/") &&
      !to.endsWith("/state-policy.ts");
    expect(offending("looks up", isWrong)).toEqual([]);
  });

  it("only the transport and the service worker call fetch", () => {
    const calls = /(?<![\w.])(?:(?:globalThis|window|self)\.)?fetch\(/;
    const callers = files.filter((file) => file.startsWith("src/") && calls.test(code(file)));
    expect(callers.filter((file) => !/^src\/(sync\/transport|service-worker)\.ts$/.test(file))).toEqual([]);
  });

  it("there are no cycles (types are erased, so they make none)", () => {
    const needs = imports.filter((one) => isOwn(one) && !one.isType);
    const edges = new Map(files.map((file) => [file, needs.filter(({ from }) => from === file).map(({ to }) => to)]));
    expect(files.flatMap((file) => cycleFrom(file, edges) ?? [])).toEqual([]);
  });
});
