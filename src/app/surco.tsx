import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { useLocation } from "wouter";
import type { Person } from "../domain/protocol/person.ts";
import type { World } from "../storage/world.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { useWords, Words } from "../ui/words.tsx";
import { Arrival } from "./arrival.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { laterScreens } from "./later-screens.ts";
import { useOwnLinks } from "./links.ts";
import { News } from "./news.tsx";
import { useOpenInterview } from "./open-interview.ts";
import { type PreferenceStore, wear } from "./preferences.ts";
import { Routes } from "./routes.tsx";
import { Shell } from "./shell.tsx";
import type { TextStore } from "./texts.ts";
import type { Updates } from "./update.ts";
import { UpgradeNotice } from "./upgrade-notice.tsx";
import { usePerson } from "./use-person.ts";
import { useShut } from "./use-shut.ts";
import { useWiped } from "./use-wiped.ts";

const WipedScreen = lazy(async () => ({ default: (await import("./wiped-screen.tsx")).WipedScreen }));

type SurcoProps = {
  /** The world before anybody is signed in. */
  world: World;
  remembered: Person | null;
  preferences: PreferenceStore;
  texts: TextStore;
  updates: Updates | null;
  reload: () => void;
  /** Where the work goes on that was interrupted; asked once, when a vault that was locked at the start has been opened. */
  whereItStopped: (person: Person) => Promise<string | null>;
};

export function Surco(props: SurcoProps) {
  const { locale, theme, text } = useSyncExternalStore(props.preferences.subscribe, props.preferences.get);
  const { catalogs, only } = useSyncExternalStore(props.texts.subscribe, props.texts.get);
  // In the first moment one language is here; the other one follows at once.
  const spoken = only ?? locale;
  const { texts } = props;
  useEffect(() => {
    if (spoken !== locale) void texts.everything();
  }, [spoken, locale, texts]);
  useEffect(() => wear({ locale: spoken, theme, text }), [spoken, theme, text]);
  return (
    <Words catalogs={catalogs} locale={spoken} rest={texts.everything}>
      <House {...props} />
    </Words>
  );
}

function House({ world: empty, remembered, preferences, texts, updates, reload, whereItStopped }: SurcoProps) {
  const [path, go] = useLocation();
  const wiped = useWiped(empty.db);
  const { world, enter, leave } = usePerson(empty, remembered, wiped, go);
  const shut = useShut(world, whereItStopped, go);
  useOwnLinks(go);
  useOpenInterview(world, path);
  const { VaultGate } = laterScreens(texts);
  const place = shut ? `shut ${path}` : path;
  const screen = (
    <ErrorBoundary place={place} reload={reload}>
      <Suspense fallback={<Waiting />}>
        {shut && path !== "/sign-in" ? (
          <VaultGate onSignOut={leave} world={world} />
        ) : (
          <Routes
            go={go}
            onEntered={enter}
            onSignOut={leave}
            preferences={preferences}
            texts={texts}
            updates={updates}
            world={world}
          />
        )}
      </Suspense>
    </ErrorBoundary>
  );
  if (wiped !== null) {
    return (
      <Shell preferences={preferences} updates={updates} world={{ ...empty, person: null }}>
        <Suspense fallback={<Waiting />}>
          <WipedScreen at={wiped} db={empty.db} />
        </Suspense>
        <Arrival place="wiped" />
      </Shell>
    );
  }
  return (
    <>
      {isSigning(path) && !shut ? (
        screen
      ) : (
        <Shell preferences={preferences} updates={updates} world={shut ? { ...world, person: null } : world}>
          <UpgradeNotice db={world.db} reload={reload} />
          <News path={path} world={world} />
          {screen}
        </Shell>
      )}
      <Arrival place={place} />
    </>
  );
}

/** While a family holds the tablet there is nothing around the statement. */
const isSigning = (path: string): boolean => /^\/coes\/[^/]+\/sign$/.test(path);

function Waiting() {
  return <Skeleton label={useWords()("shell.waiting")} lines={5} />;
}
