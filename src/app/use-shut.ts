import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Person } from "../domain/protocol/person.ts";
import { worksAtDesk } from "../domain/protocol/roles.ts";
import type { World } from "../storage/world.ts";
import { vaultOwner } from "./identity.ts";

type Go = (path: string, options?: { replace?: boolean }) => void;

/**
 * Whether the screens of this person have to wait for their vault. One that was locked at the start leads, when it opens, to where
 * the work was interrupted; one that was locked in between leaves everybody where they are.
 */
export function useShut(world: World, whereItStopped: (person: Person) => Promise<string | null>, go: Go): boolean {
  const { tabletVault, person } = world;
  const { kind } = useSyncExternalStore(tabletVault.subscribe, tabletVault.get);
  const needed = vaultOwner(person) !== null;
  const [wasShut, setWasShut] = useState(needed && kind !== "open");
  const leading = useRef(false);
  useEffect(() => {
    if (!wasShut || leading.current) return;
    if (person === null) return setWasShut(false);
    if (kind !== "open") return;
    leading.current = true;
    void whereItStopped(person)
      .catch(() => null)
      .then((path) => {
        if (path !== null) go(path, { replace: true });
        setWasShut(false);
      });
  });
  const locked = needed && kind === "locked";
  useEffect(() => {
    if (!locked || person === null || !worksAtDesk(person)) return;
    void import("../features/review/desk-queries.ts").then(({ forgetDesk }) => forgetDesk(world));
  }, [locked, person, world]);
  return needed && (kind !== "open" || wasShut);
}
