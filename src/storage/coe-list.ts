import { liveQuery, type Observable } from "dexie";
import type { Instant } from "../domain/base/instant.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import type { Stage } from "../domain/coe/stage.ts";
import { type Custody as CustodyWord, custodyOf } from "../domain/review/custody.ts";
import { type ReadNames, readNames } from "./coe-names.ts";
import { type DraftSummary, noNames, type SummaryRow, searchTextOf } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { isColleagues } from "./ownership.ts";
import type { Unreadable } from "./sealer.ts";
import { type SendingTrouble, sendingTroubles } from "./sending.ts";

export type { CustodyWord };

export interface CoeListRow {
  readonly coeId: string;
  readonly familyName: string;
  readonly childNames: readonly string[];
  /** Why the names of this line cannot be read; null as a rule. `colleagues`: whoever had the COE before has them sealed. */
  readonly unreadable: Unreadable | "colleagues" | null;
  readonly stage: Stage;
  readonly custody: CustodyWord;
  /** What the State holds is a draft, kept for safety: not to be read as a COE that was handed in. */
  readonly safetyCopy: boolean;
  readonly owed: DraftSummary["owed"];
  /** Comments of the SEA to answer; 0 unless the COE was returned. */
  readonly returnedComments: number;
  /** The State has lost the decision that the stage comes from, and was told of it. */
  readonly decisionLost?: boolean;
  readonly changedAt: Instant;
  /** Folded: compare with `foldForSearch(typed)`. */
  readonly searchText: string;
  /** The newest revision, null while none was made. */
  readonly headRevisionId: Sha256 | null;
  /** False when the COE was written elsewhere and has no working copy here. */
  readonly onThisTablet: boolean;
  /** The newest version is a draft that was written elsewhere and that no working copy here continues. */
  readonly continuable: boolean;
  /** Two versions of it stand side by side, and somebody has to choose. */
  readonly forked: boolean;
  /** The State took it into custody but set it aside (P7). */
  readonly setAside: boolean;
  /** What of it its recruiter puts right and has signed again: the code of why it was set aside. */
  readonly toCorrect: string | null;
  /** Why sending something of it does not succeed, once that is worth telling (P12). */
  readonly trouble: SendingTrouble | null;
}

/** What waits for the recruiter first: not accepted, then returned; then newest first. */
export const watchCoeList = (db: SurcoDatabase, recruiterId: string): Observable<CoeListRow[]> =>
  liveQuery(() => readCoeList(db, recruiterId));

export async function readCoeList(db: SurcoDatabase, recruiterId: string): Promise<CoeListRow[]> {
  const { rows, troubles, securedSeq } = await db.transaction("r", listTables(db), async () => ({
    rows: await db.summaries.where("recruiterId").equals(recruiterId).toArray(),
    troubles: await sendingTroubles(db),
    securedSeq: (await db.device.get("this"))?.securedSeq ?? null,
  }));
  const names = await Promise.resolve(readNames(db, recruiterId, rows));
  return rows
    .map((row, index) => listRow(row, names[index] ?? "damaged", securedSeq, troubles.get(row.coeId) ?? null))
    .sort(returnedThenNewest);
}

const listTables = (db: SurcoDatabase) => [db.summaries, db.device, db.attempts, db.known, db.attachments];

function listRow(
  row: SummaryRow,
  read: ReadNames,
  securedSeq: number | null,
  trouble: SendingTrouble | null,
): CoeListRow {
  const names = typeof read === "string" ? { ...noNames, changedAt: row.changedAt } : read;
  return {
    coeId: row.coeId,
    familyName: names.familyName,
    childNames: names.childNames,
    unreadable:
      typeof read !== "string"
        ? null
        : read === "other-vault" && isColleagues(row.begunBy ?? null, row.recruiterId)
          ? "colleagues"
          : read,
    stage: row.stage,
    custody: custodyOfSummary(row, securedSeq),
    safetyCopy: isSafetyCopy(row, securedSeq),
    owed: names.owed,
    returnedComments: row.returnedComments,
    ...(row.lost === "offered" ? { decisionLost: true } : {}),
    changedAt: names.changedAt,
    searchText: searchTextOf(names),
    headRevisionId: row.headRevisionId,
    onThisTablet: row.draftStage !== "elsewhere",
    continuable: row.draftStage !== "draft" && headIsDraft(row),
    forked: row.forked,
    setAside: row.receipt?.setAside ?? false,
    toCorrect: row.toCorrect ?? null,
    trouble,
  };
}

/** A decision is always about what was signed: a line under a decision whose head was not decided has a draft as its head. */
const headIsDraft = (row: SummaryRow): boolean =>
  row.stage === "draft" || (row.decision === null && ["returned", "approved", "denied"].includes(row.stage));

/** A draft that the State holds is insurance against a lost tablet; nothing was handed in. */
export const isSafetyCopy = (row: SummaryRow, securedSeq: number | null): boolean =>
  headIsDraft(row) && custodyOfSummary(row, securedSeq) !== "on-this-tablet-only";

/** What was typed since the last revision is on this tablet only, whatever the State holds. */
export function custodyOfSummary(row: SummaryRow, securedSeq: number | null): CustodyWord {
  if (row.dirty) return "on-this-tablet-only";
  const receipt = row.receipt && { seq: row.receipt.seq, awaiting: row.receipt.complete ? [] : ["something"] };
  return custodyOf({ receipt, completedSeq: row.completedSeq, securedSeq, decision: row.decision });
}

const waitingFirst = ({ toCorrect, stage }: CoeListRow): number =>
  toCorrect !== null ? 2 : Number(stage === "returned");

function returnedThenNewest(a: CoeListRow, b: CoeListRow): number {
  const first = waitingFirst(b) - waitingFirst(a);
  if (first !== 0) return first;
  if (a.changedAt !== b.changedAt) return a.changedAt < b.changedAt ? 1 : -1;
  return a.coeId < b.coeId ? -1 : 1;
}
