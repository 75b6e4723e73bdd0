/** `held`: this window may write. `elsewhere`: another window has the draft open, this one reads. */
export type DraftStanding = "held" | "elsewhere";

const lockOf = (coeId: string): string => `coe:${coeId}`;

let openHere = 0;

/** How many drafts this window has open, or is still saving. */
export const draftsOpenHere = (): number => openHere;

/**
 * A draft is open for writing in one window (P5): Web Lock `coe:<id>`. `told` hears the standing at once and again when the
 * other window has let go; the draft must then be read again, because the other window may have written. Returns the way to let
 * go. Where locks do not exist everybody holds, and the comparison of `editSeq` alone keeps two windows apart.
 */
export function holdDraftForWriting(
  locks: LockManager | undefined,
  coeId: string,
  told: (standing: DraftStanding) => void,
): () => void {
  let over = false;
  openHere += 1;
  let letGo: () => void = () => undefined;
  const untilLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const tell = (standing: DraftStanding) => {
    if (!over) told(standing);
  };
  if (locks === undefined) {
    tell("held");
    return () => {
      if (!over) openHere -= 1;
      over = true;
    };
  }
  const name = lockOf(coeId);
  const whileHeld = () => {
    tell("held");
    return untilLetGo;
  };
  const waiting = locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return "taken";
    await whileHeld();
    return "done";
  });
  waiting
    .then(async (outcome) => {
      if (outcome === "done" || over) return;
      tell("elsewhere");
      await locks.request(name, whileHeld);
    })
    .catch(() => tell("held"));
  return () => {
    if (!over) openHere -= 1;
    over = true;
    letGo();
  };
}

/** Whether any window has the draft open for writing; false where locks do not exist. */
export async function isHeldForWriting(locks: LockManager | undefined, coeId: string): Promise<boolean> {
  const held = (await locks?.query())?.held ?? [];
  return held.some(({ name }) => name === lockOf(coeId));
}
