import { useWatch } from "react-hook-form";
import { dateOf } from "../../domain/coe/answer.ts";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import { ChoiceAnswer, LongTextAnswer, YesNoAnswer } from "./answer-fields.tsx";
import { DateAnswerField } from "./date-answer-field.tsx";
import { useSettledAnswers } from "./interview-context.ts";
import { MovePeople } from "./move-people.tsx";
import { MoveSpecialQuestions } from "./move-special-questions.tsx";
import { OfficialItem } from "./official-words.tsx";
import { PlaceFields } from "./place-fields.tsx";

export function useMoveTitle(id: string, place: number): string {
  const t = useWords();
  const locale = useLocale();
  const [city = "", day = ""] = useSettledAnswers((answers) => {
    const move = answers.qualifyingMoves.moves.find((entry) => entry.id === id);
    return move ? `${move.to.city.trim()}\t${dateOf(move.date) ?? ""}` : "";
  }).split("\t");
  const facts = [city, day ? formatDay(day, locale) : ""].filter((fact) => fact !== "").join(", ");
  const title = t("interview.move.number", { number: place + 1 });
  return facts === "" ? title : `${title} · ${facts}`;
}

export function MoveQuestions({ moveId }: { moveId: string }) {
  const t = useWords();
  return (
    <div className="stack">
      <DateAnswerField
        hint={t("interview.move.date-hint")}
        label={t("interview.move.date")}
        mayBeEstimated
        name="date"
        past
      />
      <PlaceFields name="from" title={t("interview.move.from")} />
      <PlaceFields name="to" title={t("interview.move.to")} />
      <p className="field__official" lang="en">
        <OfficialItem item="1" />
      </p>
      <MovePeople moveId={moveId} />
      <Necessity />
      <Residence />
      <MoveSpecialQuestions moveId={moveId} />
    </div>
  );
}

/** the family could not afford to stay; a real part of the reason is enough. */
function Necessity() {
  const t = useWords();
  return (
    <>
      <ChoiceAnswer
        choices={[
          { value: "yes", label: t("interview.yes") },
          { value: "no", label: t("interview.no") },
          { value: "unknown", label: t("interview.dash.unknown") },
        ]}
        hint={t("interview.move.need-hint")}
        label={t("interview.move.need")}
        layout="row"
        name="economicNecessity"
        official="moved due to economic necessity"
      />
      <LongTextAnswer
        hint={t("interview.move.reason-hint")}
        label={t("interview.move.reason")}
        name="necessityReason"
        rows={2}
      />
    </>
  );
}

/** */
function Residence() {
  const t = useWords();
  const changed = useWatch({ name: "changedResidence" }) as boolean | null;
  return (
    <>
      <YesNoAnswer hint={t("interview.move.lived-hint")} label={t("interview.move.lived")} name="changedResidence" />
      {changed === false ? (
        <ChoiceAnswer
          choices={[
            { value: "commute", label: t("interview.move.commute") },
            { value: "visit", label: t("interview.move.visit") },
            { value: "stop-over", label: t("interview.move.stop-over") },
          ]}
          label={t("interview.move.not-a-residence")}
          name="notAResidence"
        />
      ) : null}
    </>
  );
}
