import { useState } from "react";
import type { Person } from "../../domain/protocol/person.ts";
import { askPasskey } from "../../sync/office-passkey.ts";
import { notReached, type OfficeRefusal } from "../../sync/office-refusal.ts";
import { Button } from "../../ui/button.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { useWords } from "../../ui/words.tsx";

export function PasskeyButton({ enter }: { enter: (person: Person) => Promise<void> }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<OfficeRefusal | null>(null);
  const ask = async () => {
    setBusy(true);
    setRefusal(null);
    const session = await askPasskey("/v1/sign-in/passkey");
    if (session.ok && session.value.person) return enter(session.value.person);
    setRefusal(session.ok ? notReached : session.error);
    setBusy(false);
  };
  return (
    <div className="stack">
      {refusal ? (
        <RefusalAlert
          refusal={refusal}
          words={refusal.code === "sign-in-failed" ? t("sign-in.passkey.unknown") : undefined}
        />
      ) : null}
      <div className="button-row">
        <Button busy={busy} icon="shield" onClick={() => void ask()} variant="secondary">
          {t("sign-in.passkey.go")}
        </Button>
      </div>
    </div>
  );
}
