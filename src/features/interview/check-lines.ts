import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { linesOfForm } from "../../domain/coe/lines-of-form.ts";
import { sectionOfField } from "../../domain/coe/section-of-field.ts";
import type { SummaryEntry } from "../../ui/error-summary.tsx";
import type { Speak } from "../../ui/words.tsx";
import { type OwedLine, splitPlace } from "./owed.ts";

export const checkLines = (lines: readonly OwedLine[], answers: CoeAnswers, t: Speak): readonly SummaryEntry[] =>
  linesOfForm(lines, answers, {
    sentence: ({ message, values }) => t(message, values),
    child: (number) => t("interview.child.number", { number }),
    section: ({ field }) => t(`interview.section.${field === splitPlace ? "children" : sectionOfField(field)}`),
  });
