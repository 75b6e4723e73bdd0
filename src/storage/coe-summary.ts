import type { Instant } from "../domain/base/instant.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import { textOf } from "../domain/coe/answer.ts";
import type { CoeAnswers } from "../domain/coe/coe.ts";
import type { DecisionKind } from "../domain/protocol/review.ts";
import type { SurcoDatabase } from "./database.ts";
import { decisionsOf } from "./decisions.ts";

/** What the list says about a COE without opening it. Whoever writes the draft computes it: storage never runs the rules. */
export interface DraftSummary {
  readonly familyName: string;
  readonly childNames: readonly string[];
  readonly owed: { readonly mustFix: number; readonly comments: number };
}

/**
 * One small row for each COE, so that a list of 2,000 opens no certificate. `head` and what follows is computed from the other
 * tables by `renewSummary`, inside the transaction that changed them: it can be thrown away and made again.
 */
export interface SummaryRow extends DraftSummary {
  readonly coeId: string;
  readonly recruiterId: string;
  readonly changedAt: Instant;
  readonly searchText: string;
  readonly draftStage: "draft" | "signed" | "elsewhere";
  /** Typed since the last revision: what the State holds is older than what is here. */
  readonly dirty: boolean;
  readonly headRevisionId: Sha256 | null;
  readonly headStage: "draft" | "signed" | null;
  /** The head's receipt: its place in the feed and what it still waits for. */
  readonly receipt: { readonly seq: number; readonly awaiting: number; readonly setAside: boolean } | null;
  readonly decision: { readonly kind: DecisionKind; readonly comments: number; readonly seq: number } | null;
  /** The return that is being corrected, while the head is a checkpoint of the correction. */
  readonly returned: { readonly comments: number } | null;
}

/** Lower case without accents, so that "Munoz" finds "Muñoz". */
export const searchable = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("en");

export const searchTextOf = (summary: DraftSummary): string =>
  searchable([summary.familyName, ...summary.childNames].join(" "));

/** The names on a COE that came down from the State, where no screen has computed them. */
export function namesOf(answers: CoeAnswers): DraftSummary {
  const { parent1, parent2 } = answers.familyData;
  const children = answers.childData.children;
  return {
    familyName: textOf(parent1.lastName) ?? textOf(parent2.lastName) ?? children[0]?.lastName1 ?? "",
    childNames: children.map((child) => [child.firstName, child.lastName1].filter((name) => name !== "").join(" ")),
    owed: { mustFix: 0, comments: 0 },
  };
}

export const summaryTables = (db: SurcoDatabase) => [db.summaries, db.receipts, db.decisions, db.known];

/** Makes the computed part again. Runs inside a transaction that holds `summaryTables`. */
export async function renewSummary(db: SurcoDatabase, coeId: string, written: Partial<SummaryRow> = {}): Promise<void> {
  const before = await db.summaries.get(coeId);
  if (before === undefined) return;
  const row = { ...before, ...written };
  const head = row.headRevisionId;
  const receipt = head === null ? undefined : (await db.receipts.get(head))?.receipt;
  const completed = head === null ? false : ((await db.known.get(head))?.complete ?? false);
  const decisions = await decisionsOf(db, coeId);
  const last = decisions.findLast((decision) => decision.revisionId === head);
  const latest = decisions.at(-1);
  const correcting = row.headStage === "draft" && latest?.decision === "returned";
  await db.summaries.put({
    ...row,
    receipt:
      receipt === undefined
        ? null
        : {
            seq: receipt.seq,
            awaiting: completed ? 0 : receipt.awaiting.length,
            setAside: receipt.standing === "set-aside",
          },
    decision: last === undefined ? null : { kind: last.decision, comments: last.comments.length, seq: last.seq },
    returned: correcting ? { comments: latest.comments.length } : null,
  });
}
