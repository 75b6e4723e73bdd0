import type { Signals } from "./schedule.ts";

/** `online` and becoming visible, as browsers tell them. */
export const browserSignals = (window: Window): Signals => ({
  subscribe(worthTrying) {
    const { document } = window;
    const onVisible = () => {
      if (document.visibilityState === "visible") worthTrying();
    };
    window.addEventListener("online", worthTrying);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      window.removeEventListener("online", worthTrying);
      document.removeEventListener("visibilitychange", onVisible);
    };
  },
});
