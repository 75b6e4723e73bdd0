import { onTheForm } from "../../domain/coe/answer.ts";
import { elementLabels, familyElements } from "../../domain/coe/element-labels.ts";
import type { FamilyData } from "../../domain/coe/family-data.ts";
import { familyField } from "../../domain/coe/field-path.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { FieldValue } from "./field-value.tsx";
import { useSheet } from "./sheet-context.ts";
import { Aid } from "./sheet-section.tsx";

type FamilyElement = (typeof familyElements)[number];

function familyAnswer(data: FamilyData, element: FamilyElement): string {
  switch (element) {
    case "parent1.lastName":
      return onTheForm(data.parent1.lastName);
    case "parent1.firstName":
      return onTheForm(data.parent1.firstName);
    case "parent2.lastName":
      return onTheForm(data.parent2.lastName);
    case "parent2.firstName":
      return onTheForm(data.parent2.firstName);
    default:
      return onTheForm(data[element]);
  }
}

export function FamilyPart() {
  const t = useWords();
  const locale = useLocale();
  const { answers } = useSheet();
  return (
    <dl className="sheet-facts">
      {familyElements.map((element) => (
        <div className={`sheet-fact sheet-fact--${element.replace(".", "-")}`} key={element}>
          <dt>
            <span lang="en">{elementLabels[element].en}</span>
            {locale === "es" ? <Aid>{elementLabels[element].es}</Aid> : null}
          </dt>
          <dd>
            <FieldValue field={familyField(element)}>{familyAnswer(answers.familyData, element)}</FieldValue>
          </dd>
        </div>
      ))}
      <div className="sheet-fact sheet-fact--district">
        <dt>
          <span lang="en">Present School District</span>
          {locale === "es" ? <Aid>{t("review.section.present-district")}</Aid> : null}
        </dt>
        <dd>
          <FieldValue field={familyField("schoolDistrict")}>{onTheForm(answers.familyData.schoolDistrict)}</FieldValue>
        </dd>
      </div>
    </dl>
  );
}
