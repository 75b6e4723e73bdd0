import { draftsOpenHere } from "../storage/draft-lock.ts";

/**
 * A window that was opened before an upgrade may ask for a piece of its release that is nowhere any more. One reload for each
 * release brings the present one, and never a second one by itself: after that a screen says what to do.
 */

const gone = new WeakSet<object>();

// Vite tells of every import() that fails, before whoever asked for it hears.
addEventListener("vite:preloadError", (event) => gone.add((event as Event & { payload: object }).payload));

export const isGonePiece = (error: unknown): boolean => error instanceof Object && gone.has(error);

/** Named by its content, so that every release has another one. */
const release = import.meta.url;

/** How long what was typed last may take to be saved. */
const patience = 50;

/** Loads the page again, unless this release did so before, and not before everything that was typed here is saved. */
export async function reloadOnce(reload: () => void): Promise<void> {
  for (let waited = 0; draftsOpenHere() > 0; waited++) {
    if (waited === patience) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const mark = `surco.reloaded ${release}`;
  try {
    if (sessionStorage.getItem(mark) !== null) return;
    sessionStorage.setItem(mark, "1");
  } catch {
    // What cannot be remembered might go round for ever.
    return;
  }
  reload();
}
