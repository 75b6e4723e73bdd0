import type { CalendarDate } from "../base/calendar-date.ts";
import type { FieldPath } from "../coe/field-path.ts";
import type { Manner } from "../coe/qualifying-moves.ts";

/**
 * The version of the rules in this folder. It stands in every signed revision and every judgement of the State; after a release the
 * server judges again what an older version judged.
 *
 * Raise it with every change after which `determine` could say something else about the same answers under the same policy: a
 * verdict, a date, a group, an owed comment, or the rule and severity of a line. It stays for new words on the screen, for what the
 * form itself asks for (`C-…`), and for a State's policy, which has a version of its own. A print of all worked cases is kept with
 * it (`rule-set-version.test.ts`), so that a change of outcome is not overlooked.
 *
 * 2: areas within one district count in single-district States only; signs that nobody sees do not tell names apart (V-13).
 */
export const ruleSetVersion = "surco-rules/2";

/** `R-01` … `R-96` of the eligibility rules, `V-01` … `V-13` of the consistency checks, `C-…` of completeness. */
export type RuleId = string;

/** Strongest first: blocks, then unknown yet, then needs review decide a verdict; the last two never do. */
const severities = ["blocks", "unknown-yet", "needs-review", "needs-comment", "information"] as const;
export type Severity = (typeof severities)[number];

export type Verdict = "eligible" | "not-eligible" | "needs-review" | "not-yet-known";

/**
 * One rule's word. The message is a key with values, put into words by the screen in the reader's language:
 * key `finding.<rule>.<case>`, for example `finding.R-31.within-60-days` with `{ days: 12 }`.
 */
export interface TraceLine {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The child it is about; null for the whole COE. */
  readonly childId: string | null;
  /** The fields it speaks of, the first being the one to go to. */
  readonly fields: readonly FieldPath[];
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Law, regulation, guidance or form item, for example `34 CFR 200.81(g)`. */
  readonly citation: string;
}

/** A pair of moves that was looked at and did not hold, with the rule that failed it. */
export interface FailedMove {
  readonly moveId: string;
  readonly workerId: string | null;
  readonly line: TraceLine;
}

/** What one child's eligibility is, and why. Dates are null while they are not known, and for a child who is not eligible. */
export interface ChildDetermination {
  readonly childId: string;
  readonly verdict: Verdict;
  readonly qad: CalendarDate | null;
  /** Last day of the 36 months, before any early end. */
  readonly lastEligibleDay: CalendarDate | null;
  /** Eligibility Expiration Date by the State's convention. */
  readonly eed: CalendarDate | null;
  /** Graduation, HSED or death before the EED. */
  readonly endsEarly: { readonly date: CalendarDate; readonly rule: RuleId } | null;
  readonly residencyDate: CalendarDate | null;
  /** Item 1, item 4 and the work of items 5 and 6. */
  readonly childMoveId: string | null;
  readonly workerMoveId: string | null;
  readonly workerId: string | null;
  readonly workId: string | null;
  /** Item 2a, from the dates. */
  readonly manner: Manner | null;
  /** Item 2bi where the child joined or preceded. */
  readonly childMovedOn: CalendarDate | null;
  readonly workerArrivedOn: CalendarDate | null;
  /** Every rule that was applied, also those that held. */
  readonly trace: readonly TraceLine[];
  readonly failedMoves: readonly FailedMove[];
}

/** A comment that this COE owes, with a sentence starter built from the facts. */
export interface OwedComment {
  /** `2bi`, `4a`, …, `advisory:<topic>`, `signature:<method>`: also the key in `answers.comments`. */
  readonly kind: string;
  readonly rule: RuleId;
  readonly starter: { readonly message: string; readonly values: Readonly<Record<string, string | number>> };
  /** Advisory comments are asked for, the others hold up signing. */
  readonly required: boolean;
  readonly written: boolean;
}

/** The children of one COE: same worker, QAD and basis. More than one group means the COE has to be split. */
export interface CoeGroup {
  readonly childIds: readonly string[];
  readonly verdict: Verdict;
  readonly qad: CalendarDate | null;
  readonly workerId: string | null;
}

/** Everything the rules say about one COE. */
export interface Determination {
  readonly ruleSet: string;
  readonly verdict: Verdict;
  readonly children: readonly ChildDetermination[];
  readonly groups: readonly CoeGroup[];
  /** Findings about the COE as a whole: consistency checks, owed comments, splitting. Lines of children stand in their traces. */
  readonly findings: readonly TraceLine[];
  readonly comments: readonly OwedComment[];
}

/** What would change a verdict: the fields to ask about, and the verdict each answer would give. */
export interface WhatIf {
  readonly childId: string;
  readonly field: FieldPath;
  readonly rule: RuleId;
  readonly verdict: Verdict;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}
