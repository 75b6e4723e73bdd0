import { type FormEvent, useState } from "react";
import { recoveryCodesSchema } from "../../domain/protocol/identity.ts";
import { officePost } from "../../sync/office.ts";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { useDoing } from "./use-doing.ts";

type AuthenticatorSetupProps = {
  offer: { readonly secret: string; readonly address: string };
  onConfirmed: (codes: readonly string[]) => Promise<void>;
  onCancel: () => void;
};

/** In fours, so that whoever types it on another device finds the place again. */
const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

export function AuthenticatorSetup({ offer, onConfirmed, onCancel }: AuthenticatorSetupProps) {
  const t = useWords();
  const { busy, refusal, run } = useDoing();
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const code = String(new FormData(form).get("code")).replace(/[\s-]/g, "");
    const wrongForm = !/^\d{6}$/.test(code);
    setMissing(wrongForm);
    if (wrongForm) {
      form.querySelector<HTMLInputElement>("[name=code]")?.focus();
      return;
    }
    const made = await run(() => officePost("/v1/account/totp/confirm", { code }, recoveryCodesSchema));
    if (made) await onConfirmed(made.codes);
  };
  const wrong = refusal?.code === "code-not-right";
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {/* Only authenticator apps know these addresses; without one the browser does nothing. */}
      <div className="button-row">
        <LinkButton href={offer.address} icon="shield" variant="secondary">
          {t("account.app.open")}
        </LinkButton>
      </div>
      <p>{t("account.app.other")}</p>
      <p>
        <span className="secret__label">{t("account.app.key")}</span>
        <code className="secret" translate="no">
          {inFours(offer.secret)}
        </code>
      </p>
      {refusal && !wrong ? <RefusalAlert refusal={refusal} /> : null}
      <TextField
        autoComplete="one-time-code"
        error={missing ? t("account.app.code.missing") : wrong ? t("account.app.code.wrong") : undefined}
        inputMode="numeric"
        label={t("account.app.code")}
        name="code"
        width="medium"
      />
      <div className="button-row">
        <Button busy={busy} type="submit">
          {t("account.app.confirm")}
        </Button>
        <Button onClick={onCancel} variant="quiet">
          {t("account.cancel")}
        </Button>
      </div>
    </form>
  );
}
