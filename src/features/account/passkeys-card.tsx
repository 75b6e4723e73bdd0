import { type FormEvent, useState } from "react";
import { type Account, doneSchema } from "../../domain/protocol/identity.ts";
import { officeDelete } from "../../sync/office.ts";
import { addPasskey, passkeysWorkHere } from "../../sync/office-passkey.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import type { AccountCardProps } from "./account-card.ts";
import { useDoing } from "./use-doing.ts";

type Passkey = Account["passkeys"][number];

export function PasskeysCard({ account, reload }: AccountCardProps) {
  const t = useWords();
  const { busy, refusal, run } = useDoing();
  const [said, setSaid] = useState<string | null>(null);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const add = async (name: string) => {
    setSaid(null);
    const done = await run(() => addPasskey(name));
    if (done) setSaid(t("account.passkeys.added", { name }));
    if (done) await reload();
    return done !== null;
  };
  const remove = async ({ id, name }: Passkey) => {
    setRemoving(null);
    if (!(await run(() => officeDelete(`/v1/account/passkeys/${encodeURIComponent(id)}`, doneSchema)))) return;
    setSaid(t("account.passkeys.removed", { name }));
    await reload();
  };
  return (
    <Card title={t("account.passkeys")}>
      <p>{t("account.passkeys.words")}</p>
      {said ? <Alert live="status" title={said} tone="good" /> : null}
      {refusal ? <RefusalAlert refusal={refusal} /> : null}
      {account.passkeys.length === 0 ? <p>{t("account.passkeys.none")}</p> : null}
      <ul aria-label={t("account.passkeys.list")} className="places">
        {account.passkeys.map((passkey) => (
          <PasskeyLine key={passkey.id} onRemove={() => setRemoving(passkey)} passkey={passkey} />
        ))}
      </ul>
      {passkeysWorkHere() ? <AddForm add={add} busy={busy} /> : <p>{t("account.passkeys.not-here")}</p>}
      <Dialog
        actions={
          <>
            <Button onClick={() => setRemoving(null)}>{t("account.cancel")}</Button>
            <Button onClick={() => removing && void remove(removing)} variant="danger">
              {t("account.passkeys.remove.do")}
            </Button>
          </>
        }
        onClose={() => setRemoving(null)}
        open={removing !== null}
        title={t("account.passkeys.remove.ask", { name: removing?.name })}
      >
        <p>{t("account.passkeys.remove.words")}</p>
      </Dialog>
    </Card>
  );
}

function PasskeyLine({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const t = useWords();
  const locale = useLocale();
  const { name, createdAt, usedAt } = passkey;
  const used = usedAt
    ? t("account.passkeys.used", { moment: momentWords(usedAt, locale) })
    : t("account.passkeys.unused");
  return (
    <li className="places__one">
      <span className="places__words">
        <strong>{name}</strong>
        <span>{`${t("account.passkeys.made", { moment: momentWords(createdAt, locale, "day") })} · ${used}`}</span>
      </span>
      <Button aria-label={t("account.passkeys.remove", { name })} icon="delete" onClick={onRemove} variant="quiet">
        {t("account.passkeys.remove.do")}
      </Button>
    </li>
  );
}

function AddForm({ add, busy }: { add: (name: string) => Promise<boolean>; busy: boolean }) {
  const t = useWords();
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get("name")).trim();
    setMissing(name === "");
    if (name === "") form.querySelector<HTMLInputElement>("[name=name]")?.focus();
    else if (await add(name)) form.reset();
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        error={missing ? t("account.passkeys.name.missing") : undefined}
        hint={t("account.passkeys.name.hint")}
        label={t("account.passkeys.name")}
        maxLength={100}
        name="name"
      />
      <div className="button-row">
        <Button busy={busy} icon="add" type="submit" variant="secondary">
          {t("account.passkeys.add")}
        </Button>
      </div>
    </form>
  );
}
