import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";
import type { Instant } from "../domain/base/instant.ts";
import type { Person } from "../domain/protocol/person.ts";
import type { World } from "../storage/world.ts";
import { atScreen } from "../sync/at-screen.ts";
import { homeOf, signOut, vaultOwner } from "./identity.ts";

type Go = (path: string, options?: { replace?: boolean }) => void;

interface Working {
  readonly world: World;
  enter(person: Person): void;
  leave(): void;
}

/** Who works here, and the two ways in which that changes. Their vault is asked for before anything of theirs is shown. */
export function usePerson(empty: World, remembered: Person | null, wiped: Instant | null, go: Go): Working {
  const [person, setPerson] = useState(remembered);
  // One object as long as the same person works: an open interview hangs on it.
  const world = useMemo(() => ({ ...empty, person }), [empty, person]);
  const { sync, tabletVault } = empty;
  const working = person !== null;
  // Before any screen asks for something.
  useLayoutEffect(() => {
    atScreen.personId = person?.id ?? null;
  }, [person]);
  useEffect(() => {
    if (wiped === null) return;
    void tabletVault.enter(null);
    setPerson(null);
  }, [wiped, tabletVault]);
  // Nobody signed in means nobody to answer to: the server would refuse every round.
  useEffect(() => {
    if (!working) return;
    sync.start();
    return () => sync.stop();
  }, [sync, working]);
  const enter = useCallback(
    (entered: Person) => {
      void tabletVault.enter(vaultOwner(entered));
      setPerson(entered);
      go(homeOf(entered), { replace: true });
      void sync.sendNow();
    },
    [go, sync, tabletVault],
  );
  const leave = useCallback(() => {
    void signOut(world).then(() => {
      setPerson(null);
      go("/", { replace: true });
    });
  }, [go, world]);
  return { world, enter, leave };
}
