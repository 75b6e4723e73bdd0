import { Alert } from "./alert.tsx";
import { useCountdown } from "./use-countdown.ts";
import { type Speak, useWords } from "./words.tsx";

/** Refusals with words of their own; every other one means "not now". */
const told = [
  "not-reached",
  "sign-in-failed",
  "sign-in-again",
  "not-signed-in",
  "not-allowed",
  "code-not-right",
  "passkey-not-given",
  "protocol-not-spoken",
  "busy",
];

type RefusalAlertProps = {
  refusal: { readonly code: string; readonly seconds: number };
  /** Where the screen knows better than the catalogue what the refusal means. */
  title?: string | undefined;
  words?: string | undefined;
};

/** Why it did not work, and what to do now. */
export function RefusalAlert({ refusal, title, words }: RefusalAlertProps) {
  const t = useWords();
  const left = useCountdown(refusal);
  if (refusal.code === "try-later") {
    if (left === 0) return <Alert live="status" title={t("refused.try-again")} tone="told" />;
    return (
      <>
        <Alert live="alert" title={t("refused.try-later.title")} tone="caution">
          <p>{t("refused.try-later", { time: waitWords(t, refusal.seconds) })}</p>
        </Alert>
        {/* Only for the eye: a screen reader would say every second. */}
        <p aria-hidden="true" className="countdown">
          {t("refused.left", { time: waitWords(t, left) })}
        </p>
      </>
    );
  }
  const code = told.includes(refusal.code) ? refusal.code : "unexpected";
  return (
    <Alert live="alert" title={title ?? t(`refused.${code}.title`)} tone="bad">
      <p>{words ?? t(`refused.${code}`)}</p>
    </Alert>
  );
}

const waitWords = (t: Speak, seconds: number): string =>
  seconds > 90
    ? t("refused.minutes", { count: Math.ceil(seconds / 60) })
    : t("refused.seconds", { count: Math.max(1, seconds) });
