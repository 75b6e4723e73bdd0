import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Person } from "../domain/protocol/person.ts";
import type { World } from "../storage/world.ts";
import { vaultOwner } from "./identity.ts";

type Go = (path: string, options?: { replace?: boolean }) => void;

/**
 * Whether the screens of this person have to wait for their vault. One that was locked at the start leads, when it opens, to where
 * the work was interrupted; one that was locked in between leaves everybody where they are.
 */
export function useShut(
  { tabletVault }: World,
  person: Person | null,
  whereItStopped: (person: Person) => Promise<string | null>,
  go: Go,
): boolean {
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
  return needed && (kind !== "open" || wasShut);
}
