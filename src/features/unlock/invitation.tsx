import { useCallback, useEffect, useState } from "react";
import { type Invited, invitedSchema, passwordLength } from "../../domain/protocol/identity.ts";
import type { Person } from "../../domain/protocol/person.ts";
import { officePost } from "../../sync/office.ts";
import { type OfficeRefusal, refusalOf } from "../../sync/office-refusal.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { NewPasswordField } from "../../ui/new-password-field.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { useForm } from "./use-form.ts";

type InvitationProps = { token: string; enter: (person: Person) => Promise<void> };

/** An invitation that is used up, too old or mistyped is the same to the server: there is nothing under this token. */
export function Invitation({ token, enter }: InvitationProps) {
  const t = useWords();
  const [invited, setInvited] = useState<Invited | null>(null);
  const [refusal, setRefusal] = useState<OfficeRefusal | null>(null);
  const open = useCallback(async () => {
    setRefusal(null);
    const answer = await officePost("/v1/invitations/opened", { token }, invitedSchema);
    if (answer.ok) setInvited(answer.value);
    else setRefusal(refusalOf(answer.error));
  }, [token]);
  useEffect(() => void open(), [open]);
  if (invited) return <Acceptance enter={enter} invited={invited} token={token} />;
  if (!refusal) return <Skeleton label={t("welcome.waiting")} lines={4} />;
  if (refusal.code === "not-found" || refusal.code === "malformed") return <Over />;
  return (
    <div className="stack">
      <RefusalAlert refusal={refusal} />
      <div className="button-row">
        <Button icon="autorenew" onClick={() => void open()}>
          {t("unlock.not-reached.again")}
        </Button>
      </div>
    </div>
  );
}

function Over() {
  const t = useWords();
  return (
    <Alert
      actions={
        <LinkButton href="/sign-in" variant="secondary">
          {t("welcome.over.sign-in")}
        </LinkButton>
      }
      live="alert"
      title={t("welcome.over.title")}
      tone="caution"
    >
      <p>{t("welcome.over")}</p>
    </Alert>
  );
}

function Acceptance({ token, invited, enter }: InvitationProps & { invited: Invited }) {
  const t = useWords();
  const locale = useLocale();
  const { busy, refusal, missing, submit } = useForm({
    path: "/v1/invitations/accepted",
    required: ["password"],
    body: ({ password }) => ({ token, password }),
    enter,
  });
  if (refusal?.code === "not-found") return <Over />;
  const password = refusal?.code === "password-refused";
  return (
    <Card title={t("welcome.card", { name: invited.name })}>
      <form className="stack" noValidate onSubmit={submit}>
        <p>{t("welcome.until", { day: momentWords(invited.expiresAt, locale, "long-day") })}</p>
        {refusal && !password ? <RefusalAlert refusal={refusal} /> : null}
        <TextField
          autoComplete="username"
          defaultValue={invited.signInName}
          hint={t("welcome.name.hint")}
          label={t("sign-in.name")}
          name="signInName"
          readOnly
        />
        <NewPasswordField
          error={
            password
              ? t(`password.refused.${refusal.why ?? "guessable"}`)
              : missing.has("password")
                ? t("first-run.password.missing")
                : undefined
          }
          least={passwordLength.alone}
          name="password"
        />
        <div className="button-row">
          <Button busy={busy} type="submit">
            {t("welcome.go")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
