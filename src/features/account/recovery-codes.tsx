import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useWords } from "../../ui/words.tsx";

type RecoveryCodesProps = { codes: readonly string[]; onKept: () => void };

/** Shown once. Escape does not lose them: only the button says that they are kept. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useWords();
  const [said, setSaid] = useState("");
  const copy = async () => {
    const copied = await (navigator.clipboard?.writeText(codes.join("\n")) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    setSaid(t(copied ? "account.codes.copied" : "account.codes.not-copied"));
  };
  return (
    <Dialog
      actions={
        <>
          <Button icon="check" onClick={onKept}>
            {t("account.codes.kept")}
          </Button>
          <Button icon="print" onClick={() => window.print()} variant="secondary">
            {t("account.codes.print")}
          </Button>
          <Button onClick={() => void copy()} variant="secondary">
            {t("account.codes.copy")}
          </Button>
        </>
      }
      onClose={() => undefined}
      open
      title={t("account.codes.title")}
    >
      <p>{t("account.codes.words")}</p>
      <ol aria-label={t("account.codes.list")} className="codes" translate="no">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p role="status">{said}</p>
    </Dialog>
  );
}
