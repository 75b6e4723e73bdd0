import { useCallback, useEffect, useRef, useState } from "react";
import type { Instant } from "../../domain/base/instant.ts";
import { sha256OfBytes } from "../../domain/base/sha256.ts";
import { type CodeFrame, type Gathered, gather, joinFrames, readFrame } from "../../domain/protocol/code-frames.ts";
import { readParcel } from "../../domain/protocol/rescue-parcel.ts";
import {
  dropOldParts,
  dropParts,
  gatheredParcels,
  keepPart,
  keepReadParcel,
  knownParcels,
} from "../../storage/read-parcels.ts";
import type { World } from "../../storage/world.ts";

/** What the last code said that was not simply one more part. */
type Remark = "known" | "foreign" | "newer" | "changed" | "not-kept";

export interface Piles {
  /** Rows that were begun; the one that was seen last stands first. */
  readonly begun: readonly Gathered[];
  /** Parts of the row that became whole last; null before there was one. */
  readonly whole: number | null;
  readonly remark: Remark | null;
  /** Takes what stands in a code. */
  take(text: string): void;
  /** The camera is started anew: what was said about the row before is over. */
  begin(): void;
}

const daysKept = 30;
const daysBefore = (now: Instant): Instant =>
  new Date(Date.parse(now) - daysKept * 86_400_000).toISOString() as Instant;

interface Memory {
  readonly piles: Map<string, Gathered>;
  readonly known: Set<string>;
}

async function remembered({ db, now }: Pick<World, "db" | "now">): Promise<Memory> {
  await dropOldParts(db, daysBefore(now()));
  const piles = new Map((await gatheredParcels(db)).map((pile) => [pile.parcel, pile]));
  return { piles, known: await knownParcels(db) };
}

/** What a text brings; null where it brings nothing that was not there. */
function broughtBy({ piles, known }: Memory, text: string): { frame: CodeFrame; pile: Gathered } | Remark | null {
  const read = readFrame(text);
  if (!read.ok) return read.error === "damaged" ? null : read.error;
  const frame = read.value;
  if (known.has(frame.parcel)) return "known";
  const before = piles.get(frame.parcel) ?? null;
  const pile = gather(before, frame);
  return pile === before ? null : { frame, pile };
}

const nothingSaid = { whole: null, remark: null } as const;

/** Gathers what the camera reads, here and on the disk, until a row is whole. */
export function usePiles({ db, now }: Pick<World, "db" | "now">, onWhole: () => void): Piles {
  const memory = useRef<Memory | null>(null);
  const [begun, setBegun] = useState<readonly Gathered[]>([]);
  const [said, setSaid] = useState<Pick<Piles, "whole" | "remark">>(nothingSaid);
  useEffect(() => {
    let here = true;
    void remembered({ db, now })
      .catch((): Memory => ({ piles: new Map(), known: new Set() }))
      .then((found) => {
        if (!here) return;
        memory.current = found;
        setBegun([...found.piles.values()]);
      });
    return () => {
      here = false;
    };
  }, [db, now]);

  const take = useCallback(
    (text: string) => {
      if (memory.current === null) return;
      const { piles, known } = memory.current;
      const brought = broughtBy(memory.current, text);
      if (brought === null) return;
      if (typeof brought === "string") return setSaid((before) => remarked(before, brought));
      const { frame, pile } = brought;
      piles.delete(pile.parcel);
      piles.set(pile.parcel, pile);
      setSaid(nothingSaid);
      setBegun([...piles.values()].reverse());
      // A part that did not get onto the disk is here until the page is left; the whole is said to be kept only when it is.
      keepPart(db, frame, now()).catch(() => undefined);
      if (pile.parts.size < pile.count) return;
      piles.delete(pile.parcel);
      known.add(pile.parcel);
      void keepWhole({ db, now }, pile)
        .catch(() => "not-kept" as const)
        .then((outcome) => {
          setBegun([...piles.values()].reverse());
          setSaid(outcome === "kept" ? { whole: pile.count, remark: null } : { whole: null, remark: outcome });
          if (outcome === "kept") onWhole();
          else known.delete(pile.parcel);
        });
    },
    [db, now, onWhole],
  );
  const begin = useCallback(() => setSaid(nothingSaid), []);
  return { begun, ...said, take, begin };
}

/** The row that has just become whole is still on the other screen, and is no news. */
const remarked = (before: Pick<Piles, "whole" | "remark">, remark: Remark): Pick<Piles, "whole" | "remark"> =>
  before.remark === remark || before.whole !== null ? before : { whole: null, remark };

async function keepWhole({ db, now }: Pick<World, "db" | "now">, pile: Gathered): Promise<"kept" | "changed"> {
  const joined = joinFrames(pile);
  const parcel = joined.ok ? readParcel(joined.value) : joined;
  if (!joined.ok || !parcel.ok) {
    await dropParts(db, pile.parcel);
    return "changed";
  }
  const bytes = joined.value;
  await keepReadParcel(db, { sha256: sha256OfBytes(bytes), bytes, envelopes: parcel.value.length }, now());
  return "kept";
}
