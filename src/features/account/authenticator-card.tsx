import { useState } from "react";
import { doneSchema, recoveryCodesSchema, type TotpOffer, totpOfferSchema } from "../../domain/protocol/identity.ts";
import { officeDelete, officePost } from "../../sync/office.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { useWords } from "../../ui/words.tsx";
import type { AccountCardProps } from "./account-card.ts";
import { AuthenticatorSetup } from "./authenticator-setup.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useDoing } from "./use-doing.ts";

export function AuthenticatorCard({ account, reload }: AccountCardProps) {
  const t = useWords();
  const { busy, refusal, run } = useDoing();
  const [offer, setOffer] = useState<TotpOffer | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [removed, setRemoved] = useState(false);
  const begin = async () => {
    setRemoved(false);
    setOffer(await run(() => officePost("/v1/account/totp", {}, totpOfferSchema)));
  };
  const confirmed = async (made: readonly string[]) => {
    setOffer(null);
    setCodes(made);
    await reload();
  };
  const remove = async () => {
    if (!(await run(() => officeDelete("/v1/account/totp", doneSchema)))) return;
    setRemoved(true);
    await reload();
  };
  const renew = async () => {
    const made = await run(() => officePost("/v1/account/recovery-codes", {}, recoveryCodesSchema));
    if (!made) return;
    setCodes(made.codes);
    await reload();
  };
  const tooShort = refusal?.code === "password-refused";
  return (
    <Card title={t("account.app")}>
      {removed ? <Alert live="status" title={t("account.app.removed")} tone="good" /> : null}
      {refusal ? <RefusalAlert refusal={refusal} words={tooShort ? t("account.app.too-short") : undefined} /> : null}
      {account.hasTotp ? (
        <InForce busy={busy} codesLeft={account.recoveryCodesLeft} onRemove={remove} onRenew={renew} />
      ) : offer ? (
        <AuthenticatorSetup offer={offer} onCancel={() => setOffer(null)} onConfirmed={confirmed} />
      ) : (
        <>
          <p>{t("account.app.off")}</p>
          <div className="button-row">
            <Button busy={busy} icon="shield" onClick={() => void begin()} variant="secondary">
              {t("account.app.begin")}
            </Button>
          </div>
        </>
      )}
      {codes ? <RecoveryCodes codes={codes} onKept={() => setCodes(null)} /> : null}
    </Card>
  );
}

type InForceProps = {
  busy: boolean;
  codesLeft: number;
  onRemove: () => Promise<void>;
  onRenew: () => Promise<void>;
};

function InForce({ busy, codesLeft, onRemove, onRenew }: InForceProps) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <p>{t("account.app.on")}</p>
      <p>{t("account.codes.left", { count: codesLeft })}</p>
      <div className="button-row">
        <Button busy={busy} icon="autorenew" onClick={() => void onRenew()} variant="secondary">
          {t("account.codes.renew")}
        </Button>
        <Button icon="delete" onClick={() => setAsking(true)} variant="quiet">
          {t("account.app.remove")}
        </Button>
      </div>
      <Dialog
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("account.cancel")}</Button>
            <Button
              onClick={() => {
                setAsking(false);
                void onRemove();
              }}
              variant="danger"
            >
              {t("account.app.remove")}
            </Button>
          </>
        }
        onClose={() => setAsking(false)}
        open={asking}
        title={t("account.app.remove.ask")}
      >
        <p>{t("account.app.remove.words")}</p>
      </Dialog>
    </>
  );
}
