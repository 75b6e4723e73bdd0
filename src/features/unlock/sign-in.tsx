import { useState } from "react";
import type { SignOnRefusal } from "../../domain/protocol/identity.ts";
import type { Person } from "../../domain/protocol/person.ts";
import { leaveForSignOn } from "../../storage/sign-on-trip.ts";
import { passkeysWorkHere } from "../../sync/office-passkey.ts";
import { Card } from "../../ui/card.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../ui/words.tsx";
import { NameAndPassword, type NamePassword } from "./name-and-password.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { SecondStep } from "./second-step.tsx";
import { SignOnRefusalAlert } from "./sign-on-refusal.tsx";

type SignInProps = {
  passkeys: boolean;
  singleSignOn: string | null;
  /** Why the State's own sign-on has sent them back. */
  refusal: SignOnRefusal | null;
  /** Whoever was signed in there before is not to come in by one press of a button. */
  asksAnew: boolean;
  enter: (person: Person) => Promise<void>;
};

/** The ways in, the State's own first. A second step takes the place of the first. */
export function SignIn({ passkeys, singleSignOn, refusal, asksAnew, enter }: SignInProps) {
  const t = useWords();
  const [first, setFirst] = useState<NamePassword | null>(null);
  if (first) return <SecondStep back={() => setFirst(null)} enter={enter} first={first} />;
  return (
    <div className="stack">
      {refusal === null ? null : <SignOnRefusalAlert why={refusal} />}
      {singleSignOn === null ? null : (
        <Card title={t("sign-in.sign-on.title")}>
          <p>{t("sign-in.sign-on.words")}</p>
          <div className="button-row">
            <LinkButton
              href={asksAnew ? "/v1/sign-on?again=1" : "/v1/sign-on"}
              iconAfter="arrow-forward"
              onClick={leaveForSignOn}
            >
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
