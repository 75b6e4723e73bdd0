import { type FormEvent, type ReactNode, useState } from "react";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { type Placing, placingErrors, placingFields, summaryOf } from "./placing.ts";
import { RoleChoice } from "./role-choice.tsx";

type PlacingFormProps = {
  first: Placing;
  policy: StatePolicy;
  busy: boolean;
  sendLabel: string;
  onSend: (placing: Placing) => void;
  /** Beside the button that sends. */
  beside?: ReactNode | undefined;
  /** Above the buttons: what sending does, what went wrong with it. */
  children?: ReactNode | undefined;
};

/** Name, roles and place of somebody. What is missing is told when it is sent, all at once, each with the way to its field. */
export function PlacingForm({ first, policy, busy, sendLabel, onSend, beside, children }: PlacingFormProps) {
  const t = useWords();
  const [placing, setPlacing] = useState(first);
  const [tries, setTries] = useState(0);
  const change = (part: Partial<Placing>) => setPlacing((now) => ({ ...now, ...part }));
  const errors = tries === 0 ? {} : placingErrors(t, placing);
  const entries = summaryOf(errors);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setTries(tries + 1);
    if (summaryOf(placingErrors(t, placing)).length === 0) onSend(placing);
  };
  return (
    <form noValidate onSubmit={send}>
      {entries.length > 0 ? (
        <ErrorSummary
          attempt={tries}
          groups={[{ id: "missing", title: t("administration.missing.group"), tone: "bad", entries }]}
          title={t("administration.missing.title")}
        />
      ) : null}
      <TextField
        error={errors.name}
        id={placingFields.name}
        label={t("administration.placing.name")}
        maxLength={200}
        onChange={(event) => change({ name: event.target.value })}
        value={placing.name}
      />
      {placing.signInName === null ? null : (
        <TextField
          autoCapitalize="none"
          error={errors.signInName}
          hint={t("administration.placing.sign-in-name-hint")}
          id={placingFields.signInName}
          inputMode="email"
          label={t("administration.placing.sign-in-name")}
          maxLength={200}
          onChange={(event) => change({ signInName: event.target.value })}
          spellCheck={false}
          value={placing.signInName}
        />
      )}
      <RoleChoice error={errors.roles} onChange={(roles) => change({ roles })} roles={placing.roles} />
      <PlaceFields errors={errors} onChange={change} placing={placing} policy={policy} />
      {children}
      <div className="button-row">
        <Button busy={busy} type="submit">
          {sendLabel}
        </Button>
        {beside}
      </div>
    </form>
  );
}
