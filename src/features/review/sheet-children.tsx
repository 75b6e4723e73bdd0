import { dateOf, isDateEmpty, onTheForm } from "../../domain/coe/answer.ts";
import type { Child } from "../../domain/coe/child-data.ts";
import { childElements, elementLabels, shortElementLabels } from "../../domain/coe/element-labels.ts";
import { childField } from "../../domain/coe/field-path.ts";
import { birthDateCodes, nationalForm } from "../../domain/coe/form.ts";
import { birthDateCodesInSpanish } from "../../domain/coe/reading-aid.ts";
import type { ChildDetermination } from "../../domain/eligibility/determination.ts";
import { dayWords } from "../../ui/moment-words.ts";
import { type Locale, useLocale, useWords } from "../../ui/words.tsx";
import { FieldValue } from "./field-value.tsx";
import { useSheet } from "./sheet-context.ts";
import { Aid } from "./sheet-section.tsx";

type ChildElement = (typeof childElements)[number];

const isShort = (element: ChildElement): element is keyof typeof shortElementLabels => element in shortElementLabels;

/** The heading of a column: the two labels that the instructions allow to be shortened are, with the whole one spoken. */
function Heading({ element }: { element: ChildElement }) {
  const locale = useLocale();
  return (
    <>
      {isShort(element) ? (
        <abbr aria-label={elementLabels[element].en} lang="en" title={elementLabels[element].en}>
          {shortElementLabels[element].en}
        </abbr>
      ) : (
        <span lang="en">{elementLabels[element].en}</span>
      )}
      {locale === "es" ? <Aid>{elementLabels[element].es}</Aid> : null}
    </>
  );
}

/** The same words where the table is stacked. */
const stackedLabel = (element: ChildElement, locale: Locale): string =>
  locale === "es" ? `${elementLabels[element].en}\n${elementLabels[element].es}` : elementLabels[element].en;

export function ChildTable() {
  const t = useWords();
  const locale = useLocale();
  const { answers, determination } = useSheet();
  const { children } = answers.childData;
  if (children.length === 0) return <p>{t("review.no-children")}</p>;
  const saidOf = (child: Child) => determination.children.find(({ childId }) => childId === child.id);
  return (
    <>
      <table className="child-table">
        <caption className="screen-reader-only">{t("review.section.children")}</caption>
        <thead>
          <tr>
            {childElements.map((element) => (
              <th key={element} scope="col">
                <Heading element={element} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {children.map((child) => (
            <tr key={child.id}>
              {childElements.map((element) => (
                <td
                  className={element.endsWith("Date") ? "child-table__day" : undefined}
                  data-label={stackedLabel(element, locale)}
                  key={element}
                >
                  <FieldValue field={childField(child.id, element)}>
                    <ChildAnswer child={child} element={element} said={saidOf(child)} />
                  </FieldValue>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend
        residencyByRules={children.some(
          (child) => isDateEmpty(child.residencyDate) && saidOf(child)?.residencyDate != null,
        )}
        shown={[...new Set(children.map((child) => child.birthDateCode))]}
      />
    </>
  );
}

type ChildAnswerProps = { child: Child; element: ChildElement; said: ChildDetermination | undefined };

function ChildAnswer({ child, element, said }: ChildAnswerProps) {
  const t = useWords();
  const locale = useLocale();
  switch (element) {
    case "residencyDate":
      return dayWords(residencyDay(child, said), locale);
    case "birthDate":
      return dayWords(dateOf(child.birthDate), locale);
    case "multipleBirth":
      return child.multipleBirth === null ? "-" : <span lang="en">{child.multipleBirth ? "Y" : "N"}</span>;
    case "birthDateCode":
      return child.birthDateCode ?? "-";
    case "sex":
      return child.sex ? <abbr title={t(`review.value.sex.${child.sex}`)}>{child.sex}</abbr> : "-";
    default:
      return onTheForm(child[element]);
  }
}

/** As told; otherwise as the moves give it, which the legend says. */
function residencyDay(child: Child, said: ChildDetermination | undefined): string | null {
  const told = dateOf(child.residencyDate);
  return told !== null || !isDateEmpty(child.residencyDate) ? told : (said?.residencyDate ?? null);
}

type LegendProps = { shown: readonly (string | null)[]; residencyByRules: boolean };

/** What the two short headings and the codes on this form mean, in the words of the form. */
function Legend({ shown, residencyByRules }: LegendProps) {
  const t = useWords();
  const locale = useLocale();
  const codes = birthDateCodes.filter((code) => shown.includes(code));
  return (
    <p className="sheet-legend">
      <span lang="en">
        {Object.entries(shortElementLabels).map(([element, short]) => (
          <span key={element}>
            <b>{short.en}</b> {elementLabels[element as keyof typeof shortElementLabels].en}.{" "}
          </span>
        ))}
        {codes.map((code) => (
          <span key={code}>
            <b>{code}</b> {nationalForm.birthDateVerification[code]}.{" "}
          </span>
        ))}
      </span>
      {locale === "es" ? (
        <Aid>{codes.map((code) => `${code}: ${birthDateCodesInSpanish[code]}. `).join("")}</Aid>
      ) : null}
      {residencyByRules ? <span className="sheet-legend__line">{t("review.residency-by-rules")}</span> : null}
    </p>
  );
}
