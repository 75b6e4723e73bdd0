import type { FieldPath } from "../../domain/coe/field-path.ts";
import { childField } from "../../domain/coe/field-path.ts";
import type { AddedQuestion } from "../../domain/states/state-policy.ts";
import { dayWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { FieldValue } from "./field-value.tsx";
import { useSheet } from "./sheet-context.ts";
import { SheetSection } from "./sheet-section.tsx";
import { nameOf } from "./value-words.ts";

/** Part III: what the State asks beside the national form. Nothing where it asks nothing. */
export function StatePart() {
  const t = useWords();
  const { answers, policy } = useSheet();
  const { addedQuestions } = policy;
  if (addedQuestions.length === 0) return null;
  const ofFamily = addedQuestions.filter((question) => question.about === "family");
  const ofChildren = addedQuestions.filter((question) => question.about === "child");
  return (
    <SheetSection title="State Requested/Required Information" translated={t("review.section.state")}>
      <Answers given={answers.stateInformation} path={(id) => `stateInformation.${id}`} questions={ofFamily} />
      {ofChildren.length > 0 ? <ChildAnswers questions={ofChildren} /> : null}
    </SheetSection>
  );
}

type AnswersProps = {
  questions: readonly AddedQuestion[];
  given: Readonly<Record<string, string>>;
  path: (id: string) => FieldPath;
};

function Answers({ questions, given, path }: AnswersProps) {
  const locale = useLocale();
  if (questions.length === 0) return null;
  return (
    <dl className="sheet-facts">
      {questions.map((question) => (
        <div className="sheet-fact" key={question.id}>
          <dt>{question.label[locale]}</dt>
          <dd>
            <FieldValue field={path(question.id)}>{answerWords(question, given[question.id] ?? "", locale)}</FieldValue>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** One line for each child, as in the section of their names. */
function ChildAnswers({ questions }: Pick<AnswersProps, "questions">) {
  const t = useWords();
  const locale = useLocale();
  const { answers } = useSheet();
  return (
    <table className="child-table">
      <caption className="screen-reader-only">{t("review.section.state")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("review.outcome.child")}</th>
          {questions.map((question) => (
            <th key={question.id} scope="col">
              {question.label[locale]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answers.childData.children.map((child) => (
          <tr key={child.id}>
            <th scope="row">{nameOf(answers, child.id)}</th>
            {questions.map((question) => (
              <td data-label={question.label[locale]} key={question.id}>
                <FieldValue field={childField(child.id, `stateInformation.${question.id}`)}>
                  {answerWords(question, child.stateInformation[question.id] ?? "", locale)}
                </FieldValue>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function answerWords(question: AddedQuestion, given: string, locale: "en" | "es"): string {
  if (given.trim() === "") return "-";
  if (question.kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(given)) return dayWords(given, locale);
  return question.options.find((option) => option.code === given)?.label[locale] ?? given;
}
