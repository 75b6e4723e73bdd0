import { useState } from "react";
import type { Person } from "../../domain/protocol/person.ts";
import { passkeysWorkHere } from "../../sync/office-passkey.ts";
import { Alert } from "../../ui/alert.tsx";
import { Card } from "../../ui/card.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../ui/words.tsx";
import { NameAndPassword, type NamePassword } from "./name-and-password.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { SecondStep } from "./second-step.tsx";
import { leaveForSignOn } from "./sign-on-trip.ts";

type SignInProps = {
  passkeys: boolean;
  singleSignOn: string | null;
  refusedThere: boolean;
  enter: (person: Person) => Promise<void>;
};

/** The ways in, the State's own first. A second step takes the place of the first. */
export function SignIn({ passkeys, singleSignOn, refusedThere, enter }: SignInProps) {
  const t = useWords();
  const [first, setFirst] = useState<NamePassword | null>(null);
  if (first) return <SecondStep back={() => setFirst(null)} enter={enter} first={first} />;
  return (
    <div className="stack">
      {refusedThere ? (
        <Alert live="alert" title={t("sign-in.sign-on.refused.title")} tone="bad">
          <p>{t("sign-in.sign-on.refused")}</p>
        </Alert>
      ) : null}
      {singleSignOn === null ? null : (
        <Card title={t("sign-in.sign-on.title")}>
          <p>{t("sign-in.sign-on.words")}</p>
          <div className="button-row">
            <LinkButton href="/v1/sign-on" iconAfter="arrow-forward" onClick={leaveForSignOn}>
              {t("sign-in.sign-on.go", { label: singleSignOn })}
            </LinkButton>
          </div>
        </Card>
      )}
      <NameAndPassword enter={enter} onSecondStep={setFirst} />
      {passkeys && passkeysWorkHere() ? (
        <Card look="sunk" title={t("sign-in.passkey.title")}>
          <p>{t("sign-in.passkey.words")}</p>
          <PasskeyButton enter={enter} />
        </Card>
      ) : null}
    </div>
  );
}
