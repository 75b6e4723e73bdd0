import type { Person } from "../../domain/protocol/person.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { useForm } from "./use-form.ts";

export interface NamePassword {
  readonly signInName: string;
  readonly password: string;
}

type NameAndPasswordProps = {
  enter: (person: Person) => Promise<void>;
  onSecondStep: (first: NamePassword) => void;
};

export function NameAndPassword({ enter, onSecondStep }: NameAndPasswordProps) {
  const t = useWords();
  const { busy, refusal, missing, submit } = useForm({
    path: "/v1/sign-in",
    required: ["signInName", "password"],
    body: ({ signInName, password }) => ({ signInName, password }),
    enter,
    onRefused(told, { signInName = "", password = "" }) {
      const goesOn = told.code === "second-factor-needed";
      if (goesOn) onSecondStep({ signInName, password });
      return goesOn;
    },
  });
  return (
    <Card title={t("sign-in.title")}>
      <form className="stack" noValidate onSubmit={submit}>
        {refusal ? (
          <RefusalAlert
            refusal={refusal.code === "malformed" ? { ...refusal, code: "sign-in-failed" } : refusal}
            words={refusal.code === "sign-in-failed" ? t("sign-in.failed") : undefined}
          />
        ) : null}
        <TextField
          autoCapitalize="off"
          autoComplete="username"
          error={missing.has("signInName") ? t("sign-in.name.missing") : undefined}
          hint={t("sign-in.name.hint")}
          label={t("sign-in.name")}
          name="signInName"
          spellCheck={false}
        />
        <PasswordField
          autoComplete="current-password"
          error={missing.has("password") ? t("sign-in.password.missing") : undefined}
          label={t("sign-in.password")}
          name="password"
        />
        <div className="button-row">
          <Button busy={busy} type="submit">
            {t("sign-in.go")}
          </Button>
        </div>
        <p>{t("sign-in.forgotten")}</p>
      </form>
    </Card>
  );
}
