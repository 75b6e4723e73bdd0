import type { Child } from "../../domain/coe/child-data.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { sectionOfField } from "../../domain/coe/section-of-field.ts";
import type { SummaryEntry } from "../../ui/error-summary.tsx";
import type { Speak } from "../../ui/words.tsx";
import { type OwedLine, splitPlace } from "./owed.ts";

/** So many lines are taken in at a glance; more are shown under the child or the section that they are about. */
const atAGlance = 5;

export function checkLines(lines: readonly OwedLine[], answers: CoeAnswers, t: Speak): readonly SummaryEntry[] {
  const { children } = answers.childData;
  const grouped = lines.length > atAGlance;
  return lines.map((line) => {
    const place = children.findIndex((child) => child.id === childOf(line));
    const child = children[place];
    const name = child ? fullName(child) || t("interview.child.number", { number: place + 1 }) : "";
    const sentence = t(line.message, line.values);
    return {
      id: line.key,
      fieldId: line.field,
      text: grouped || children.length < 2 || sentence.includes(name) ? sentence : `${name}: ${sentence}`,
      under: grouped ? name || sectionName(line, t) : undefined,
    };
  });
}

/** Two cousins of one first name are told apart by the last one. */
const fullName = ({ firstName, lastName1 }: Child): string => `${firstName.trim()} ${lastName1.trim()}`.trim();

/** A rule says which child it is about; what is missing on the form says so by its field. */
const childOf = ({ childId, field }: OwedLine): string | undefined =>
  childId ?? /^childData\.children\.([^.]+)/.exec(field)?.[1];

const sectionName = ({ field }: OwedLine, t: Speak): string =>
  t(`interview.section.${field === splitPlace ? "children" : sectionOfField(field)}`);
