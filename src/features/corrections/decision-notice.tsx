import type { Decision } from "../../domain/protocol/review.ts";
import { isReasonCode } from "../../domain/review/reasons.ts";
import { Alert } from "../../ui/alert.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import type { Tone } from "../../ui/tone.ts";
import { useLocale, useWords } from "../../ui/words.tsx";

const tones: Readonly<Record<Decision["decision"], Tone>> = { returned: "caution", approved: "good", denied: "bad" };

/** What the State decided, by whom and when, in its own words; and whether its server has lost it since. */
export function DecisionNotice({ decision, lost }: { decision: Decision; lost: boolean }) {
  const t = useWords();
  const locale = useLocale();
  const when = momentWords(decision.at, locale, "full");
  const reasons = decision.reasons.filter(isReasonCode);
  const notice = (
    <Alert title={t(`corrections.decision.${decision.decision}`)} tone={tones[decision.decision]}>
      <p>
        <time dateTime={decision.at}>{t("corrections.decided-by", { name: decision.reviewer.name, when })}</time>
      </p>
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{t(`review.reason.${reason}`)}</li>
          ))}
        </ul>
      ) : null}
      {decision.note.trim() === "" ? null : <p className="quoted">{decision.note}</p>}
    </Alert>
  );
  if (!lost) return notice;
  return (
    <>
      {notice}
      <Alert icon="history" title={t("decision-lost.title")} tone="told">
        <p>{t("decision-lost.words")}</p>
      </Alert>
    </>
  );
}
