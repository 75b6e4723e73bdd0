import type { SurcoDatabase } from "./database.ts";
import type { SecondCopy } from "./second-copy.ts";

/** The journal, started with the first save, or when the two copies are compared. */
export function laterCopy(db: SurcoDatabase): SecondCopy {
  const journal = async () => (await import("./journal-start.ts")).secondCopyOf(db);
  return {
    // Without it the disk alone counts: a part of the application that does not load keeps nobody from saving.
    append: (rows) =>
      journal()
        .then((made) => made.append(rows))
        .catch(() => undefined),
    // Where it does not load, nothing was appended.
    takeBack: (rows) =>
      journal()
        .then((made) => made.takeBack(rows))
        .catch(() => undefined),
    erase: async () => (await import("./journal-start.ts")).eraseCopies(db),
  };
}

/** Asked of the browser, without loading anything: a new tablet has none. */
export async function holdsSecondCopy(): Promise<boolean> {
  try {
    await (await navigator.storage.getDirectory()).getDirectoryHandle("surco-second-copy");
    return true;
  } catch {
    return false;
  }
}
