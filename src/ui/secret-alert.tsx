import { useMemo } from "react";
import { Alert } from "./alert.tsx";
import { useCountdown } from "./use-countdown.ts";
import { type Speak, useWords } from "./words.tsx";

/** Why a passphrase, a PIN or a passkey did not open anything. */
export interface SecretProblem {
  readonly code: string;
  /** Of a wait. */
  readonly ms?: number;
  /** Tries of a PIN. */
  readonly left?: number;
}

const told = [
  ...["wrong-secret", "wrong-pin", "weak-passphrase", "weak-pin"],
  ...["no-prf", "not-given", "no-such-passkey", "no-pin"],
];

/** Why it did not work, and what to do now. */
export function SecretAlert({ problem }: { problem: SecretProblem }) {
  const t = useWords();
  if (problem.code === "wait") return <Wait ms={problem.ms ?? 0} />;
  const code = told.includes(problem.code) ? problem.code : "unexpected";
  return (
    <Alert live="alert" title={t(`secret.${code}.title`)} tone="bad">
      <p>{t(`secret.${code}`, { left: problem.left })}</p>
    </Alert>
  );
}

function Wait({ ms }: { ms: number }) {
  const t = useWords();
  const wait = useMemo(() => ({ seconds: Math.ceil(ms / 1000) }), [ms]);
  const left = useCountdown(wait);
  if (left === 0) return <Alert live="status" title={t("secret.wait.over")} tone="told" />;
  return (
    <>
      <Alert live="alert" title={t("secret.wait.title")} tone="caution">
        <p>{t("secret.wait", { time: timeWords(t, wait.seconds) })}</p>
      </Alert>
      {/* Only for the eye: a screen reader would say every second. */}
      <p aria-hidden="true" className="countdown">
        {t("secret.wait.left", { time: timeWords(t, left) })}
      </p>
    </>
  );
}

const timeWords = (t: Speak, seconds: number): string =>
  seconds > 90
    ? t("secret.minutes", { count: Math.ceil(seconds / 60) })
    : t("secret.seconds", { count: Math.max(1, seconds) });
