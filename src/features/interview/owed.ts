import { commentField, type FieldPath } from "../../domain/coe/field-path.ts";
import type { IncompleteField } from "../../domain/coe/incomplete-field.ts";
import type { Determination, OwedComment, TraceLine } from "../../domain/eligibility/determination.ts";

/** One line of "Check this COE": where to go, and what to say there. */
export interface OwedLine {
  readonly key: string;
  readonly field: FieldPath;
  readonly childId: string | null;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly citation: string;
}

/** What stands between this COE and its signing, in the three groups of the error summary. */
export interface Owed {
  readonly mustFix: readonly OwedLine[];
  readonly ask: number;
  readonly comments: readonly OwedLine[];
  readonly doubleCheck: readonly OwedLine[];
  readonly byField: ReadonlyMap<FieldPath, OwedLine>;
}

/** Splitting is no field: its line leads to the banner that does it, on the page of all sections. */
export const splitPlace = "split-coe";

export function owedBy(determination: Determination, incomplete: readonly IncompleteField[]): Owed {
  const lines = [...determination.children.flatMap((child) => child.trace), ...determination.findings];
  const open = incomplete.map(fromIncomplete);
  const openFields = new Set(open.map((line) => line.field));
  // A fact that is missing for the form is missing for a rule too: it is asked for once.
  const missing = byField(linesOf(lines, "unknown-yet")).filter((line) => !openFields.has(line.field));
  const wrong = unique(linesOf(lines, "blocks"));
  const mustFix = unique([...wrong, ...open, ...missing]);
  const doubleCheck = unique(linesOf(lines, "needs-review"));
  const comments = determination.comments.filter((comment) => comment.required && !comment.written).map(fromComment);
  return {
    mustFix,
    ask: mustFix.length - wrong.length,
    comments,
    doubleCheck,
    byField: new Map([...mustFix, ...comments].reverse().map((line) => [line.field, line])),
  };
}

const linesOf = (lines: readonly TraceLine[], severity: TraceLine["severity"]): OwedLine[] =>
  lines
    .filter((line) => line.severity === severity)
    .map((line) => ({
      key: `${line.message}|${line.fields[0] ?? ""}|${JSON.stringify(line.values)}`,
      field:
        line.rule === "R-68" || line.rule === "R-69"
          ? splitPlace
          : (line.fields[0] ?? (line.childId ? `childData.children.${line.childId}` : "childData.children")),
      childId: line.childId,
      message: line.message,
      values: line.values,
      citation: line.citation,
    }));

const fromIncomplete = ({ field, message, values, rule }: IncompleteField): OwedLine => ({
  key: `${message}|${field}`,
  field,
  childId: null,
  message,
  values,
  citation: rule,
});

const fromComment = ({ kind, rule }: OwedComment): OwedLine => ({
  key: `comment|${kind}`,
  field: commentField(kind),
  childId: null,
  message: "interview.comment.owed",
  values: { item: kind },
  citation: rule,
});

/** Several rules may wait for one fact. */
const byField = (lines: readonly OwedLine[]): readonly OwedLine[] => [
  ...new Map(lines.map((line) => [line.field, line])).values(),
];

/** The same sentence about the same field is said once, also where it concerns several children. */
function unique(lines: readonly OwedLine[]): readonly OwedLine[] {
  return [...new Map(lines.map((line) => [line.key, line])).values()];
}
