import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { Decision } from "../../domain/protocol/review.ts";
import { momentWords } from "../../ui/moment-words.ts";
import { Timeline } from "../../ui/timeline.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { reasonWords } from "./reason-words.ts";
import { useSheet } from "./sheet-context.ts";
import { stageLook } from "./verdict-look.ts";
import { versionNumber } from "./version-choice.ts";

/** Every decision, newest first, with its reasons, its note and its comments; what was overturned, or lost by the server, says so. */
export function DecisionsHistory() {
  const t = useWords();
  const locale = useLocale();
  const { record } = useSheet();
  const past = (record.offered ?? []).filter(({ standing }) => standing === "past");
  const overturned = new Set(record.decisions.map((decision) => decision.overturns));
  const lost = past.map(({ name, decision, confirmedBy }) => ({
    id: name,
    tone: "plain" as const,
    icon: "history" as const,
    title: [
      t("review.decisions.title", {
        what: t(`review.stage.${decision.decision}`),
        number: versionNumber(record, decision.revisionId),
      }),
      t(confirmedBy === undefined ? "review.decisions.lost" : "review.decisions.lost-confirmed"),
    ].join(" · "),
    when: { words: momentWords(decision.at, locale), dateTime: decision.at },
    who: decision.reviewer.name,
    detail: <DecisionWords decision={decision} />,
  }));
  const made = record.decisions.toReversed().map((decision) => ({
    id: decision.reviewId,
    tone: stageLook[decision.decision].tone,
    icon: stageLook[decision.decision].icon,
    title: [
      t("review.decisions.title", {
        what: t(`review.stage.${decision.decision}`),
        number: versionNumber(record, decision.revisionId),
      }),
      decision.overturns === null ? "" : t("review.decisions.overturns"),
      overturned.has(decision.reviewId) ? t("review.decisions.overturned") : "",
    ]
      .filter(Boolean)
      .join(" · "),
    when: { words: momentWords(decision.at, locale), dateTime: decision.at },
    who: decision.reviewer.name,
    detail: <DecisionWords decision={decision} />,
  }));
  const entries = [...made, ...lost].sort((one, other) => other.when.dateTime.localeCompare(one.when.dateTime));
  return <Timeline entries={entries} label={t("review.part.decisions", { count: entries.length })} />;
}

/** Its reasons, its note and its comments, as they were written. */
export function DecisionWords({ decision }: { decision: Decision }) {
  const t = useWords();
  const locale = useLocale();
  const { answers } = useSheet();
  return (
    <>
      {decision.reasons.length > 0 ? <p>{reasonWords(t, decision.reasons)}</p> : null}
      {decision.note === "" ? null : (
        <p className="as-written">{t("review.decisions.note", { note: decision.note })}</p>
      )}
      {decision.comments.length > 0 ? (
        <dl className="decided-comments">
          {decision.comments.map(({ field, text }) => (
            <div key={field}>
              <dt>{fieldLabel(field, answers)[locale]}</dt>
              <dd className="as-written">{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}
