import { useWatch } from "react-hook-form";
import { ageOn } from "../../domain/base/calendar-date.ts";
import { type DateAnswer, dateOf, isDateEmpty } from "../../domain/coe/answer.ts";
import type { Child } from "../../domain/coe/child-data.ts";
import { birthDateCodes, nationalForm } from "../../domain/coe/form.ts";
import { birthDateCodesInSpanish } from "../../domain/coe/reading-aid.ts";
import { schoolAskedFromAge } from "../../domain/eligibility/school-age.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { ChoiceAnswer, DashableAnswer, SelectAnswer, TextAnswer, YesNoAnswer } from "./answer-fields.tsx";
import { DateAnswerField } from "./date-answer-field.tsx";
import { useInterview } from "./interview-context.ts";
import { MoreQuestions } from "./more-questions.tsx";
import { officialElement } from "./official-words.tsx";

export function ChildQuestions() {
  const t = useWords();
  return (
    <div className="stack">
      <Names />
      <DateAnswerField
        age
        label={t("interview.child.birth-date")}
        mayBeEstimated
        name="birthDate"
        official={officialElement("birthDate")}
        past
      />
      <BirthEvidence />
      <div className="columns">
        <ChoiceAnswer
          choices={[
            { value: "F", label: t("interview.child.girl") },
            { value: "M", label: t("interview.child.boy") },
          ]}
          label={t("interview.child.sex")}
          layout="row"
          name="sex"
          official={officialElement("sex")}
        />
        <YesNoAnswer
          label={t("interview.child.twin")}
          name="multipleBirth"
          official={`${officialElement("multipleBirth")} (MB)`}
        />
      </div>
      <Schooling />
      <MoreAboutChild />
    </div>
  );
}

function Names() {
  const t = useWords();
  return (
    <>
      <div className="columns">
        <TextAnswer label={t("interview.child.first-name")} name="firstName" official={officialElement("firstName")} />
        <DashableAnswer
          dashes={["none", "not-told"]}
          dashWords={{ none: t("interview.child.no-middle-name") }}
          label={t("interview.child.middle-name")}
          name="middleName"
          official={officialElement("middleName")}
        />
      </div>
      <div className="columns">
        <TextAnswer label={t("interview.child.last-name-1")} name="lastName1" official={officialElement("lastName1")} />
        <DashableAnswer
          dashes={["none", "not-told"]}
          dashWords={{ none: t("interview.child.no-second-surname") }}
          label={t("interview.child.last-name-2")}
          name="lastName2"
          official={officialElement("lastName2")}
        />
      </div>
      <DashableAnswer
        dashes={["none"]}
        dashWords={{ none: t("interview.child.no-suffix") }}
        label={t("interview.child.suffix")}
        name="suffix"
        official={officialElement("suffix")}
        suggestions={["Jr.", "Sr.", "II", "III", "IV"]}
        width="medium"
      />
    </>
  );
}

function BirthEvidence() {
  const t = useWords();
  const locale = useLocale();
  const words = locale === "es" ? birthDateCodesInSpanish : nationalForm.birthDateVerification;
  return (
    <SelectAnswer
      blankAs={null}
      choices={birthDateCodes.map((code) => ({ value: code, label: `${code} · ${words[code] ?? ""}` }))}
      hint={t("interview.child.evidence-hint")}
      label={t("interview.child.evidence")}
      name="birthDateCode"
      official={`${officialElement("birthDateCode")} (Code)`}
    />
  );
}

/** Asked from the age at which somebody may have finished school, and wherever something is already answered. */
function Schooling() {
  const t = useWords();
  const { world } = useInterview();
  const [birthDate, schooling] = useWatch({ name: ["birthDate", "schooling"] }) as [DateAnswer, Child["schooling"]];
  const birth = dateOf(birthDate);
  const oldEnough = birth !== null && ageOn(birth, world.today()) >= schoolAskedFromAge;
  const answered = Object.values(schooling).some((answer) => answer === true);
  if (!oldEnough && !answered) return null;
  return (
    <fieldset className="place">
      <legend className="place__title">{t("interview.school.title")}</legend>
      <YesNoAnswer label={t("interview.school.graduated")} name="schooling.graduated" />
      {schooling.graduated ? (
        <DateAnswerField label={t("interview.school.graduation-date")} name="schooling.graduationDate" past />
      ) : null}
      <YesNoAnswer label={t("interview.school.hsed")} name="schooling.hsed" />
      {schooling.hsed ? (
        <DateAnswerField label={t("interview.school.hsed-date")} name="schooling.hsedDate" past />
      ) : null}
      <YesNoAnswer
        hint={t("interview.school.foreign-hint")}
        label={t("interview.school.foreign")}
        name="schooling.foreignDiploma"
      />
      {schooling.foreignDiploma ? (
        <YesNoAnswer label={t("interview.school.state-treats")} name="schooling.stateTreatsAsGraduated" />
      ) : null}
      <YesNoAnswer label={t("interview.school.enrolled")} name="schooling.enrolled" />
    </fieldset>
  );
}

function MoreAboutChild() {
  const t = useWords();
  const [residency, death] = useWatch({ name: ["residencyDate", "deathDate"] }) as [DateAnswer, DateAnswer];
  return (
    <MoreQuestions drawnLater open={!isDateEmpty(residency) || !isDateEmpty(death)} title={t("interview.child.more")}>
      <DateAnswerField
        hint={t("interview.child.residency-hint")}
        label={t("interview.child.residency")}
        mayBeEstimated
        name="residencyDate"
        official={officialElement("residencyDate")}
        past
      />
      <DateAnswerField
        hint={t("interview.child.death-hint")}
        label={t("interview.child.death")}
        name="deathDate"
        past
      />
    </MoreQuestions>
  );
}
