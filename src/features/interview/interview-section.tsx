import { offeredRelations } from "../../domain/coe/relationship.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { TextAnswer } from "./answer-fields.tsx";
import { CardForm } from "./card-form.tsx";
import { interviewPart } from "./card-parts.ts";
import { DateAnswerField } from "./date-answer-field.tsx";
import { goToField } from "./go-to-field.ts";
import { useAnswers, useInterview } from "./interview-context.ts";
import { setInterviewDate } from "./interview-edits.ts";

/** Who answers, in which language, and on which day. */
export function InterviewSection() {
  const t = useWords();
  const locale = useLocale();
  return (
    <CardForm part={interviewPart} path="intervieweeSignature">
      <Card>
        <div className="stack">
          <DateAnswerField
            label={t("interview.talk.date")}
            name="interviewDate"
            note={<TodayButton />}
            official="Date"
            past
          />
          <TextAnswer hint={t("interview.talk.name-hint")} label={t("interview.talk.name")} name="intervieweeName" />
          <TextAnswer
            hint={t("interview.talk.relationship-hint")}
            label={t("interview.talk.relationship")}
            name="relationship"
            official="Relationship to the child"
            suggestions={offeredRelations.map(({ en, es }) => (locale === "es" ? { value: en, label: es } : en))}
          />
          <TextAnswer
            hint={t("interview.talk.language-hint")}
            label={t("interview.talk.language")}
            name="interviewLanguage"
            suggestions={[
              "English",
              "Español",
              "Mixteco",
              "Zapoteco",
              "Triqui",
              "Mam",
              "K'iche'",
              "Q'anjob'al",
              "Kreyòl",
            ]}
          />
          <TextAnswer
            hint={t("interview.talk.interpreter-hint")}
            label={t("interview.talk.interpreter")}
            name="interpreter"
          />
        </div>
      </Card>
    </CardForm>
  );
}

/** The day of the interview is nearly always today; it is still a person who says so. */
function TodayButton() {
  const t = useWords();
  const { session, world } = useInterview();
  const empty = useAnswers((answers) => answers.intervieweeSignature.interviewDate.y === "");
  if (!empty) return null;
  const tell = () => {
    session.change((answers) => setInterviewDate(answers, world.today()));
    // The button goes; whoever is on it must be somewhere.
    goToField("intervieweeSignature.interviewDate");
  };
  return (
    <Button icon="calendar-today" onClick={tell} variant="secondary">
      {t("interview.talk.today")}
    </Button>
  );
}
