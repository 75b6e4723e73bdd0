import { type CoeAnswers, emptyCoeAnswers } from "../../domain/coe/coe.ts";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import { fieldAddress } from "../../domain/coe/section-of-field.ts";
import type { Decision } from "../../domain/protocol/review.ts";
import { CommentThread } from "../../ui/comment-thread.tsx";
import { Icon } from "../../ui/icon.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { isChangedAt } from "./corrected-coe.ts";

type CommentListProps = {
  coeId: string;
  decision: Decision;
  decided: CoeAnswers | null;
  /** What stands now; null before the correction is begun. */
  now: CoeAnswers | null;
  /** The fields can be written. */
  open: boolean;
};

/** Each comment at its field, with whether something was changed there. */
export function CommentList({ coeId, decision, decided, now, open }: CommentListProps) {
  const t = useWords();
  const locale = useLocale();
  const words = momentWords(decision.at, locale, "day");
  const names = now ?? decided ?? emptyCoeAnswers();
  if (decision.comments.length === 0) return null;
  return (
    <section className="stack stack--close">
      <h2>{t("corrections.comments", { count: decision.comments.length })}</h2>
      <CommentThread
        comments={decision.comments.map(({ field, text }, place) => {
          const label = fieldLabel(field, names)[locale];
          const done = decided !== null && now !== null && isChangedAt(field, decided, now);
          return {
            id: `${place}`,
            author: decision.reviewer.name,
            when: { words, dateTime: decision.at },
            about: open ? (
              <a href={field === "" ? `/coes/${coeId}` : fieldAddress(coeId, field)}>
                {label}
                <Icon name="arrow-forward" size="small" />
              </a>
            ) : (
              label
            ),
            text,
            state:
              now && (open || done) ? (
                <Pill icon={done ? "check" : "radio-button-unchecked"} tone={done ? "good" : "caution"}>
                  {t(done ? "corrections.changed" : "corrections.not-changed")}
                </Pill>
              ) : undefined,
          };
        })}
        label={t("corrections.comments", { count: decision.comments.length })}
      />
    </section>
  );
}
