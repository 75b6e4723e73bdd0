import { memo, useMemo } from "react";
import { useController } from "react-hook-form";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { AddedQuestion } from "../../domain/states/state-policy.ts";
import { Card } from "../../ui/card.tsx";
import { MemorableDate } from "../../ui/memorable-date.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { ChoiceAnswer, SelectAnswer, TextAnswer } from "./answer-fields.tsx";
import { CardForm, type CardPart, useFieldId } from "./card-form.tsx";
import { splitIds } from "./children-section.tsx";
import { useDateWords } from "./date-words.ts";
import { useAnswers, useInterview } from "./interview-context.ts";

type StateAnswers = Record<string, string>;

/** Only what is answered is kept: a question that nobody answered, or whose answer was taken back, is not on the form. */
function statePart(
  read: (answers: CoeAnswers) => StateAnswers | undefined,
  write: (answers: CoeAnswers, given: StateAnswers) => CoeAnswers,
): CardPart<Partial<StateAnswers>> {
  // Whoever wrote asks for the very object it gave.
  let given: Partial<StateAnswers> = {};
  let kept: StateAnswers | undefined;
  return {
    read: (answers) => {
      const now = read(answers);
      return now !== undefined && now === kept ? given : now;
    },
    write: (answers, values) => {
      given = values;
      kept = Object.fromEntries(
        Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""),
      );
      return write(answers, kept);
    },
  };
}

const familyPart = () =>
  statePart(
    (answers) => answers.stateInformation,
    (answers, stateInformation) => ({ ...answers, stateInformation }),
  );

const childPart = (id: string) =>
  statePart(
    (answers) => answers.childData.children.find((child) => child.id === id)?.stateInformation,
    (answers, stateInformation) => ({
      ...answers,
      childData: {
        children: answers.childData.children.map((child) => (child.id === id ? { ...child, stateInformation } : child)),
      },
    }),
  );

/** Part III: what the State asks besides the national form, about the family and about each child. */
export function StateSection() {
  const t = useWords();
  const { policy } = useInterview();
  const ofFamily = useMemo(familyPart, []);
  const ids = splitIds(useAnswers((answers) => answers.childData.children.map((child) => child.id).join(" ")));
  const about = (who: AddedQuestion["about"]) => policy.addedQuestions.filter((question) => question.about === who);
  return (
    <div className="stack">
      {about("family").length > 0 ? (
        <Card title={t("interview.state.family")}>
          <CardForm part={ofFamily} path="stateInformation">
            <Questions questions={about("family")} />
          </CardForm>
        </Card>
      ) : null}
      {about("child").length > 0
        ? ids.map((id, place) => <ChildQuestions id={id} key={id} place={place} questions={about("child")} />)
        : null}
    </div>
  );
}

interface ChildQuestionsProps {
  id: string;
  place: number;
  questions: readonly AddedQuestion[];
}

const ChildQuestions = memo(function ChildQuestions({ id, place, questions }: ChildQuestionsProps) {
  const t = useWords();
  const part = useMemo(() => childPart(id), [id]);
  const name = useAnswers(
    (answers) => answers.childData.children.find((child) => child.id === id)?.firstName.trim() ?? "",
  );
  return (
    <Card title={name || t("interview.child.number", { number: place + 1 })}>
      <CardForm part={part} path={`childData.children.${id}.stateInformation`}>
        <Questions questions={questions} />
      </CardForm>
    </Card>
  );
});

function Questions({ questions }: { questions: readonly AddedQuestion[] }) {
  return (
    <div className="stack">
      {questions.map((question) => (
        <StateQuestion key={question.id} question={question} />
      ))}
    </div>
  );
}

function StateQuestion({ question }: { question: AddedQuestion }) {
  const t = useWords();
  const locale = useLocale();
  const words = {
    name: question.id,
    // The State's own questions hold nothing up.
    label: `${question.label[locale]} ${t("interview.optional")}`,
    hint: question.hint?.[locale],
    official: locale === "en" ? undefined : question.label.en,
  };
  switch (question.kind) {
    case "text":
      return <TextAnswer {...words} />;
    case "date":
      return <StateDate {...words} />;
    case "yes-no":
      return (
        <ChoiceAnswer
          {...words}
          choices={[
            { value: "yes", label: t("interview.yes") },
            { value: "no", label: t("interview.no") },
          ]}
          layout="row"
        />
      );
    case "choice":
      // A long list scrolls by under the finger; the tablet's own list does not.
      if (question.options.length > 6) {
        return (
          <SelectAnswer
            {...words}
            choices={question.options.map((option) => ({ value: option.code, label: option.label[locale] }))}
          />
        );
      }
      return (
        <ChoiceAnswer
          {...words}
          choices={question.options.map((option) => ({ value: option.code, label: option.label[locale] }))}
        />
      );
  }
}

/** Kept as `year-month-day`, also while it is half typed. */
function StateDate({ name, ...words }: { name: string; label: string; hint: string | undefined }) {
  const id = useFieldId(name);
  const { field } = useController({ name });
  const [y = "", m = "", d = ""] = ((field.value as string | undefined) ?? "").split("-");
  const plain = (part: string) => part.replace(/^0(?=\d)/, "");
  return (
    <MemorableDate
      {...words}
      id={id}
      onBlur={field.onBlur}
      onChange={(parts) => field.onChange(iso(parts))}
      value={{ y, m: plain(m), d: plain(d) }}
      words={useDateWords()}
    />
  );
}

function iso({ y, m, d }: { y: string; m: string; d: string }): string {
  if (y === "" && m === "" && d === "") return "";
  const isDay = /^\d{4}$/.test(y) && /^\d{1,2}$/.test(m) && /^\d{2}$/.test(d);
  return isDay ? `${y}-${m.padStart(2, "0")}-${d}` : `${y}-${m}-${d}`;
}
