import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import type { Instant } from "../src/domain/base/instant.ts";
import { servePage } from "../tests/journeys/vault-page/serve-vault-page.ts";
import { draftForBench } from "./bench-draft.ts";
import { type Measure, milliseconds, ratio } from "./report.ts";
import { spreadOf } from "./statistics.ts";

const ways = ["put", "put and flush", "database alone", "both copies"] as const;
type Times = Readonly<Record<(typeof ways)[number], readonly number[]>>;

/**
 * A save of a working copy and its line in the list, as the interview makes it with each answer: from the call to the moment in which
 * "Saved" may be said, with and without the second copy; beside one strict put of an equally long row into a database that has nothing
 * else to do, and beside that put with the flush of a file after it. Taken in turn, so that whatever slows the machine down slows all
 * of them.
 */
const measure = (page: Page, draft: ReturnType<typeof draftForBench>, samples: number): Promise<Times> =>
  page.evaluate(
    async ([draft, samples]) => {
      const { Vault, openSurcoDatabase, readyDevice, createDraft, saveDraft, laterCopy, journalState } = window.saveKit;
      const timed = async (work: () => Promise<unknown>): Promise<number> => {
        const start = performance.now();
        await work();
        return performance.now() - start;
      };
      const vault = new Vault();
      const createdAt = "2026-03-14T15:00:00.000Z" as Instant;
      const words = {
        personId: "r-1",
        initials: "LF",
        createdAt,
        proof: { kind: "practice" },
        practice: true,
      } as const;
      await vault.create(words);
      const db = openSurcoDatabase("surco", vault);
      await readyDevice(db, () => "1".repeat(32));
      const copy = laterCopy(db);
      const summary = { familyName: "Peña", childNames: ["Ana"], owed: { mustFix: 0, comments: 0 } };
      const made = await createDraft(db, { ...draft, summary });
      if (!made.ok) throw new Error(made.error.code);
      let seq = 0;
      const save = async () => {
        const saved = await saveDraft(db, draft.coeId, seq, { changedAt: createdAt, answers: draft.answers, summary });
        if (!saved.ok) throw new Error(saved.error.code);
        seq += 1;
      };
      const stored = (await db.drafts.get(draft.coeId))?.sealed ?? new ArrayBuffer(0);
      const raw = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open("raw");
        opening.onupgradeneeded = () => opening.result.createObjectStore("rows", { keyPath: "id" });
        opening.onsuccess = () => done(opening.result);
      });
      const put = () =>
        new Promise<void>((done, failed) => {
          const writing = raw.transaction("rows", "readwrite", { durability: "strict" });
          writing.objectStore("rows").put({ id: draft.coeId, sealed: stored });
          writing.oncomplete = () => done();
          writing.onabort = () => failed(writing.error);
        });
      const times = { put: [], "put and flush": [], "database alone": [], "both copies": [] } as Record<
        string,
        number[]
      >;
      for (let sample = -20; sample < samples; sample++) {
        const one: Record<string, number> = {};
        one.put = await timed(put);
        db.secondCopy = null;
        one["database alone"] = await timed(save);
        db.secondCopy = copy;
        one["both copies"] = await timed(save);
        const row = { table: "drafts", key: "flush", row: { coeId: "flush", editSeq: sample, sealed: stored } };
        one["put and flush"] = await timed(() => Promise.all([put(), copy.append([row])]));
        if (sample >= 0) for (const [way, time] of Object.entries(one)) times[way]?.push(time);
      }
      // Nothing is compared here: pending is a second copy of which every save was written.
      const { kind } = await journalState(db);
      if (kind !== "pending") throw new Error(`the second copy is ${kind}`);
      vault.lock();
      return times as unknown as Times;
    },
    [draft, samples] as const,
  );

export async function saveTimes(samples: number): Promise<Measure[]> {
  const served = await servePage("bench/save-page");
  const profile = mkdtempSync(join(tmpdir(), "surco-save-"));
  // A profile on the disk: without one Chromium keeps everything in memory, and nothing is flushed.
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => "saveKit" in window);
    const times = await measure(page, draftForBench(8, "r-1"), samples);
    const spreads = ways.map((way) => [way, spreadOf(times[way])] as const);
    const floor = spreads[0]?.[1].median ?? Number.NaN;
    return spreads.slice(1).map(([way, { median, p95 }]) => ({
      area: "save",
      what: way === "put and flush" ? "a raw put beside a raw flush" : `a working copy, ${way}`,
      ours: `${milliseconds(median)}, p95 ${milliseconds(p95)}`,
      floor: `raw strict put ${milliseconds(floor)} = ${ratio(median / floor)}`,
      goal: way === "both copies" ? "≤ 1.3x" : "printed",
    }));
  } finally {
    await browser.close();
    await served.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
