import { Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useLocation } from "wouter";
import type { Person } from "../domain/protocol/person.ts";
import type { World } from "../storage/world.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { useWords, Words } from "../ui/words.tsx";
import { Arrival } from "./arrival.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { homeOf, signOut } from "./identity.ts";
import { useOwnLinks } from "./links.ts";
import { News } from "./news.tsx";
import { useOpenInterview } from "./open-interview.ts";
import { type PreferenceStore, wear } from "./preferences.ts";
import { Routes } from "./routes.tsx";
import { Shell } from "./shell.tsx";
import type { TextStore } from "./texts.ts";
import type { Updates } from "./update.tsx";
import { UpgradeNotice } from "./upgrade-notice.tsx";
import { useWiped, WipedScreen } from "./wiped.tsx";

type SurcoProps = {
  /** The world before anybody is signed in. */
  world: World;
  remembered: Person | null;
  preferences: PreferenceStore;
  texts: TextStore;
  updates: Updates | null;
  reload: () => void;
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

function House({ world: empty, remembered, preferences, texts, updates, reload }: SurcoProps) {
  const [person, setPerson] = useState(remembered);
  const [path, go] = useLocation();
  // One object as long as the same person works: an open interview hangs on it.
  const world = useMemo(() => ({ ...empty, person }), [empty, person]);
  useOwnLinks(go);
  useOpenInterview(world, path);
  // Nobody signed in means nobody to answer to: the server would refuse every round.
  const { sync } = empty;
  const working = person !== null;
  const wiped = useWiped(empty.db);
  useEffect(() => {
    if (wiped !== null) setPerson(null);
  }, [wiped]);
  useEffect(() => {
    if (!working) return;
    sync.start();
    return () => sync.stop();
  }, [sync, working]);

  const enter = useCallback(
    (entered: Person) => {
      setPerson(entered);
      go(homeOf(entered), { replace: true });
      void world.sync.sendNow();
    },
    [go, world],
  );
  const leave = useCallback(() => {
    void signOut(world).then(() => {
      setPerson(null);
      go("/", { replace: true });
    });
  }, [go, world]);

  const screen = (
    <ErrorBoundary place={path} reload={reload}>
      <Suspense fallback={<Waiting />}>
        <Routes go={go} onEntered={enter} onSignOut={leave} preferences={preferences} texts={texts} world={world} />
      </Suspense>
    </ErrorBoundary>
  );
  if (wiped !== null) {
    return (
      <Shell preferences={preferences} updates={updates} world={{ ...empty, person: null }}>
        <WipedScreen at={wiped} db={empty.db} />
        <Arrival place="wiped" />
      </Shell>
    );
  }
  return (
    <>
      {isSigning(path) ? (
        screen
      ) : (
        <Shell preferences={preferences} updates={updates} world={world}>
          <UpgradeNotice db={world.db} reload={reload} />
          <News path={path} world={world} />
          {screen}
        </Shell>
      )}
      <Arrival place={path} />
    </>
  );
}

/** While a family holds the tablet there is nothing around the statement. */
const isSigning = (path: string): boolean => /^\/coes\/[^/]+\/sign$/.test(path);

function Waiting() {
  return <Skeleton label={useWords()("shell.waiting")} lines={5} />;
}
