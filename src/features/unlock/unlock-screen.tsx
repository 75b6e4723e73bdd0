import { useCallback, useEffect, useState } from "react";
import { type Person, sessionSchema } from "../../domain/protocol/person.ts";
import { rememberRecruiter } from "../../storage/recruiter.ts";
import type { World } from "../../storage/world.ts";
import { officeGet } from "../../sync/office.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type Speak, useWords } from "../../ui/words.tsx";
import { FirstRun } from "./first-run.tsx";
import { Invitation } from "./invitation.tsx";
import { PracticePeople } from "./practice-people.tsx";
import { SignIn } from "./sign-in.tsx";
import { isBackFromSignOn, wasRefusedThere } from "./sign-on-trip.ts";
import { useWays, type Ways } from "./use-ways.ts";
import { welcomeToken } from "./welcome-token.ts";

type UnlockScreenProps = { world: World; onEntered: (person: Person) => void };

/** Who is working here now? The first time needs the server; from then on the tablet remembers. */
export function UnlockScreen({ world, onEntered }: UnlockScreenProps) {
  const t = useWords();
  const { db } = world;
  const [token] = useState(() => welcomeToken(location));
  const enter = useCallback(
    async (person: Person) => {
      await rememberRecruiter(db, person);
      onEntered(person);
    },
    [db, onEntered],
  );
  if (token !== null) {
    return (
      <Page lede={t("welcome.lede")} title={t("welcome.title")}>
        <Invitation enter={enter} token={token} />
      </Page>
    );
  }
  return <Entrance enter={enter} />;
}

function Entrance({ enter }: { enter: (person: Person) => Promise<void> }) {
  const t = useWords();
  const [ways, askAgain] = useWays();
  const [refusedThere] = useState(() => wasRefusedThere(location));
  const state = ways.kind === "state";
  useEffect(() => {
    if (!state || !isBackFromSignOn() || refusedThere) return;
    void officeGet("/v1/session", sessionSchema).then((session) => {
      if (session.ok && session.value.person) void enter(session.value.person);
    });
  }, [state, refusedThere, enter]);
  const { title, lede } = headOf(t, ways);
  return (
    <Page lede={lede} title={title}>
      <WaysIn askAgain={askAgain} enter={enter} refusedThere={refusedThere} ways={ways} />
    </Page>
  );
}

function headOf(t: Speak, { kind }: Ways): { readonly title: string; readonly lede?: string } {
  if (kind === "practice") return { title: t("unlock.title"), lede: t("unlock.practice.lede") };
  if (kind === "first-run") return { title: t("first-run.title"), lede: t("first-run.lede") };
  return { title: t("unlock.title") };
}

type WaysProps = {
  ways: Ways;
  askAgain: () => void;
  refusedThere: boolean;
  enter: (person: Person) => Promise<void>;
};

function WaysIn({ ways, askAgain, refusedThere, enter }: WaysProps) {
  const t = useWords();
  switch (ways.kind) {
    case "asking":
      return <Skeleton label={t("unlock.waiting")} lines={4} />;
    case "practice":
      return <PracticePeople enter={enter} people={ways.people} />;
    case "first-run":
      return <FirstRun enter={enter} />;
    case "state":
      return (
        <SignIn enter={enter} passkeys={ways.passkeys} refusedThere={refusedThere} singleSignOn={ways.singleSignOn} />
      );
    case "not-reached":
      return (
        <EmptyState
          actions={
            <Button icon="autorenew" onClick={askAgain}>
              {t("unlock.not-reached.again")}
            </Button>
          }
          icon="cloud-off"
          title={t("unlock.not-reached.title")}
        >
          <p>{t("unlock.not-reached.words")}</p>
        </EmptyState>
      );
  }
}
