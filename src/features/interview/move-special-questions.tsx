import { useWatch } from "react-hook-form";
import { daysBetween } from "../../domain/base/calendar-date.ts";
import { type DashableText, dateOf, textOf } from "../../domain/coe/answer.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { Move } from "../../domain/coe/qualifying-moves.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import { useWords } from "../../ui/words.tsx";
import { ChoiceAnswer, TextAnswer, YesNoAnswer } from "./answer-fields.tsx";
import { useAnswers, useInterview } from "./interview-context.ts";
import { MoreQuestions } from "./more-questions.tsx";

/** Questions that only some families hear: short stays, huge districts, people still on their way. */
export function MoveSpecialQuestions({ moveId }: { moveId: string }) {
  const { policy } = useInterview();
  const short = useAnswers((answers) => mayBeShortStay(answers, moveId, policy));
  return (
    <>
      <HugeDistrict />
      {short ? <ShortStay /> : null}
      <Seldom />
    </>
  );
}

/** Something was said about it, or the same people moved on, or were interviewed, within those few days. */
function mayBeShortStay(answers: CoeAnswers, moveId: string, policy: StatePolicy): boolean {
  const { moves } = answers.qualifyingMoves;
  const move = moves.find((entry) => entry.id === moveId);
  if (!move) return false;
  if (move.stayDays !== "" || move.returned !== null) return true;
  const arrived = dateOf(move.date);
  if (arrived === null) return false;
  const ends = [
    dateOf(answers.intervieweeSignature.interviewDate),
    ...moves.filter((entry) => isSameFamily(entry, move)).map((entry) => dateOf(entry.date)),
  ];
  return ends.some((end) => end !== null && end > arrived && daysBetween(arrived, end) < policy.shortStayDays);
}

const isSameFamily = (entry: Move, move: Move): boolean =>
  entry.id !== move.id && entry.childIds.some((id) => move.childIds.includes(id));

function ShortStay() {
  const t = useWords();
  return (
    <>
      <TextAnswer
        hint={t("interview.move.stay-hint")}
        inputMode="numeric"
        label={t("interview.move.stay")}
        name="stayDays"
        width="short"
      />
      <YesNoAnswer label={t("interview.move.returned")} name="returned" />
    </>
  );
}

const plain = (text: DashableText): string => (textOf(text) ?? "").toLowerCase();

function HugeDistrict() {
  const t = useWords();
  const { policy } = useInterview();
  const [to, miles, nights] = useWatch({ name: ["to.schoolDistrict", "distanceMiles", "nights"] }) as [
    DashableText,
    string,
    string,
  ];
  const huge = policy.hugeDistrict.districts.some((district) => district.name.toLowerCase() === plain(to));
  if (!huge && miles === "" && nights === "") return null;
  return (
    <fieldset className="place">
      <legend className="place__title">{t("interview.move.huge")}</legend>
      <div className="columns">
        <TextAnswer inputMode="numeric" label={t("interview.move.miles")} name="distanceMiles" width="short" />
        <TextAnswer inputMode="numeric" label={t("interview.move.nights")} name="nights" width="short" />
      </div>
    </fieldset>
  );
}

function Seldom() {
  const t = useWords();
  const [arrived, manner] = useWatch({ name: ["arrived", "manner"] }) as [boolean | null, string | null];
  return (
    <MoreQuestions open={arrived !== null || manner !== null} title={t("interview.move.more")}>
      <YesNoAnswer hint={t("interview.move.arrived-hint")} label={t("interview.move.arrived")} name="arrived" />
      <ChoiceAnswer
        choices={(["as", "with", "join", "precede"] as const).map((value) => ({
          value,
          label: t(`interview.manner.${value}`),
        }))}
        hint={t("interview.move.manner-hint")}
        label={t("interview.move.manner")}
        name="manner"
      />
    </MoreQuestions>
  );
}
