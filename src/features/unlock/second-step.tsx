import { useState } from "react";
import type { Person } from "../../domain/protocol/person.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import type { NamePassword } from "./name-and-password.tsx";
import { useForm } from "./use-form.ts";

type SecondStepProps = { first: NamePassword; enter: (person: Person) => Promise<void>; back: () => void };

/** People type the code in two groups, as the app shows it. */
const digitsOf = (code: string): string => code.replace(/[\s-]/g, "");

export function SecondStep({ first, enter, back }: SecondStepProps) {
  const t = useWords();
  const [recovery, setRecovery] = useState(false);
  return (
    <Card title={t("sign-in.second.title")}>
      <CodeForm enter={enter} first={first} key={String(recovery)} recovery={recovery} />
      <div className="button-row card__actions">
        <Button icon="help" onClick={() => setRecovery(!recovery)} variant="quiet">
          {t(recovery ? "sign-in.second.use-app" : "sign-in.second.use-recovery")}
        </Button>
        <Button icon="arrow-back" onClick={back} variant="quiet">
          {t("sign-in.second.back")}
        </Button>
      </div>
    </Card>
  );
}

function CodeForm({ first, enter, recovery }: Omit<SecondStepProps, "back"> & { recovery: boolean }) {
  const t = useWords();
  const { busy, refusal, missing, submit } = useForm({
    path: "/v1/sign-in",
    required: ["code"],
    body: ({ code = "" }) => ({ ...first, ...(recovery ? { recoveryCode: code.trim() } : { totp: digitsOf(code) }) }),
    enter,
  });
  const words = recovery ? "recovery" : "app";
  const wrong = refusal?.code === "sign-in-failed" || refusal?.code === "malformed";
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <p>{t(`sign-in.second.${words}`)}</p>
      {refusal ? (
        <RefusalAlert
          refusal={wrong ? { ...refusal, code: "code-not-right" } : refusal}
          words={wrong ? t(`sign-in.second.${words}.wrong`) : undefined}
        />
      ) : null}
      <TextField
        autoCapitalize="off"
        autoComplete={recovery ? "off" : "one-time-code"}
        // The second step takes the place of the first, and its one question is what comes next.
        autoFocus
        error={missing.has("code") ? t("sign-in.second.missing") : undefined}
        inputMode={recovery ? "text" : "numeric"}
        label={t(`sign-in.second.${words}.code`)}
        name="code"
        spellCheck={false}
        width="medium"
      />
      <div className="button-row">
        <Button busy={busy} type="submit">
          {t("sign-in.go")}
        </Button>
      </div>
    </form>
  );
}
