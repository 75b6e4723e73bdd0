import { type FormEvent, useState } from "react";
import { type Account, accountSchema } from "../../domain/protocol/identity.ts";
import { sessionSchema } from "../../domain/protocol/person.ts";
import { leaveForSignOn } from "../../storage/sign-on-trip.ts";
import { officePost } from "../../sync/office.ts";
import { askPasskey, passkeysWorkHere } from "../../sync/office-passkey.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { useDoing } from "./use-doing.ts";
import { useLoaded } from "./use-loaded.ts";

type End = (proved: boolean) => void;

/** Asks for one of the ways in which this person signs in. Closing it leaves everything as it was. */
export function StepUpDialog({ onEnd }: { onEnd: End }) {
  const t = useWords();
  const { value: account, refusal } = useLoaded("/v1/account", accountSchema);
  return (
    <Dialog
      actions={
        <Button onClick={() => onEnd(false)} variant="secondary">
          {t("account.cancel")}
        </Button>
      }
      onClose={() => onEnd(false)}
      open
      title={t("step-up.title")}
    >
      <p>{t("step-up.words")}</p>
      {refusal ? <RefusalAlert refusal={refusal} /> : null}
      {!account && !refusal ? <Skeleton label={t("account.waiting")} lines={3} /> : null}
      {account ? <Proofs account={account} onEnd={onEnd} /> : null}
    </Dialog>
  );
}

function Proofs({ account, onEnd }: { account: Account; onEnd: End }) {
  const t = useWords();
  const { busy, refusal, run } = useDoing();
  const prove = async (given: Given) => {
    if (await run(() => officePost("/v1/session/fresh", given, sessionSchema))) onEnd(true);
  };
  const passkey = async () => {
    if (await run(() => askPasskey("/v1/session/fresh/passkey"))) onEnd(true);
  };
  const isWrong = refusal?.code === "sign-in-failed" || refusal?.code === "malformed";
  const withPasskey = account.passkeys.length > 0 && passkeysWorkHere();
  return (
    <div className="stack">
      {refusal && !isWrong ? <RefusalAlert refusal={refusal} /> : null}
      {withPasskey ? (
        <div className="button-row">
          <Button busy={busy} icon="shield" onClick={() => void passkey()} variant="secondary">
            {t("step-up.passkey")}
          </Button>
        </div>
      ) : null}
      {account.hasPassword ? <Secrets account={account} busy={busy} isWrong={isWrong} prove={prove} /> : null}
      {/* Without a name to sign in with it is the practice State, where nothing is proved. */}
      {account.signInName === null ? (
        <div className="button-row">
          <Button busy={busy} onClick={() => void prove({})}>
            {t("step-up.go")}
          </Button>
        </div>
      ) : null}
      {!account.hasPassword && account.signInName !== null && !withPasskey ? <SignOn /> : null}
    </div>
  );
}

type Given = { password?: string; totp?: string };
type SecretsProps = { account: Account; busy: boolean; isWrong: boolean; prove: (given: Given) => Promise<void> };

function Secrets({ account, busy, isWrong, prove }: SecretsProps) {
  const t = useWords();
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answers = new FormData(event.currentTarget);
    const password = String(answers.get("password") ?? "");
    const totp = String(answers.get("code") ?? "").replace(/[\s-]/g, "");
    setMissing(password === "" && totp === "");
    if (password === "" && totp === "") return;
    await prove(password === "" ? { totp } : { password });
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <input autoComplete="username" defaultValue={account.signInName ?? ""} hidden name="username" readOnly />
      <PasswordField
        // The dialog has this one question.
        autoFocus
        autoComplete="current-password"
        error={isWrong ? t("step-up.wrong") : missing ? t("step-up.missing") : undefined}
        label={t("step-up.password")}
        name="password"
      />
      {account.hasTotp ? (
        <TextField
          autoComplete="one-time-code"
          inputMode="numeric"
          label={t("step-up.code")}
          name="code"
          width="medium"
        />
      ) : null}
      <div className="button-row">
        <Button busy={busy} type="submit">
          {t("step-up.go")}
        </Button>
      </div>
    </form>
  );
}

function SignOn() {
  const t = useWords();
  return (
    <>
      <p>{t("step-up.sign-on")}</p>
      <div className="button-row">
        <LinkButton href="/v1/sign-on?again=1" onClick={leaveForSignOn}>
          {t("step-up.sign-on.go")}
        </LinkButton>
      </div>
    </>
  );
}
