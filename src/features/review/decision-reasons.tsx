import type { DecisionKind } from "../../domain/protocol/review.ts";
import { reasonsFor, suggestedReasons } from "../../domain/review/reasons.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classNames } from "../../ui/class-names.ts";
import { FieldError } from "../../ui/field-words.tsx";
import { useWords } from "../../ui/words.tsx";
import { useNotes, useSheet } from "./sheet-context.ts";

/** Why, in kinds that can be counted. Those that the findings speak for stand first. */
export function DecisionReasons({ decision, error }: { decision: DecisionKind; error: boolean }) {
  const t = useWords();
  const { findings, notes } = useSheet();
  const { reasons } = useNotes(notes);
  const suggested = suggestedReasons(
    decision,
    findings.map(({ line }) => line.rule),
  );
  const ordered = [...suggested, ...reasonsFor[decision].filter((code) => !suggested.includes(code))];
  return (
    <fieldset
      aria-describedby={error ? "review-reasons-error" : undefined}
      data-missing={error ? "" : undefined}
      className={classNames("decide__reasons", error && "field--error")}
    >
      <legend>{t("review.decide.reasons")}</legend>
      <FieldError id="review-reasons-error" text={error ? t("review.decide.reasons-missing") : undefined} />
      <div className="decide__reason-list">
        {ordered.map((code, place) => (
          <Checkbox
            checked={reasons.includes(code)}
            data-first-focus={place === 0 ? "" : undefined}
            key={code}
            label={t(`review.reason.${code}`)}
            onChange={(event) => {
              const others = reasons.filter((reason) => reason !== code);
              notes.change({ reasons: event.target.checked ? [...others, code] : others });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
