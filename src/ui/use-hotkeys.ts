import { type RefObject, useEffect, useRef } from "react";

/** The key as the browser names it (`event.key`): "j", "?", "ArrowDown". */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const WRITES = "input, textarea, select, [contenteditable]";

/**
 * Single-letter shortcuts that work only while the focus is inside `ref`, never while somebody writes, and never with
 * a modifier (WCAG 2.1.4). `off` is the person's own switch.
 */
export function useHotkeys(ref: RefObject<HTMLElement | null>, hotkeys: Hotkeys, off = false): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  useEffect(() => {
    const place = ref.current;
    if (!place || off) return undefined;
    const press = (event: KeyboardEvent) => {
      const writing = event.target instanceof Element && event.target.matches(WRITES);
      if (writing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    place.addEventListener("keydown", press);
    return () => place.removeEventListener("keydown", press);
  }, [ref, off]);
}
