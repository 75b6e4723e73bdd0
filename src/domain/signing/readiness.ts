import type { CalendarDate } from "../base/calendar-date.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { commentField, type FieldPath } from "../coe/field-path.ts";
import type { IncompleteField } from "../coe/incomplete-field.ts";
import type { Determination, OwedComment, Severity, TraceLine } from "../eligibility/determination.ts";
import { determine } from "../eligibility/determine.ts";
import { usableDate } from "../eligibility/interview-facts.ts";
import { signatureOrderFindings } from "../eligibility/signature-order.ts";
import { blockersOf, openFieldsOf } from "../review/decisions.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { withoutSigning } from "./signing-act.ts";

/** One thing to mend before signing: where to go, and what to say. */
export interface OpenPoint {
  readonly key: string;
  readonly field: FieldPath;
  readonly childId: string | null;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Readiness {
  /** Nothing has to be mended. Who is not eligible cannot be certified; what merely needs review can be signed. */
  readonly ready: boolean;
  readonly determination: Determination;
  readonly mustFix: readonly OpenPoint[];
  /** How many of them no rule objects to: they are not answered yet. */
  readonly ask: number;
  readonly comments: readonly OpenPoint[];
  readonly doubleCheck: readonly OpenPoint[];
  /** Children with other facts need a COE of their own first. */
  readonly mustSplit: boolean;
}

/** What stands between a COE and its signing, apart from the act of signing itself. `today` is the day it would be signed on. */
export function readinessOf(given: CoeAnswers, policy: StatePolicy, today: CalendarDate | null = null): Readiness {
  const answers = withoutSigning(given);
  const determination = determine(answers, policy);
  const lines = [
    ...determination.children.flatMap((child) => child.trace),
    ...determination.findings,
    ...orderOf(answers, today),
  ];
  const openOfForm = openFieldsOf(answers, determination);
  const open = openOfForm.map(fromIncomplete);
  const openFields = new Set(open.map((point) => point.field));
  // A fact that is missing for the form is missing for a rule too: it is asked for once.
  const missing = pointsOf(lines, "unknown-yet").filter((point) => !openFields.has(point.field));
  const wrong = unique(pointsOf(lines, "blocks"));
  const mustFix = unique([...wrong, ...open, ...missing]);
  const comments = determination.comments.filter((comment) => comment.required && !comment.written).map(fromComment);
  return {
    ready: mustFix.length + comments.length + blockersOf({ determination, openFields: openOfForm }).length === 0,
    determination,
    mustFix,
    ask: mustFix.length - wrong.length,
    comments,
    doubleCheck: unique(pointsOf(lines, "needs-review")),
    mustSplit: determination.groups.length > 1,
  };
}

/** V-12, before it is too late: an interview that is dated later than the signature would be. */
const orderOf = (answers: CoeAnswers, today: CalendarDate | null): readonly TraceLine[] =>
  signatureOrderFindings({
    interviewDate: usableDate(answers.intervieweeSignature.interviewDate),
    interviewer: today === null ? null : { personId: "", signedOn: today },
    reviewer: null,
  });

const pointsOf = (lines: readonly TraceLine[], severity: Severity): OpenPoint[] =>
  lines
    .filter((line) => line.severity === severity)
    .map(({ message, fields, values, childId }) => ({
      key: `${message}|${fields[0] ?? ""}|${JSON.stringify(values)}`,
      field: fields[0] ?? (childId ? `childData.children.${childId}` : "childData.children"),
      childId,
      message,
      values,
    }));

const fromIncomplete = ({ field, message, values }: IncompleteField): OpenPoint => ({
  key: `${message}|${field}`,
  field,
  childId: null,
  message,
  values,
});

const fromComment = ({ kind }: OwedComment): OpenPoint => ({
  key: `comment|${kind}`,
  field: commentField(kind),
  childId: null,
  message: "signing.comment-owed",
  values: { item: kind },
});

const unique = (points: readonly OpenPoint[]): readonly OpenPoint[] => [
  ...new Map(points.map((point) => [point.key, point])).values(),
];
