import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { StaffMember } from "../../domain/protocol/identity.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { Pill } from "../../ui/pill.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { AccountDeeds } from "./account-deeds.tsx";
import type { AccountDeed } from "./administration-calls.ts";
import { staffQuery } from "./administration-queries.ts";
import { ChangePerson } from "./change-person.tsx";
import { PasswordReset } from "./password-reset.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { ReadingProblem } from "./problem-notice.tsx";
import { stateLook } from "./staff-words.ts";

type PersonScreenProps = { personId: string; world: World; notHere: ReactNode };

/** One account: what it may do, and what can be done to it. */
export function PersonScreen({ personId, world, notHere }: PersonScreenProps) {
  const t = useWords();
  const staff = useQuery(staffQuery);
  const member = staff.data?.find(({ person }) => person.id === personId);
  if (member) return <Account member={member} world={world} />;
  if (staff.data) return notHere;
  return (
    <Page title={t("administration.people.title")}>
      {staff.isError ? (
        <ReadingProblem busy={staff.isFetching} failure={staff.error} onRetry={() => staff.refetch()} />
      ) : (
        <Skeleton label={t("administration.reading")} lines={5} />
      )}
    </Page>
  );
}

/** The button that had the focus is gone with what it did: the focus goes to the card in which it stood. */
function useFocusOn(id: string, after: string): void {
  const before = useRef(after);
  useEffect(() => {
    if (before.current === after) return;
    before.current = after;
    document.getElementById(id)?.focus();
  }, [id, after]);
}

/** What was done here last, until something else is. */
type Done = AccountDeed | "changed";

function Account({ member, world }: { member: StaffMember; world: World }) {
  const t = useWords();
  const [changing, setChanging] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const { person, state } = member;
  useFocusOn(
    changing || done === null || done === "changed" ? "person-account" : "person-access",
    [changing, done].join(),
  );
  const finish = (deed: Done) => {
    setChanging(false);
    setDone(deed);
  };
  return (
    <Page
      kicker={<a href="/office/people">{t("administration.person.back")}</a>}
      status={
        <Pill icon={stateLook[state].icon} tone={stateLook[state].tone}>
          {t(`administration.state.${state}`)}
        </Pill>
      }
      title={person.name}
    >
      <div role="status">
        {done === null ? null : <Alert title={t(`administration.done.${done}`, { name: person.name })} tone="good" />}
      </div>
      <Card
        actions={
          changing ? undefined : (
            <Button icon="edit" onClick={() => setChanging(true)} variant="secondary">
              {t("administration.person.change")}
            </Button>
          )
        }
        id="person-account"
        title={t(changing ? "administration.person.change" : "administration.person.account")}
      >
        {changing ? (
          <ChangePerson
            member={member}
            onCancel={() => setChanging(false)}
            onChanged={() => finish("changed")}
            world={world}
          />
        ) : (
          <PersonFacts member={member} world={world} />
        )}
      </Card>
      <AccountDeeds member={member} onDone={finish} />
      {state === "active" && member.signInName !== null ? <PasswordReset member={member} /> : null}
    </Page>
  );
}
