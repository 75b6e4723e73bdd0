import { type FormEvent, useState } from "react";
import { type Account, doneSchema, passwordLength } from "../../domain/protocol/identity.ts";
import { officePut } from "../../sync/office.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { NewPasswordField } from "../../ui/new-password-field.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { useWords } from "../../ui/words.tsx";
import { useDoing } from "./use-doing.ts";

export function PasswordCard({ account }: { account: Account }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  if (!account.hasPassword) {
    return (
      <Card title={t("account.password")}>
        <p>{t("account.password.none")}</p>
      </Card>
    );
  }
  const changed = () => {
    setDone(true);
    setOpen(false);
  };
  return (
    <Card title={t("account.password")}>
      {done ? <Alert live="status" title={t("account.password.done")} tone="good" /> : null}
      {open ? (
        <ChangeForm account={account} onCancel={() => setOpen(false)} onDone={changed} />
      ) : (
        <>
          <p>{t("account.password.words")}</p>
          <div className="button-row">
            <Button
              icon="edit"
              onClick={() => {
                setDone(false);
                setOpen(true);
              }}
              variant="secondary"
            >
              {t("account.password.change")}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}

type ChangeFormProps = { account: Account; onDone: () => void; onCancel: () => void };

function ChangeForm({ account, onDone, onCancel }: ChangeFormProps) {
  const t = useWords();
  const { busy, refusal, run } = useDoing();
  const [missing, setMissing] = useState<"current" | "next" | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const answers = new FormData(form);
    const [current, next] = [String(answers.get("current")), String(answers.get("next"))];
    const lacks = current === "" ? "current" : next === "" ? "next" : null;
    setMissing(lacks);
    if (lacks) {
      form.querySelector<HTMLInputElement>(`[name="${lacks}"]`)?.focus();
      return;
    }
    if (await run(() => officePut("/v1/account/password", { current, next }, doneSchema))) onDone();
  };
  const refused =
    refusal?.code === "password-refused" ? t(`password.refused.${refusal.why ?? "guessable"}`) : undefined;
  const wrong = refusal?.code === "sign-in-failed";
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {refusal && !refused && !wrong ? <RefusalAlert refusal={refusal} /> : null}
      {/* A password manager wants to know whose it is. */}
      <input autoComplete="username" defaultValue={account.signInName ?? ""} hidden name="username" readOnly />
      <PasswordField
        autoComplete="current-password"
        error={missing === "current" ? t("account.password.current.missing") : wrong ? t("step-up.wrong") : undefined}
        label={t("account.password.current")}
        name="current"
      />
      <NewPasswordField
        error={missing === "next" ? t("first-run.password.missing") : refused}
        least={account.hasTotp ? passwordLength.withSecondFactor : passwordLength.alone}
        name="next"
      />
      <div className="button-row">
        <Button busy={busy} type="submit">
          {t("account.password.save")}
        </Button>
        <Button onClick={onCancel} variant="quiet">
          {t("account.cancel")}
        </Button>
      </div>
    </form>
  );
}
