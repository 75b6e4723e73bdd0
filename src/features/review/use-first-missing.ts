import { type RefObject, useEffect, useRef } from "react";

/** After each try that lacked something, the focus is where the first thing is missing inside the element that holds the answer. */
export function useFirstMissing(tries: number): RefObject<HTMLDivElement | null> {
  const asked = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    asked.current?.querySelector<HTMLElement>('[data-missing] input, [aria-invalid="true"]')?.focus();
  }, [tries]);
  return asked;
}
