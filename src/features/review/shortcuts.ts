import { useCallback, useSyncExternalStore } from "react";

// Kept for the module and not handed down, because what it stands for is one per browser too: the stored choice and those who
// look at it. It holds nothing of a person or a COE, and a page that reads it gets what is stored, not what another page left.
const place = "surco.desk.shortcuts";
const listeners = new Set<() => void>();
/** The person's choice where the browser keeps nothing. */
let remembered: string | null = null;

function read(): string | null {
  try {
    return localStorage.getItem(place) ?? remembered;
  } catch {
    return remembered;
  }
}

/** Whether single letters act at the desk. Anybody may turn them off (WCAG 2.1.4), for this browser. */
export function useShortcuts(): readonly [boolean, (on: boolean) => void] {
  const off = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => read() === "off",
  );
  const choose = useCallback((on: boolean) => {
    remembered = on ? "on" : "off";
    try {
      localStorage.setItem(place, remembered);
    } catch {
      // Remembered until the page is left.
    }
    for (const listener of listeners) listener();
  }, []);
  return [!off, choose];
}
