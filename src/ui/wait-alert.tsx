import { Alert } from "./alert.tsx";
import { useCountdown } from "./use-countdown.ts";
import { type Speak, useWords } from "./words.tsx";

type WaitAlertProps = {
  /** The seconds are counted anew with each new wait. */
  wait: { readonly seconds: number };
  /** The id of the words that say why, and for how long. */
  why: string;
};

/** Nobody may try again yet: why, how long that is, and when it is over. */
export function WaitAlert({ wait, why }: WaitAlertProps) {
  const t = useWords();
  const left = useCountdown(wait);
  if (left === 0) return <Alert live="status" title={t("refused.try-again")} tone="told" />;
  return (
    <>
      <Alert live="alert" title={t("refused.try-later.title")} tone="caution">
        <p>{t(why, { time: timeWords(t, wait.seconds) })}</p>
      </Alert>
      {/* Only for the eye: a screen reader would say every second. */}
      <p aria-hidden="true" className="countdown">
        {t("refused.left", { time: timeWords(t, left) })}
      </p>
    </>
  );
}

const timeWords = (t: Speak, seconds: number): string =>
  seconds > 90
    ? t("refused.minutes", { count: Math.ceil(seconds / 60) })
    : t("refused.seconds", { count: Math.max(1, seconds) });
