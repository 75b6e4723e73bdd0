import type { TabletVault } from "../storage/tablet-vault.ts";

/** In milliseconds. */
export interface Clocks {
  wall(): number;
  /** Goes on whatever the tablet's time is set to, but may stand still while the tablet sleeps. */
  monotonic(): number;
  /** Gives the way to call it off. */
  after(ms: number, then: () => void): () => void;
}

const minute = 60_000;
const idleInLists = 5 * minute;
/** A family tells its story slowly, and the recruiter listens. */
const idleInForm = 15 * minute;
const hiddenAtMost = minute;
/** Something could not be written: it is tried again, and nothing is locked over it. */
const tryAgain = 5000;

interface IdleWords {
  readonly tabletVault: Pick<TabletVault, "locks" | "rest" | "get" | "subscribe">;
  readonly isFormOpen: () => boolean;
  readonly clocks: Clocks;
  readonly page: Pick<Document, "addEventListener" | "removeEventListener" | "visibilityState">;
}

interface Idle {
  /** Locks if it is due; resolves when that is done. */
  check(): Promise<void>;
  stop(): void;
}

const activities = ["pointerdown", "pointermove", "keydown", "wheel", "input"] as const;

/**
 * Locks a vault that has a secret when nobody has touched the tablet for a while, or when the app was away for a minute. One timer;
 * a tablet that slept is asked again as soon as it is looked at, and whichever clock has gone further is believed.
 */
export function lockWhenIdle({ tabletVault, isFormOpen, clocks, page }: IdleWords): Idle {
  const moment = () => ({ wall: clocks.wall(), monotonic: clocks.monotonic() });
  const since = (then: ReturnType<typeof moment>) =>
    Math.max(clocks.wall() - then.wall, clocks.monotonic() - then.monotonic);
  let touched = moment();
  let hidden: ReturnType<typeof moment> | null = null;
  let callOff: () => void = () => undefined;

  const left = (): number => {
    const idle = (isFormOpen() ? idleInForm : idleInLists) - since(touched);
    return hidden === null ? idle : Math.min(idle, hiddenAtMost - since(hidden));
  };
  const schedule = (ms: number) => {
    callOff();
    if (tabletVault.locks) callOff = clocks.after(Math.max(1000, ms), () => void check());
  };
  const check = async (): Promise<void> => {
    const rested = !tabletVault.locks || left() > 0 || (await tabletVault.rest());
    schedule(rested ? left() : tryAgain);
  };
  const touch = () => {
    touched = moment();
  };
  const look = () => {
    hidden = page.visibilityState === "hidden" ? (hidden ?? moment()) : hidden;
    void check().then(() => {
      if (page.visibilityState !== "hidden") hidden = null;
    });
  };
  const stopWatching = tabletVault.subscribe(() => {
    if (tabletVault.get().kind !== "open") return;
    touch();
    schedule(left());
  });
  for (const activity of activities) page.addEventListener(activity, touch, { passive: true, capture: true });
  page.addEventListener("visibilitychange", look);
  schedule(left());
  return {
    check,
    stop() {
      callOff();
      stopWatching();
      for (const activity of activities) page.removeEventListener(activity, touch, { capture: true });
      page.removeEventListener("visibilitychange", look);
    },
  };
}
