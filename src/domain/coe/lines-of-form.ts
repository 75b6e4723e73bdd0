import type { Child } from "./child-data.ts";
import type { CoeAnswers } from "./coe.ts";
import type { FieldPath } from "./field-path.ts";

/** Something to mend or to look at again: where it is, and which child it is about where a rule says so. */
interface FormLine {
  readonly key: string;
  readonly field: FieldPath;
  readonly childId: string | null;
}

/** The words for it, in the reader's language. */
interface LineWords<L extends FormLine> {
  sentence(line: L): string;
  /** A child without a name yet. */
  child(number: number): string;
  section(line: L): string;
}

interface ToldLine {
  readonly id: string;
  readonly fieldId: FieldPath;
  readonly text: string;
  /** The child or the part of the form that it is about; undefined where there are few lines. */
  readonly under: string | undefined;
}

/** So many lines are taken in at a glance; more are shown under the child or the section that they are about. */
const atAGlance = 5;

export function linesOfForm<L extends FormLine>(
  lines: readonly L[],
  { childData: { children } }: CoeAnswers,
  words: LineWords<L>,
): readonly ToldLine[] {
  const grouped = lines.length > atAGlance;
  return lines.map((line) => {
    const place = children.findIndex((child) => child.id === childOf(line));
    const child = children[place];
    const name = child ? fullName(child) || words.child(place + 1) : "";
    const sentence = words.sentence(line);
    return {
      id: line.key,
      fieldId: line.field,
      text: grouped || children.length < 2 || sentence.includes(name) ? sentence : `${name}: ${sentence}`,
      under: grouped ? name || words.section(line) : undefined,
    };
  });
}

/** Two cousins of one first name are told apart by the last one. */
const fullName = ({ firstName, lastName1 }: Child): string => `${firstName.trim()} ${lastName1.trim()}`.trim();

/** A rule says which child it is about; what is missing on the form says so by its field. */
const childOf = ({ childId, field }: FormLine): string | undefined =>
  childId ?? /^childData\.children\.([^.]+)/.exec(field)?.[1];
