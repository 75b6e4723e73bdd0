import { accountSchema } from "../../domain/protocol/identity.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { AuthenticatorCard } from "./authenticator-card.tsx";
import { PasskeysCard } from "./passkeys-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { useLoaded } from "./use-loaded.ts";

/** One's own ways of signing in, and the places where one is signed in. All of it is the State's: it needs a network. */
export function AccountScreen() {
  const t = useWords();
  const { value: account, refusal, load } = useLoaded("/v1/account", accountSchema);
  return (
    <Page lede={t("account.lede")} title={t("account.title")}>
      <div className="stack">
        {refusal ? <RefusalAlert refusal={refusal} /> : null}
        {refusal && refusal.code !== "not-signed-in" ? (
          <div className="button-row">
            <Button icon="autorenew" onClick={() => void load()}>
              {t("account.again")}
            </Button>
          </div>
        ) : null}
        {!account && !refusal ? <Skeleton label={t("account.waiting")} lines={6} /> : null}
        {account ? (
          <>
            <PasswordCard account={account} />
            {account.hasPassword ? <AuthenticatorCard account={account} reload={load} /> : null}
            <PasskeysCard account={account} reload={load} />
            <SessionsCard />
          </>
        ) : null}
      </div>
    </Page>
  );
}
