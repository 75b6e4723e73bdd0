import { type DashableText, type DateAnswer, dateOf, onTheForm } from "../../domain/coe/answer.ts";
import type { Child } from "../../domain/coe/child-data.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { childElements, elementLabels, familyElements, type RequiredElement } from "../../domain/coe/element-labels.ts";
import { nationalForm } from "../../domain/coe/form.ts";
import { birthDateCodesInSpanish } from "../../domain/coe/reading-aid.ts";
import type { Determination } from "../../domain/eligibility/determination.ts";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { formatDay, type Locale, type Speak, useLocale, useWords } from "../../ui/words.tsx";

/** The official label; a Spanish reader has our reading aid first and the label under it. */
const fact = (element: RequiredElement, value: string, locale: Locale) => ({
  id: element,
  term: elementLabels[element][locale],
  official: locale === "en" ? undefined : elementLabels[element].en,
  value: value.trim() === "" ? "-" : value,
});

export function FormFamily({ answers, alone }: { answers: CoeAnswers; alone: boolean }) {
  const t = useWords();
  const locale = useLocale();
  const { familyData } = answers;
  const answerTo = (element: (typeof familyElements)[number]): DashableText => {
    const [parent, name] = element.split(".");
    if (parent === "parent1" || parent === "parent2") return familyData[parent][name as "lastName" | "firstName"];
    return familyData[element as "address" | "city" | "state" | "zip" | "telephone"];
  };
  /** A dash in a parent's place says why, where a youth on their own has no parent to name. */
  const wordsOf = (element: (typeof familyElements)[number]): string => {
    const written = onTheForm(answerTo(element)).trim();
    const isDashed = written === "" || written === "-";
    return alone && isDashed && element.startsWith("parent") ? t("coe-view.youth-alone") : written;
  };
  return (
    <Card title={t("coe-view.family")}>
      <FactList
        columns
        facts={[
          ...familyElements.map((element) => fact(element, wordsOf(element), locale)),
          { id: "district", term: t("coe-view.district"), value: familyData.schoolDistrict.trim() || "-" },
        ]}
      />
    </Card>
  );
}

export function FormChildren({ answers, determination }: { answers: CoeAnswers; determination: Determination }) {
  const t = useWords();
  const locale = useLocale();
  return (
    <Card title={t("coe-view.children")}>
      <div className="stack">
        {answers.childData.children.map((child, place) => {
          const said = determination.children.find((one) => one.childId === child.id);
          const dates = [
            { id: "qad", term: t("coe-view.qad"), value: said?.qad ? formatDay(said.qad, locale) : "-" },
            { id: "eed", term: t("coe-view.eed"), value: said?.eed ? formatDay(said.eed, locale) : "-" },
          ];
          return (
            <Card
              headingLevel={3}
              key={child.id}
              look="sunk"
              title={childTitle(t("coe-view.child", { number: place + 1 }), child)}
            >
              <FactList
                columns
                facts={[
                  ...childElements.map((element) =>
                    fact(element, childValue(element, child, said?.residencyDate ?? null, locale, t), locale),
                  ),
                  ...dates,
                ]}
              />
            </Card>
          );
        })}
      </div>
    </Card>
  );
}

const childTitle = (number: string, { firstName, lastName1 }: Child): string =>
  [number, `${firstName} ${lastName1}`.trim()].filter(Boolean).join(" · ");

function childValue(
  element: (typeof childElements)[number],
  child: Child,
  residencyDate: Determination["children"][number]["residencyDate"],
  locale: Locale,
  t: Speak,
): string {
  const dayIn = (answer: DateAnswer) => {
    const day = dateOf(answer);
    return day === null ? "-" : formatDay(day, locale);
  };
  switch (element) {
    case "residencyDate":
      return dateOf(child.residencyDate) === null && residencyDate !== null
        ? formatDay(residencyDate, locale)
        : dayIn(child.residencyDate);
    case "birthDate":
      return dayIn(child.birthDate);
    case "multipleBirth":
      return child.multipleBirth === null ? "-" : t(child.multipleBirth ? "coe-view.yes" : "coe-view.no");
    case "birthDateCode":
      return child.birthDateCode === null
        ? "-"
        : `${child.birthDateCode} (${(locale === "es" ? birthDateCodesInSpanish : nationalForm.birthDateVerification)[child.birthDateCode] ?? ""})`;
    case "sex":
      return child.sex ?? "-";
    default:
      return onTheForm(child[element]);
  }
}
