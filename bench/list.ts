import type { Page } from "playwright-core";
import type { Instant } from "../src/domain/base/instant.ts";
import type { SummaryRow } from "../src/storage/coe-summary.ts";
import type { VaultRow } from "../src/storage/vault-row.ts";
import { childNamesForBench, hexId, seededChance } from "./caseload.ts";
import { type Measure, milliseconds, ratio } from "./report.ts";
import { inServedPage } from "./served-page.ts";
import { medianOf, spreadOf } from "./statistics.ts";

const slowdown = 6;
const recruiterId = "r-1";

/** A line of the list as it would lie there open: the floor's rows, and what ours seal. */
interface OpenLine extends Omit<SummaryRow, "mark" | "sealed"> {
  readonly familyName: string;
  readonly childNames: readonly string[];
  readonly owed: { readonly mustFix: number; readonly comments: number };
}

function linesForBench(count: number): OpenLine[] {
  const chance = seededChance(count);
  const begun = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, (_, place) => {
    const { familyName, childNames } = childNamesForBench(chance, 1 + Math.floor(chance() * 6));
    return {
      coeId: hexId(chance),
      recruiterId,
      changedAt: new Date(begun + place * 60_000).toISOString() as Instant,
      familyName,
      childNames,
      owed: { mustFix: 0, comments: 0 },
      draftStage: "signed",
      dirty: false,
      baseRevisionId: null,
      headRevisionId: null,
      stage: place % 40 === 0 ? "returned" : "approved",
      receipt: { seq: place + 1, complete: true, setAside: false },
      completedSeq: null,
      decision: place % 40 === 0 ? "returned" : "approved",
      returnedComments: place % 40 === 0 ? 2 : 0,
      forked: false,
    };
  });
}

/** Puts the same lines into our tables, sealed, and open into a database of nobody's; gives the vault that opens ours. */
const fill = (page: Page, lines: readonly OpenLine[]): Promise<VaultRow> =>
  page.evaluate(async (lines) => {
    const kit = window.listKit;
    const vault = new kit.Vault();
    const createdAt = "2026-03-14T15:00:00.000Z" as Instant;
    const proof = { kind: "practice" } as const;
    const made = await vault.create({ personId: "r-1", initials: "LF", createdAt, proof, practice: true });
    if (!made.ok) throw new Error(made.error.code);
    const db = kit.openSurcoDatabase("bench", vault);
    await kit.readyDevice(db, () => "0".repeat(32));
    for (let from = 0; from < lines.length; from += 200) {
      const rows = lines.slice(from, from + 200).map(async ({ familyName, childNames, owed, ...columns }) => {
        const names = { familyName, childNames, owed, changedAt: columns.changedAt };
        return { ...columns, ...(await kit.sealNames(db, columns.coeId, names)) };
      });
      await db.summaries.bulkPut(await Promise.all(rows));
    }
    // As a screen shows it once: the packed names and the first page are kept by themselves.
    const stop = kit.watchShownList(
      db,
      "r-1",
      () => undefined,
      (reason) => console.error(reason),
    );
    const kept = async () => (await db.firstPages.count()) + (await db.nameLists.count());
    while ((await kept()) < 2) await new Promise((later) => setTimeout(later, 100));
    stop();
    await new Promise<void>((done, failed) => {
      const opening = indexedDB.open("floor");
      opening.onupgradeneeded = () => {
        const rows = opening.result.createObjectStore("rows", { keyPath: "coeId" });
        rows.createIndex("page", ["recruiterId", "changedAt"]);
      };
      opening.onsuccess = () => {
        const writing = opening.result.transaction("rows", "readwrite");
        for (const line of lines) writing.objectStore("rows").put(line);
        writing.oncomplete = () => done();
        writing.onabort = () => failed(writing.error);
      };
    });
    return made.value;
  }, lines);

interface Opening {
  readonly page: number;
  readonly newest: number;
  readonly oldest: number;
  readonly whole: number;
}

/**
 * In a window that was just opened: both databases are open and the vault is, and nothing was read yet. Whichever comes first pays
 * for starting, so they take turns.
 */
const openOnce = (page: Page, row: VaultRow, turn: number): Promise<Opening> =>
  page.evaluate(
    async ([row, turn]) => {
      const kit = window.listKit;
      const vault = new kit.Vault();
      await vault.unlock({ row, proof: { kind: "practice" }, practice: true, pin: null });
      const db = kit.openSurcoDatabase("bench", vault);
      await db.open();
      const floor = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open("floor");
        opening.onsuccess = () => done(opening.result);
      });
      const index = () => floor.transaction("rows").objectStore("rows").index("page");
      const range = IDBKeyRange.bound(["r-1"], ["r-1", []]);
      const ways = {
        page: async () => (await kit.openFirstPage(db, "r-1"))?.rows.length ?? 0,
        // The fifty that a list shows first, as every browser can be asked for them.
        newest: () =>
          new Promise<number>((done) => {
            const rows: unknown[] = [];
            const asking = index().openCursor(range, "prev");
            asking.onsuccess = () => {
              const cursor = asking.result;
              if (cursor !== null) rows.push(cursor.value);
              if (cursor === null || rows.length === 50) done(rows.length);
              else cursor.continue();
            };
          }),
        // The fifty at the other end, which take a single question.
        oldest: () =>
          new Promise<number>((done) => {
            const asking = index().getAll(range, 50);
            asking.onsuccess = () => done(asking.result.length);
          }),
      };
      const names = ["page", "newest", "oldest"] as const;
      const times = { page: 0, newest: 0, oldest: 0, whole: 0 };
      for (const place of names.keys()) {
        const name = names[(place + turn) % names.length] ?? "page";
        const start = performance.now();
        if ((await ways[name]()) !== 50) throw new Error("not a page of fifty");
        times[name] = performance.now() - start;
      }
      const start = performance.now();
      await kit.readCoeList(db, "r-1");
      times.whole = performance.now() - start;
      return times;
    },
    [row, turn] as const,
  );

/** What each word takes to find among all lines, down to the fifty that are shown. */
const search = (page: Page, row: VaultRow, words: readonly string[]): Promise<number[]> =>
  page.evaluate(
    async ([row, words]) => {
      const kit = window.listKit;
      const vault = new kit.Vault();
      await vault.unlock({ row, proof: { kind: "practice" }, practice: true, pin: null });
      const rows = await kit.readCoeList(kit.openSurcoDatabase("bench", vault), "r-1");
      // As the screen does as soon as the lines are there.
      kit.searchableOf(rows);
      return words.map((word) => {
        const start = performance.now();
        kit.foundRows(rows, "all", word).slice(0, 50);
        return performance.now() - start;
      });
    },
    [row, words] as const,
  );

/** A list of `count` sealed COEs in a window that was just opened, beside a page of the browser's own storage; and its search. */
export function listTimes(count: number, samples: number): Promise<Measure[]> {
  return inServedPage("bench/list-page", async (page) => {
    const row = await fill(page, linesForBench(count));
    const openings: Opening[] = [];
    for (let sample = 0; sample < samples; sample++) {
      await page.reload();
      await page.waitForTimeout(300);
      openings.push(await openOnce(page, row, sample));
    }
    const devtools = await page.context().newCDPSession(page);
    await page.reload();
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const words = ["m", "ma", "mat", "mate", "rios", "rios gua", "najera noemi", "nobody at all"];
    const rounds = 5;
    const times = await search(page, row, Array.from({ length: rounds }, () => words).flat());
    const byWord = words.map((_, place) => medianOf(times.filter((__, at) => at % words.length === place)));
    const found = spreadOf(byWord);
    const middle = (of: keyof Opening): number => medianOf(openings.map((one) => one[of]));
    const [ours, newest, oldest] = [middle("page"), middle("newest"), middle("oldest")];
    const size = count.toLocaleString("en");
    return [
      {
        area: "list",
        what: `first 50 of ${size} sealed COEs, cold window`,
        ours: milliseconds(ours),
        floor: `raw page, 50 newest ${milliseconds(newest)} = ${ratio(ours / newest)}; 50 oldest by getAll ${milliseconds(oldest)} = ${ratio(ours / oldest)}`,
        goal: "≤ 1.20x",
      },
      {
        area: "list",
        what: `all ${size} lines after them`,
        ours: milliseconds(middle("whole")),
        floor: "",
        goal: "printed",
      },
      {
        area: "list",
        what: `search over ${size}, ${slowdown}x CPU, slowest of ${found.count} words`,
        ours: milliseconds(found.worst),
        floor: `median word ${milliseconds(found.median)}; worst of all ${milliseconds(spreadOf(times).worst)}`,
        goal: "≤ 35 ms",
      },
    ];
  });
}
