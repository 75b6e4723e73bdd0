import { passwordLength } from "../../domain/protocol/identity.ts";
import type { Person } from "../../domain/protocol/person.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { NewPasswordField } from "../../ui/new-password-field.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { useForm } from "./use-form.ts";

/** A new State has nobody in it: whoever started the server has the token, and becomes the first administrator. */
export function FirstRun({ enter }: { enter: (person: Person) => Promise<void> }) {
  const t = useWords();
  const { busy, refusal, missing, submit } = useForm({
    path: "/v1/first-run",
    required: ["token", "name", "signInName", "password"],
    body: ({ token = "", name, signInName, password }) => ({ token: token.trim(), name, signInName, password }),
    enter,
  });
  const password = refusal?.code === "password-refused";
  const checks = refusal?.code === "not-allowed" || refusal?.code === "malformed";
  const need = (name: string) => (missing.has(name) ? t(`first-run.${name}.missing`) : undefined);
  return (
    <Card title={t("first-run.card")}>
      <form className="stack" noValidate onSubmit={submit}>
        {refusal && !password ? (
          <RefusalAlert
            refusal={refusal}
            title={checks ? t("first-run.refused.title") : undefined}
            words={checks ? t(`first-run.refused.${refusal.code}`) : undefined}
          />
        ) : null}
        <TextField
          error={need("token")}
          hint={t("first-run.token.hint")}
          label={t("first-run.token")}
          name="token"
          spellCheck={false}
        />
        <TextField autoComplete="name" error={need("name")} label={t("first-run.name")} name="name" />
        <TextField
          autoCapitalize="off"
          autoComplete="username"
          error={need("signInName")}
          hint={t("first-run.signInName.hint")}
          label={t("sign-in.name")}
          name="signInName"
          spellCheck={false}
        />
        <NewPasswordField
          error={password ? t(`password.refused.${refusal.why ?? "guessable"}`) : need("password")}
          least={passwordLength.alone}
          name="password"
        />
        <div className="button-row">
          <Button busy={busy} type="submit">
            {t("first-run.go")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
