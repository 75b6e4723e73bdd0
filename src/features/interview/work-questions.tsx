import { useWatch } from "react-hook-form";
import { daysBetween } from "../../domain/base/calendar-date.ts";
import { type DateAnswer, dateOf } from "../../domain/coe/answer.ts";
import type { Work } from "../../domain/coe/qualifying-moves.ts";
import { useAnswer } from "../../ui/use-answer.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { ChoiceAnswer, TextAnswer, TickAnswer, YesNoAnswer } from "./answer-fields.tsx";
import { DateAnswerField } from "./date-answer-field.tsx";
import { useAnswers, useInterview } from "./interview-context.ts";
import { MoreQuestions } from "./more-questions.tsx";
import { OfficialItem } from "./official-words.tsx";
import { TemporaryBasis } from "./temporary-basis.tsx";
import type { WorkSuggestion } from "./work-suggestions.ts";

export function WorkQuestions({ moveId, name }: { moveId: string; name: string }) {
  const t = useWords();
  const [engaged, sought] = useWatch({ name: ["engaged", "activelySought"] }) as (boolean | null)[];
  return (
    <div className="stack">
      <YesNoAnswer
        hint={t("interview.work.engaged-hint")}
        label={t("interview.work.engaged", { name })}
        name="engaged"
        official={<OfficialItem item="4a" />}
      />
      {engaged === true ? <Engagement moveId={moveId} name={name} /> : null}
      {engaged === false ? (
        <YesNoAnswer
          hint={t("interview.work.sought-hint")}
          label={t("interview.work.sought", { name })}
          name="activelySought"
          official={<OfficialItem item="4b" />}
        />
      ) : null}
      {engaged === true || sought === true ? <TheWork name={name} sought={engaged === false} /> : null}
    </div>
  );
}

function Engagement({ moveId, name }: { moveId: string; name: string }) {
  const t = useWords();
  return (
    <>
      <DateAnswerField
        label={t("interview.work.started")}
        mayBeEstimated
        name="engagedDate"
        note={<DaysAfterMove moveId={moveId} />}
        past
      />
      <YesNoAnswer
        hint={t("interview.work.new-hint")}
        label={t("interview.work.new", { name })}
        name="newEmployment"
        no={t("interview.work.new-no")}
        yes={t("interview.work.new-yes")}
      />
    </>
  );
}

/** R-31 counts calendar days with the move as day 0; the number is said at once, and that a comment follows beyond the limit. */
function DaysAfterMove({ moveId }: { moveId: string }) {
  const t = useWords();
  const { policy } = useInterview();
  const moved = useAnswers(({ qualifyingMoves }) => {
    const move = qualifyingMoves.moves.find((entry) => entry.id === moveId);
    return move ? dateOf(move.date) : null;
  });
  const started = dateOf(useWatch({ name: "engagedDate" }) as DateAnswer);
  if (moved === null || started === null) return null;
  const days = daysBetween(moved, started);
  if (days < 0) return t("interview.work.before-move", { days: -days });
  return t(days > policy.soonAfterDays ? "interview.work.late" : "interview.work.days-after", {
    days,
    limit: policy.soonAfterDays,
  });
}

/** They come behind the question: nobody waits for what is only offered. */
const loadSuggestions = async () => (await import("./work-suggestions.ts")).workSuggestions;
const noSuggestions: readonly WorkSuggestion[] = [];

function TheWork({ name, sought }: { name: string; sought: boolean }) {
  const t = useWords();
  const locale = useLocale();
  const suggestions = useAnswer(loadSuggestions, noSuggestions);
  const [employment, sector] = useWatch({ name: ["employment", "sector"] }) as [Work["employment"], Work["sector"]];
  return (
    <>
      <TextAnswer
        hint={t("interview.work.what-hint")}
        label={t(sought ? "interview.work.what-sought" : "interview.work.what", { name })}
        name="description"
        official={<OfficialItem item="5" />}
        suggestions={suggestions.map(({ en, es }) => (locale === "es" ? { value: en, label: es } : en))}
        width="full"
      />
      <ChoiceAnswer
        choices={(["agricultural", "fishing", "other"] as const).map((value) => ({
          value,
          label: t(`interview.sector.${value}`),
        }))}
        label={t("interview.work.sector")}
        name="sector"
        official={<OfficialItem item="5b" />}
      />
      <ChoiceAnswer
        choices={(["seasonal", "temporary", "year-round"] as const).map((value) => ({
          value,
          label: t(`interview.employment.${value}`),
          hint: t(`interview.employment.${value}-hint`),
        }))}
        label={t("interview.work.employment")}
        name="employment"
        official={<OfficialItem item="5a" />}
      />
      {employment === "temporary" ? <TemporaryBasis /> : null}
      <TickAnswer
        hint={t("interview.work.subsistence-hint")}
        label={t("interview.work.subsistence")}
        name="personalSubsistence"
        official={<OfficialItem item="5*" />}
      />
      <Judgement other={sector === "other"} />
    </>
  );
}

function Judgement({ other }: { other: boolean }) {
  const t = useWords();
  const [judged, commutes] = useWatch({ name: ["activityQualifies", "commutes"] }) as [
    Work["activityQualifies"],
    boolean | null,
  ];
  return (
    <MoreQuestions open={other || judged !== null || commutes !== null} title={t("interview.work.more")}>
      <ChoiceAnswer
        choices={[
          { value: "yes", label: t("interview.yes") },
          { value: "no", label: t("interview.no") },
          { value: "unknown", label: t("interview.work.let-reviewer") },
        ]}
        hint={t("interview.work.qualifies-hint")}
        label={t("interview.work.qualifies")}
        layout="row"
        name="activityQualifies"
      />
      <TickAnswer label={t("interview.work.commutes")} name="commutes" />
    </MoreQuestions>
  );
}
