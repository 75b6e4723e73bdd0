import type { TraceLine } from "../../domain/eligibility/determination.ts";
import { ruleOf } from "../../domain/eligibility/rules.ts";
import { Icon } from "../../ui/icon.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { severityLook } from "./margin.tsx";
import { useSheet } from "./sheet-context.ts";
import { nameOf } from "./value-words.ts";

/** Every rule that was applied, also those that held, with what it says and where it is written. */
export function FullTrace() {
  const t = useWords();
  const { answers, determination } = useSheet();
  return (
    <>
      {determination.children.map((child) => (
        <Lines key={child.childId} lines={child.trace} title={nameOf(answers, child.childId)} />
      ))}
      {determination.findings.length > 0 ? (
        <Lines lines={determination.findings} title={t("review.trace.whole")} />
      ) : null}
    </>
  );
}

function Lines({ lines, title }: { lines: readonly TraceLine[]; title: string }) {
  const t = useWords();
  const locale = useLocale();
  return (
    <table className="trace">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("review.trace.rule")}</th>
          <th scope="col">{t("review.trace.says")}</th>
          <th scope="col">{t("review.trace.citation")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr className={`tone-${severityLook[line.severity].tone}`} key={`${line.message} ${line.fields.join()}`}>
            <th scope="row">
              {line.rule} {ruleOf(line.rule)?.title[locale]}
            </th>
            <td>
              <span className="trace__severity">
                <Icon name={severityLook[line.severity].icon} size="small" />
                {t(`review.severity.${line.severity}`)}
              </span>{" "}
              {t(line.message, line.values)}
            </td>
            <td lang="en">{line.citation}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
