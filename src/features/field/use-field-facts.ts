import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { type FieldSurroundings, readFieldFacts } from "./field-facts.ts";
import type { FieldFacts } from "./field-lines.ts";

interface FactsHere {
  /** Null until the first reading. */
  readonly facts: FieldFacts | null;
  readAgain(): Promise<void>;
}

/** Read when the screen opens, whenever a round has told something, when the two copies were compared, and when somebody asks. */
export function useFieldFacts(around: FieldSurroundings, waiting: boolean): FactsHere {
  const { status } = around.world.sync;
  const told = useSyncExternalStore(status.subscribe, status.get);
  const [facts, setFacts] = useState<FieldFacts | null>(null);
  const readAgain = useCallback(async () => setFacts(await readFieldFacts(around)), [around]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a round has told, and a version that came, are reasons to look again.
  useEffect(() => {
    let here = true;
    const look = async (): Promise<void> => {
      const read = await readFieldFacts(around);
      if (!here) return;
      setFacts(read);
      if (read.secondCopy !== "pending") return;
      await around.compared();
      if (here) await look();
    };
    look().catch(() => undefined); // what was read stays on the screen
    return () => {
      here = false;
    };
  }, [around, told, waiting]);
  return { facts, readAgain };
}
