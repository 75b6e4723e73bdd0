import { useEffect, useRef, useState } from "react";
import { onSignInAgain } from "../../sync/office.ts";
import { StepUpDialog } from "./step-up-dialog.tsx";

/** Stands beside a screen. Where the State wants to know whether it is still the same person, it asks, and the screen only waits longer. */
export function StepUp() {
  const [open, setOpen] = useState(false);
  const waiting = useRef<((proved: boolean) => void)[]>([]);
  useEffect(() => {
    const stop = onSignInAgain(
      () =>
        new Promise((answer) => {
          waiting.current.push(answer);
          setOpen(true);
        }),
    );
    return () => {
      stop();
      for (const answer of waiting.current.splice(0)) answer(false);
    };
  }, []);
  const end = (proved: boolean) => {
    setOpen(false);
    for (const answer of waiting.current.splice(0)) answer(proved);
  };
  return open ? <StepUpDialog onEnd={end} /> : null;
}
