import { watchStateKey } from "../storage/vault-rows.ts";
import type { World } from "../storage/world.ts";
import { type Clocks, lockWhenIdle } from "./auto-lock.ts";
import { isWritten } from "./open-interview.ts";
import { coverWhenHidden } from "./privacy-cover.ts";

const clocks: Clocks = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** What looks after an open vault, from the first quiet moment on. */
export function watchVaults({ db, vault, tabletVault }: Pick<World, "db" | "vault" | "tabletVault">): void {
  // Codes are shown and read without a touch, for as long as a family tells its story.
  const isFormOpen = () => isWritten(location.pathname) || location.pathname.startsWith("/codes/");
  const idle = lockWhenIdle({ tabletVault, isFormOpen, clocks, page: document });
  coverWhenHidden(document, idle.check);
  let stateKey: string | null = null;
  const meetState = () => {
    // An office has no vault, and needs no worker for one.
    if (stateKey !== null && tabletVault.get().kind !== "not-needed") void vault.meetState(stateKey);
  };
  tabletVault.subscribe(meetState);
  watchStateKey(db).subscribe({
    next: (key) => {
      stateKey = key;
      meetState();
    },
    error: () => undefined,
  });
}
