import { useCallback, useEffect, useState } from "react";
import type { SignOnRefusal } from "../../domain/protocol/identity.ts";
import { type Person, sessionSchema } from "../../domain/protocol/person.ts";
import { readPeople, rememberRecruiter } from "../../storage/recruiter.ts";
import { forgetSignOnTrip, isBackFromSignOn } from "../../storage/sign-on-trip.ts";
import type { World } from "../../storage/world.ts";
import { officeGet } from "../../sync/office.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useAnswer } from "../../ui/use-answer.ts";
import { type Speak, useWords } from "../../ui/words.tsx";
import { FirstRun } from "./first-run.tsx";
import { Invitation } from "./invitation.tsx";
import { PracticePeople } from "./practice-people.tsx";
import { SignIn } from "./sign-in.tsx";
import { forgetRefusal, refusedThere } from "./sign-on-refusal.tsx";
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
  return <Entrance enter={enter} world={world} />;
}

/** Nobody is at work here, and somebody was: they have signed out. Their session at the State's own sign-on may be open still. */
function useSignedOut({ db, person }: World): boolean {
  const anybodyKnown = useCallback(async () => (await readPeople(db)).length > 0, [db]);
  return useAnswer(anybodyKnown, true) && person === null;
}

type Enter = (person: Person) => Promise<void>;

/** Whoever comes back from the State's own sign-on is entered as soon as the State says who they are; until then no form asks them again. */
function useComingBack(reached: boolean, refusal: SignOnRefusal | null, enter: Enter): boolean {
  const [coming, setComing] = useState(() => isBackFromSignOn() && refusal === null);
  // Not before the screen stands: what is begun and not shown, React throws away and begins anew.
  useEffect(forgetSignOnTrip, []);
  useEffect(() => {
    if (!reached || !coming) return;
    void officeGet("/v1/session", sessionSchema).then((session) => {
      if (session.ok && session.value.person) void enter(session.value.person);
      else setComing(false);
    });
  }, [reached, coming, enter]);
  return reached && coming;
}

function Entrance({ enter, world }: { enter: Enter; world: World }) {
  const t = useWords();
  const [ways, askAgain] = useWays();
  const [refusal] = useState(() => refusedThere(location));
  const signedOut = useSignedOut(world);
  const comesBack = useComingBack(ways.kind === "state", refusal, enter);
  useEffect(() => forgetRefusal(location), []);
  const { title, lede } = headOf(t, ways);
  return (
    <Page lede={lede} title={title}>
      <WaysIn
        askAgain={askAgain}
        // Whom the State knows and Surco does not would only come back the same way.
        asksAnew={signedOut || refusal === "nobody"}
        enter={enter}
        refusal={refusal}
        ways={comesBack ? { kind: "asking" } : ways}
      />
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
  refusal: SignOnRefusal | null;
  asksAnew: boolean;
  enter: Enter;
};

function WaysIn({ ways, askAgain, refusal, asksAnew, enter }: WaysProps) {
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
        <SignIn
          asksAnew={asksAnew}
          enter={enter}
          passkeys={ways.passkeys}
          refusal={refusal}
          singleSignOn={ways.singleSignOn}
        />
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
