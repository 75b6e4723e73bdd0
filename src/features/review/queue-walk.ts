/** The COEs of the queue as they stood when one of them was opened: the way from one to the next. */
interface QueueWalk {
  /** Where the queue is. */
  readonly address: string;
  readonly coeIds: readonly string[];
}

const place = "surco.desk.walk";

/** Kept for this tab only; a browser that keeps nothing costs the way from COE to COE, not the review. */
export function keepWalk(walk: QueueWalk, storage: Storage = sessionStorage): void {
  try {
    storage.setItem(place, JSON.stringify(walk));
  } catch {
    // Full or forbidden: the page falls back to the queue.
  }
}

export function readWalk(storage: Storage = sessionStorage): QueueWalk {
  try {
    const walk: unknown = JSON.parse(storage.getItem(place) ?? "null");
    if (typeof walk === "object" && walk !== null && "address" in walk && "coeIds" in walk) {
      const { address, coeIds } = walk;
      if (typeof address === "string" && address.startsWith("/desk") && Array.isArray(coeIds)) {
        return { address, coeIds: coeIds.filter((id) => typeof id === "string") };
      }
    }
  } catch {
    // As if nothing had been kept.
  }
  return { address: "/desk", coeIds: [] };
}

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** 1 is the first; 0 where this COE is not on the way. */
  readonly place: number;
  readonly count: number;
}

export function neighboursOf(walk: QueueWalk, coeId: string): Neighbours {
  const { coeIds } = walk;
  const at = coeIds.indexOf(coeId);
  const beside = (by: number) => (at === -1 ? null : (coeIds[at + by] ?? null));
  return { previous: beside(-1), next: beside(1), place: at + 1, count: coeIds.length };
}
