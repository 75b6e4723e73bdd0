import { Alert } from "./alert.tsx";
import { LinkButton } from "./link-button.tsx";
import { WaitAlert } from "./wait-alert.tsx";
import { useWords } from "./words.tsx";

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
  if (refusal.code === "try-later") return <WaitAlert wait={refusal} why="refused.try-later" />;
  const signIn =
    refusal.code === "not-signed-in" ? <LinkButton href="/sign-in">{t("sign-in.go")}</LinkButton> : undefined;
  const code = told.includes(refusal.code) ? refusal.code : "unexpected";
  return (
    <Alert actions={signIn} live="alert" title={title ?? t(`refused.${code}.title`)} tone="bad">
      <p>{words ?? t(`refused.${code}`)}</p>
    </Alert>
  );
}
