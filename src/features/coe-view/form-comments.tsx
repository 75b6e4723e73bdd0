import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import { commentField } from "../../domain/coe/field-path.ts";
import type { AddedQuestion, StatePolicy } from "../../domain/states/state-policy.ts";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { OfficialTitle } from "./official-title.tsx";

/** The Comments section, one part for each comment. */
export function FormComments({ answers }: { answers: CoeAnswers }) {
  const t = useWords();
  const locale = useLocale();
  const written = Object.entries(answers.comments).filter(([, text]) => text.trim() !== "");
  return (
    <Card title={<OfficialTitle section="comments" />}>
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

/** Part III: what the State asks beside the national form, about the family and then about each child. */
export function FormState({ answers, policy }: { answers: CoeAnswers; policy: StatePolicy }) {
  const t = useWords();
  const locale = useLocale();
  const facts = (about: AddedQuestion["about"], said: Readonly<Record<string, string>>) =>
    policy.addedQuestions
      .filter((question) => question.about === about)
      .map(({ id, label, options }) => {
        const code = said[id]?.trim() || "-";
        const value = options.find((option) => option.code === code)?.label[locale] ?? code;
        return { id, term: label[locale], value };
      });
  const ofFamily = facts("family", answers.stateInformation);
  const ofChildren = answers.childData.children.map((child) => ({
    child,
    said: facts("child", child.stateInformation),
  }));
  if (policy.addedQuestions.length === 0) return null;
  return (
    <Card title={t("coe-view.state")}>
      {ofFamily.length > 0 ? <FactList columns facts={ofFamily} /> : null}
      {ofChildren.map(({ child, said }) =>
        said.length > 0 ? (
          <section className="coe-view__child" key={child.id}>
            <h3>{`${child.firstName} ${child.lastName1}`.trim()}</h3>
            <FactList columns facts={said} />
          </section>
        ) : null,
      )}
    </Card>
  );
}
