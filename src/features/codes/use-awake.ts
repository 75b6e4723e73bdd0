import { useEffect } from "react";

/** The screen stays on while `on`, where the browser can; it lets go when the app is away, and is asked again when it comes back. */
export function useAwake(on: boolean): void {
  useEffect(() => {
    const { wakeLock } = navigator as { wakeLock?: WakeLock };
    if (!on || wakeLock === undefined) return;
    let here = true;
    let held: WakeLockSentinel | null = null;
    const letGo = () => void held?.release().catch(() => undefined);
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      // Refused on a low battery: then the tablet dims as it always does.
      held = await wakeLock.request("screen").catch(() => null);
      if (!here) letGo();
    };
    const look = () => void ask();
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      here = false;
      document.removeEventListener("visibilitychange", look);
      letGo();
    };
  }, [on]);
}
