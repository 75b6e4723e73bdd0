import { type FormEvent, useState } from "react";
import { foldForSearch } from "../../domain/coe/summary.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";

/** True for the recruiter's name, or the first word of it, however it is written. */
export function isRecruitersName(typed: string, recruiter: string): boolean {
  const said = foldForSearch(typed);
  const name = foldForSearch(recruiter);
  return said !== "" && (said === name || said === name.split(" ")[0]);
}

type GiveBackDialogProps = {
  open: boolean;
  recruiter: string;
  /** What follows is locked and asks for the recruiter's own PIN or passphrase. */
  locks: boolean;
  onRecruiter: () => void;
  onBack: () => void;
};

/** Leaving the statement is the recruiter's. Where nothing is locked it asks for a name that only they have a reason to type. */
export function GiveBackDialog({ open, recruiter, locks, onRecruiter, onBack }: GiveBackDialogProps) {
  const t = useWords();
  return (
    <Dialog onClose={onBack} open={open} title={t("signing.give-back.title", { recruiter })}>
      {locks ? (
        <div className="stack">
          <p>{t("signing.give-back.thanks")}</p>
          <p>{t("signing.give-back.locks", { recruiter })}</p>
          <div className="button-row">
            <Button data-first-focus="" icon="lock" onClick={onRecruiter}>
              {t("signing.give-back.lock")}
            </Button>
            <Button onClick={onBack} variant="secondary">
              {t("signing.give-back.cancel")}
            </Button>
          </div>
        </div>
      ) : (
        <Asking onBack={onBack} onRecruiter={onRecruiter} recruiter={recruiter} />
      )}
    </Dialog>
  );
}

function Asking({ recruiter, onRecruiter, onBack }: Omit<GiveBackDialogProps, "open" | "locks">) {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRecruitersName(typed, recruiter)) onRecruiter();
    else setWrong(true);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t("signing.give-back.thanks")}</p>
      <TextField
        autoCapitalize="words"
        data-first-focus=""
        error={wrong ? t("signing.give-back.wrong") : undefined}
        hint={t("signing.give-back.hint", { name: recruiter.split(" ")[0] ?? "" })}
        label={t("signing.give-back.name")}
        onChange={(event) => setTyped(event.target.value)}
        value={typed}
      />
      <div className="button-row">
        <Button type="submit">{t("signing.give-back.go-on")}</Button>
        <Button onClick={onBack} variant="secondary">
          {t("signing.give-back.cancel")}
        </Button>
      </div>
    </form>
  );
}
