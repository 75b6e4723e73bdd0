import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { type FieldSurroundings, readFieldFacts } from "./field-facts.ts";
import type { FieldFacts } from "./field-lines.ts";

interface FactsHere {
  /** Null until the first reading. */
  readonly facts: FieldFacts | null;
  readAgain(): Promise<void>;
}

/** Read when the screen opens, whenever a round has told something, and when somebody asks. */
export function useFieldFacts(around: FieldSurroundings, waiting: boolean): FactsHere {
  const { status } = around.world.sync;
  const told = useSyncExternalStore(status.subscribe, status.get);
  const [facts, setFacts] = useState<FieldFacts | null>(null);
  const readAgain = useCallback(async () => setFacts(await readFieldFacts(around)), [around]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a round has told, and a version that came, are reasons to look again.
  useEffect(() => {
    let here = true;
    void readFieldFacts(around).then((read) => here && setFacts(read));
    return () => {
      here = false;
    };
  }, [around, told, waiting]);
  return { facts, readAgain };
}
