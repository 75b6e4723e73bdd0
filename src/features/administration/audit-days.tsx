import { momentWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import type { AuditEntry } from "./administration-calls.ts";
import { byDay, deedWords, type Names } from "./audit-words.ts";

type AuditDaysProps = { entries: readonly AuditEntry[]; names: Names };

/** One line for each deed, under the day on which it was done. */
export function AuditDays({ entries, names }: AuditDaysProps) {
  const locale = useLocale();
  return byDay(entries, locale).map(({ day, entries: lines }) => (
    <section className="audit-day" key={day}>
      <h2 className="audit-day__title">{day}</h2>
      <ul className="audit-day__lines">
        {lines.map((entry) => (
          <AuditLine entry={entry} key={entry.seq} names={names} />
        ))}
      </ul>
    </section>
  ));
}

function AuditLine({ entry, names }: { entry: AuditEntry; names: Names }) {
  const t = useWords();
  const locale = useLocale();
  const { at, seq, object } = entry;
  return (
    <li className="audit-line">
      <span className="audit-line__deed" title={object.id}>
        {deedWords(t, entry, names)}
        {" · "}
        <time dateTime={at}>{momentWords(at, locale, "time")}</time>
      </span>
      <span className="audit-line__place">{t("administration.audit.place", { seq })}</span>
    </li>
  );
}
