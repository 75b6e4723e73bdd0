import { useEffect, useState } from "react";

/** The seconds that are left of a wait. Begins anew with each new `wait`. */
export function useCountdown(wait: { readonly seconds: number }): number {
  const [left, setLeft] = useState(wait.seconds);
  useEffect(() => {
    setLeft(wait.seconds);
    if (wait.seconds <= 0) return undefined;
    const end = performance.now() + wait.seconds * 1000;
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [wait]);
  return left;
}
