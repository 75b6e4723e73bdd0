import { useMemo } from "react";
import { Alert } from "./alert.tsx";
import { WaitAlert } from "./wait-alert.tsx";
import { useWords } from "./words.tsx";

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
  const wait = useMemo(() => ({ seconds: Math.ceil((problem.ms ?? 0) / 1000) }), [problem]);
  if (problem.code === "wait") return <WaitAlert wait={wait} why="secret.wait" />;
  const code = told.includes(problem.code) ? problem.code : "unexpected";
  return (
    <Alert live="alert" title={t(`secret.${code}.title`)} tone="bad">
      <p>{t(`secret.${code}`, { left: problem.left })}</p>
    </Alert>
  );
}
