import { useCallback, useEffect, useRef, useState } from "react";
import type { Instant } from "../../domain/base/instant.ts";
import { sha256OfBytes } from "../../domain/base/sha256.ts";
import { type Gathered, gather, joinFrames, readFrame } from "../../domain/protocol/code-frames.ts";
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

/** Gathers what the camera reads, here and on the disk, until a row is whole. */
export function usePiles({ db, now }: Pick<World, "db" | "now">, onWhole: () => void): Piles {
  const memory = useRef<Memory | null>(null);
  const [begun, setBegun] = useState<readonly Gathered[]>([]);
  const [whole, setWhole] = useState<number | null>(null);
  const [remark, setRemark] = useState<Remark | null>(null);
  useEffect(() => {
    let here = true;
    void remembered({ db, now })
      .catch(() => ({ piles: new Map<string, Gathered>(), known: new Set<string>() }))
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
      const { piles, known } = memory.current ?? {};
      if (!piles || !known) return;
      const frame = readFrame(text);
      if (!frame.ok) {
        if (frame.error !== "damaged") setRemark(frame.error);
        return;
      }
      const { parcel } = frame.value;
      if (known.has(parcel)) return setRemark("known");
      const before = piles.get(parcel) ?? null;
      const pile = gather(before, frame.value);
      if (pile === before) return;
      piles.delete(parcel);
      piles.set(parcel, pile);
      setRemark(null);
      setWhole(null);
      setBegun([...piles.values()].reverse());
      // A part that did not get onto the disk is here until the page is left; the whole is said to be kept only when it is.
      keepPart(db, frame.value, now()).catch(() => undefined);
      if (pile.parts.size < pile.count) return;
      piles.delete(parcel);
      known.add(parcel);
      void keepWhole({ db, now }, pile)
        .catch(() => "not-kept" as const)
        .then((outcome) => {
          if (outcome === "kept") {
            setWhole(pile.count);
            onWhole();
          } else {
            known.delete(parcel);
            setRemark(outcome);
          }
          setBegun([...piles.values()].reverse());
        });
    },
    [db, now, onWhole],
  );
  const begin = useCallback(() => {
    setWhole(null);
    setRemark(null);
  }, []);
  return { begun, whole, remark, take, begin };
}

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
