import { useEffect, useState } from "react";
import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "../storage/database.ts";
import { forgetLeftWords } from "../storage/leaving.ts";
import { pageStorage } from "../storage/page-storage.ts";
import { watchWiped } from "../storage/wiped.ts";

/** When this tablet erased itself on the State's order; null while it has not, or somebody has read it. Every window hears of it. */
export function useWiped(db: SurcoDatabase): Instant | null {
  const [wiped, setWiped] = useState<Instant | null>(null);
  useEffect(() => {
    const watching = watchWiped(db).subscribe({
      next: (at) => {
        if (at !== null) forgetLeftWords(pageStorage());
        setWiped(at);
      },
      error: () => undefined,
    });
    return () => watching.unsubscribe();
  }, [db]);
  return wiped;
}
