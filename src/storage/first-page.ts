import type { Sha256 } from "../domain/base/sha256.ts";
import {
  count,
  flag,
  having,
  instant,
  listOf,
  oneOf,
  orMissing,
  orNull,
  recordOf,
  type Shape,
  text,
} from "../domain/base/shape.ts";
import { stages } from "../domain/coe/stage.ts";
import { custodyWords } from "../domain/review/custody.ts";
import { type CoeListRow, watchCoeList } from "./coe-list.ts";
import type { SurcoDatabase } from "./database.ts";
import { keepShorterWay, timesForgotten } from "./remembered-names.ts";
import { openValue } from "./sealed-column.ts";
import { unreadables } from "./sealer.ts";
import type { SendingTrouble } from "./sending.ts";

/** So many lines a list shows before anybody asks for more. */
export const firstPageLength = 50;

/**
 * The first lines of one recruiter's list as they were shown last, in one envelope: a list of 10,000 is on the screen before its
 * lines are read. Whatever changes a line deletes it in the same transaction (`renewSummary`); it is made again whenever it is
 * missing.
 */
export interface FirstPageRow {
  readonly recruiterId: string;
  readonly sealed: ArrayBuffer;
}

/** What is said of a list as a whole. */
export interface ListTotals {
  readonly all: number;
  readonly byStage: Readonly<Partial<Record<CoeListRow["stage"], number>>>;
  readonly onlyHere: number;
  readonly continuable: number;
  readonly toCorrect: number;
}

/** A list, or the beginning of one whose other lines are still being read. */
export interface ShownList {
  readonly rows: readonly CoeListRow[];
  readonly totals: ListTotals;
  readonly whole: boolean;
}

type FirstPage = Omit<ShownList, "whole">;

const isPage: Shape<FirstPage> = having<FirstPage>({
  rows: listOf(
    having<CoeListRow>({
      coeId: text,
      familyName: text,
      childNames: listOf(text),
      unreadable: orNull(oneOf([...unreadables, "colleagues"])),
      stage: oneOf(stages),
      custody: oneOf(custodyWords),
      safetyCopy: flag,
      owed: having<CoeListRow["owed"]>({ mustFix: count, comments: count, ask: orMissing(count) }),
      returnedComments: count,
      decisionLost: orMissing(flag),
      changedAt: instant,
      searchText: text,
      headRevisionId: orNull((value): value is Sha256 => text(value)),
      onThisTablet: flag,
      continuable: flag,
      forked: flag,
      setAside: flag,
      toCorrect: orNull(text),
      trouble: orNull(having<SendingTrouble>({ problem: text, tries: count })),
    }),
  ),
  totals: having<ListTotals>({
    all: count,
    byStage: recordOf(count),
    onlyHere: count,
    continuable: count,
    toCorrect: count,
  }),
});

export function wholeList(rows: readonly CoeListRow[]): ShownList {
  const byStage: Partial<Record<CoeListRow["stage"], number>> = {};
  let [onlyHere, continuable, toCorrect] = [0, 0, 0];
  for (const row of rows) {
    byStage[row.stage] = (byStage[row.stage] ?? 0) + 1;
    if (row.custody === "on-this-tablet-only") onlyHere += 1;
    if (row.continuable) continuable += 1;
    if (row.toCorrect !== null) toCorrect += 1;
  }
  return { rows, totals: { all: rows.length, byStage, onlyHere, continuable, toCorrect }, whole: true };
}

/** Null where none was kept, where it cannot be opened, or where another release has written it otherwise. */
export async function openFirstPage(db: SurcoDatabase, recruiterId: string): Promise<ShownList | null> {
  const row = await db.firstPages.get(recruiterId);
  if (row === undefined) return null;
  const opened = await openValue(db, "firstPages", recruiterId, row.sealed);
  return opened.ok && isPage(opened.value) ? { ...opened.value, whole: false } : null;
}

/** The screen shows the page before the lines are read: reading thousands holds the page up. */
const aMoment = 60;

/**
 * The list as it is on the disk, now and after every change; a long one begins with its first page. What is heard is whole from the
 * second time on at the latest.
 */
export function watchShownList(
  db: SurcoDatabase,
  recruiterId: string,
  heard: (list: ShownList) => void,
  failed: (reason: unknown) => void,
): () => void {
  let stop: () => void = () => undefined;
  let stopped = false;
  let kept = "";
  const since = timesForgotten(db);
  const keep = ({ rows, totals }: ShownList) => {
    if (totals.all <= firstPageLength) return;
    const page: FirstPage = { rows: rows.slice(0, firstPageLength), totals };
    const text = JSON.stringify(page);
    if (text === kept) return;
    kept = text;
    keepShorterWay(db, "firstPages", recruiterId, page, since);
  };
  const watch = () => {
    if (stopped) return;
    const hearing = watchCoeList(db, recruiterId).subscribe((rows) => {
      const list = wholeList(rows);
      heard(list);
      keep(list);
    }, failed);
    stop = () => hearing.unsubscribe();
  };
  void openFirstPage(db, recruiterId)
    .catch(() => null) // what is wrong with the storage is told by the list itself
    .then((page) => {
      if (page === null || stopped) return watch();
      heard(page);
      const waiting = setTimeout(watch, aMoment);
      stop = () => clearTimeout(waiting);
    });
  return () => {
    stopped = true;
    stop();
  };
}
