import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import type { ManifestTransform } from "workbox-build";
import { LongestFirst } from "./tests/longest-first.ts";

// A fixed zone that is not UTC, so that a date that slips by a day is seen. `npm test` runs the tests that know about
// dates once more in a zone ahead of UTC.
process.env.TZ ??= "America/Phoenix";

const server = `http://127.0.0.1:${process.env.SURCO_PORT ?? "4310"}`;

/** The oldest browser we promise: Safari of iPadOS 16.4, the first with everything the tablet needs. */
const oldestBrowser = "safari16.4";

/**
 * The application in few files, because a slow tablet feels each one that it opens: what every start needs, the first words in each
 * language, the rules with what is drawn of them, and what several later screens share. Each holds all that its modules import,
 * and what stands first takes first. zod is no part of the start: schemas come after the first paint, when no-eval.ts has long run.
 */
const chunks = [
  { name: "zod", test: /node_modules\/zod\// },
  { name: "start", test: /src\/app\/main\.tsx/ },
  { name: "words-en", test: /messages\/first-english\.ts/ },
  { name: "words-es", test: /messages\/first-spanish\.ts/ },
  {
    name: "rules",
    test: /features\/interview\/(judge\.ts|work-suggestions\.ts|verdicts\.tsx|(section-list|comments-section|state-section|workers-section|unreadable-coe)\.tsx)/,
  },
  { name: "list", test: /(coe-list-screen|app\/(sync-line|update-offer|wiped-screen))\.tsx/ },
  { name: "later", test: /src\//, minShareCount: 2 },
  // Codes on a screen and their reading, with what draws and reads them.
  { name: "codes", test: /features\/codes\/|node_modules\/qr\// },
  // Each a few lines: what follows the first screen of a recruiter, and what only an office is shown.
  { name: "soon", test: /(field-links|restored-notice|seal-old-rows|vault-watch)\.tsx?/ },
  { name: "office", test: /(other-role|leave-office|own-coe|not-theirs)\.tsx?/ },
];

/** The browser takes no other bytes for a piece of the application than those of this build: no login page, and nothing that was cut. */
const withHashes: ManifestTransform = async (entries) => ({
  manifest: entries.map((entry) => {
    const hash = createHash("sha256").update(readFileSync(join("dist", entry.url)));
    return { ...entry, integrity: `sha256-${hash.digest("base64")}` };
  }),
});

/** One test project for each part of the house, so that `vitest --project sync` runs just that part. */
function project(name: string, test: TestProjectInlineConfiguration["test"]): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      environment: "node",
      include: [`tests/${name}/**/*.test.ts`],
      // Far more than a busy machine needs: what a test waits for must happen, at whatever pace.
      testTimeout: 60_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 30_000 } },
      ...test,
    },
  };
}

/** One file for each core: left to itself, vitest keeps one core free, which is half of a small machine. */
const cores = Math.max(2, availableParallelism());

/** A browser, a server and a test beside each other are enough for a core, and more than four of them are much for a machine's memory. */
const inBrowsers = { maxWorkers: Math.min(cores, 4), sequence: { groupOrder: 1 } };

const indexedDb = { setupFiles: ["fake-indexeddb/auto"] };

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "service-worker.ts",
      injectRegister: false, // src/app/update.ts registers it, and decides when an update may happen
      manifest: false, // public/manifest.webmanifest
      injectManifest: {
        // The whole application: a chunk left out of this list is a crash on the first day without a network.
        globPatterns: ["**/*.{html,js,css,svg,png,ico,woff2,json,webmanifest}"],
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
        manifestTransforms: [withHashes],
        rollupFormat: "iife",
      },
    }),
  ],
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ["node_modules/@uswds/uswds/packages"], quietDeps: true },
    },
  },
  build: {
    target: oldestBrowser,
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: addresses
    modulePreload: false, // the files are few, and a link for each before it is opened costs more than it gains
    manifest: true, // bench/bundle-size.ts reads from it what the interview needs before its first paint
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: { codeSplitting: { groups: chunks } },
    },
  },
  // The Host header stays ours: the server refuses to write for a page of another origin.
  server: { port: 4311, proxy: { "/v1": { target: server, changeOrigin: false } } },
  test: {
    maxWorkers: cores,
    sequence: { sequencer: LongestFirst },
    // Whoever reads a failure reads what was found instead, not "expected [ Array(1) ]".
    chaiConfig: { truncateThreshold: 0 },
    projects: [
      project("domain", {}),
      project("server", { globalSetup: ["tests/postgres/server-engine.setup.ts"] }),
      project("house", { include: ["tests/*.test.ts"] }),
      project("storage", indexedDb),
      project("sync", indexedDb),
      project("contracts", indexedDb),
      project("simulation", { ...indexedDb, testTimeout: 180_000 }),
      project("ui", {
        environment: "jsdom",
        include: ["tests/{ui,features,app}/**/*.test.{ts,tsx}"],
        setupFiles: ["fake-indexeddb/auto", "tests/screen.setup.ts"],
      }),
      // A real browser against the built application and a real server: after all others, with time to spare.
      project("journeys", { ...inBrowsers, testTimeout: 600_000, hookTimeout: 240_000 }),
      // Deaths, cut lines and full disks, in their short forms; `npm run ordeal` undergoes the long ones, which take as long as they take.
      project("ordeals", {
        ...indexedDb,
        ...inBrowsers,
        testTimeout: process.env.ORDEAL_RUNS === undefined ? 600_000 : 24 * 3_600_000,
        hookTimeout: 240_000,
      }),
      // Builds other releases, so it is there for `npm run ordeal -- versions` only; in small it is tests/sync/versions.test.ts.
      ...(process.env.ORDEAL_RUNS === undefined
        ? []
        : [project("versions", { ...inBrowsers, testTimeout: 3_600_000 })]),
    ],
  },
});
