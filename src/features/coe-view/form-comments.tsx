import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import { commentField } from "../../domain/coe/field-path.ts";
import { nationalForm } from "../../domain/coe/form.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";

/** The Comments section, one part for each comment. */
export function FormComments({ answers }: { answers: CoeAnswers }) {
  const t = useWords();
  const locale = useLocale();
  const written = Object.entries(answers.comments).filter(([, text]) => text.trim() !== "");
  return (
    <Card title={<span lang="en">{nationalForm.comments.title}</span>}>
      {written.length === 0 ? (
        <p>{t("coe-view.no-comments")}</p>
      ) : (
        <FactList
          facts={written.map(([key, value]) => ({
            id: key,
            term: fieldLabel(commentField(key), answers)[locale],
            value,
          }))}
        />
      )}
    </Card>
  );
}

/** Part III: what the State asks beside the national form. */
export function FormState({ answers, policy }: { answers: CoeAnswers; policy: StatePolicy }) {
  const t = useWords();
  const locale = useLocale();
  const asked = policy.addedQuestions.flatMap((question) => {
    const said = (code: string | undefined) =>
      question.options.find((option) => option.code === code)?.label[locale] ?? code ?? "-";
    if (question.about === "family") {
      return [{ id: question.id, term: question.label[locale], value: said(answers.stateInformation[question.id]) }];
    }
    return answers.childData.children.map((child) => ({
      id: `${question.id}-${child.id}`,
      term: `${child.firstName}: ${question.label[locale]}`,
      value: said(child.stateInformation[question.id]),
    }));
  });
  if (asked.length === 0) return null;
  return (
    <Card title={t("coe-view.state")}>
      <FactList facts={asked} />
    </Card>
  );
}
