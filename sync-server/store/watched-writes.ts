import type { Store } from "./store.ts";

export interface WatchedWrites {
  readonly store: Store;
  /** Returns when every write that was begun is on the disk or has failed. */
  drained(): Promise<void>;
}

/** The same store, which knows what is still on its way to the disk. */
export function watchWrites(store: Store): WatchedWrites {
  const underWay = new Set<Promise<unknown>>();
  return {
    store: {
      ...store,
      write(work) {
        const writing = store.write(work);
        const over: Promise<unknown> = writing.then(
          () => underWay.delete(over),
          () => underWay.delete(over),
        );
        underWay.add(over);
        return writing;
      },
    },
    async drained() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
