import { isStorageFull } from "../problem.ts";
import { refreshCoes } from "./coe-rows.ts";
import type { Db } from "./db.ts";
import { countUndrawn, readUndrawn, undrawnAmong } from "./undrawn.ts";

type Write = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** A tenth of a second of drawing: so few that a tablet which sends meanwhile has its answer soon. */
const together = 256;

/** Within one transaction: a page of the database that many of them touch is written once. */
const atATime = 64;

/** Put off while tablets send: whoever reads hardly notices that so many still had to be drawn. */
const mostPutOff = together;

/** Some tenths of a second of drawing. Where so many wait, whoever sends waits too. */
const mostWaiting = 1000;

interface Drawing {
  /** Returns when every COE that was answered before this call stands in the queue as it is. */
  drawn(): Promise<void>;
  /** Takes in many at once, when so few wait that whoever reads has their answer soon. */
  receiving<T>(work: () => Promise<T>): Promise<T>;
  /** The same as `drawn`, unless it can still be put off: tablets are sending, and few wait. Nobody's answer waits for this. */
  drawnInTime(): Promise<void>;
  /** Ends with the few that are being drawn; the others are drawn at the next start. */
  stop(): Promise<void>;
}

/**
 * What a tablet waits for is that its work is on the disk and judged; what the desk reads of it (the row of the queue, words, counts,
 * children) takes longer than both. It is drawn after the answer, in the order of arrival, and whoever reads waits for what had
 * arrived before them. While tablets send, they go first: the more COEs are drawn in one go, the less each costs. One that cannot be
 * drawn keeps nobody from reading the others: it stays on the list and is tried again.
 */
export function openDrawing(reading: Db, write: Write, failed: (error: unknown) => void): Drawing {
  let passing: Promise<void> | null = null;
  let sending = 0;
  let stopped = false;

  async function pass(): Promise<void> {
    const waiting = await readUndrawn(reading);
    for (let from = 0; from < waiting.length && !stopped; from += together) {
      const wrong = await drawTogether(write, waiting.slice(from, from + together));
      const full = wrong.find(isStorageFull);
      for (const reason of full === undefined ? wrong : [full]) failed(reason);
      if (full !== undefined) return;
    }
  }

  const begin = () => {
    passing = pass().finally(() => {
      passing = null;
    });
    return passing;
  };

  async function drawn(): Promise<void> {
    // One that runs may have looked at the list before the last answer.
    if (passing !== null) await passing.catch(() => undefined);
    await (passing ?? begin());
  }

  return {
    drawn,
    async receiving(work) {
      sending += 1;
      try {
        if ((await countUndrawn(reading)) > mostWaiting) await drawn();
        return await work();
      } finally {
        sending -= 1;
      }
    },
    async drawnInTime() {
      if (sending === 0 || (await countUndrawn(reading)) >= mostPutOff) await drawn();
    },
    async stop() {
      stopped = true;
      await passing?.catch(() => undefined);
    },
  };
}

/** All at once; where that fails, each by itself, so that one keeps nobody from the others. Returns what went wrong. */
async function drawTogether(write: Write, coeIds: readonly string[]): Promise<readonly unknown[]> {
  try {
    await write((db) => drawWaiting(db, coeIds));
    return [];
  } catch (error) {
    // Nothing can be written now, while everybody can go on reading: they are not made to wait for each of them.
    if (isStorageFull(error)) return [error];
  }
  const ends = await Promise.allSettled(coeIds.map((coeId) => write((db) => drawIfWaiting(db, coeId))));
  return ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
}

/** For whoever decides something about a COE: nothing that is held may be missing from what they go by (P24). */
export const drawIfWaiting = (db: Db, coeId: string): Promise<void> => drawWaiting(db, [coeId]);

async function drawWaiting(db: Db, coeIds: readonly string[]): Promise<void> {
  const waiting = await undrawnAmong(db, coeIds);
  for (let from = 0; from < waiting.length; from += atATime) {
    // Who else asks for something is not kept waiting by all of them.
    if (from > 0) await new Promise(setImmediate);
    await refreshCoes(db, waiting.slice(from, from + atATime));
  }
}
