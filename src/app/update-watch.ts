import { Workbox } from "workbox-window";
import type { Updates } from "./update.ts";

/** What a test is instead of the browser. */
interface UpdateSurroundings {
  readonly workbox: Pick<Workbox, "addEventListener" | "register" | "messageSkipWaiting" | "update">;
  readonly locks: LockManager | undefined;
  after(ms: number, then: () => void): void;
}

const hour = 3_600_000;
/** A round on a slow line may take minutes: nobody is kept from the fix for longer. It goes on after the reload. */
const longestRound = 20_000;
/** Where nothing answers the question, because nothing waits any more or another window has asked it. */
const longestAnswer = 2000;

const thisBrowser = (): UpdateSurroundings => ({
  workbox: new Workbox("/service-worker.js"),
  locks: navigator.locks,
  after: (ms, then) => void setTimeout(then, ms),
});

/** Registers the service worker and tells when a version waits; gives the way to activate it. */
export async function watchWorker(
  reload: () => void,
  waits: () => void,
  { workbox, locks, after }: UpdateSurroundings = thisBrowser(),
): Promise<Updates["activate"]> {
  let asked = false;
  const reloadWhereAsked = () => {
    // Only the window whose person asked is loaded again, and once: another window may have an interview open.
    if (asked) reload();
    asked = false;
  };
  workbox.addEventListener("waiting", waits);
  workbox.addEventListener("controlling", reloadWhereAsked);
  await workbox.register();
  checkHourly(workbox);
  return async (send) => {
    const late = new Promise<void>((go) => after(longestRound, go));
    await Promise.race([send().catch(() => undefined), late]);
    if (!(await noDraftIsOpen(locks))) return false;
    asked = true;
    workbox.messageSkipWaiting();
    after(longestAnswer, reloadWhereAsked);
    return true;
  };
}

/** No window of this browser has a draft open. A draft's lock is let go when all of it is saved, in both copies. */
export async function noDraftIsOpen(locks: LockManager | undefined): Promise<boolean> {
  const { held = [] } = (await locks?.query()) ?? {};
  return !held.some((lock) => lock.name?.startsWith("coe:"));
}

/** A tablet may stay on the same page for weeks. */
function checkHourly(workbox: UpdateSurroundings["workbox"]): void {
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checked < hour) return;
    checked = Date.now();
    void workbox.update().catch(() => undefined);
  });
}
