import { useEffect, useState } from "react";
import type { SurcoDatabase } from "../../storage/database.ts";
import { type HandedOn, watchHandedOn } from "../../storage/handed-on.ts";

/** Where a COE went that somebody had on this tablet: undefined until it was read, null where it was handed to nobody. */
export function useHandedOn(db: SurcoDatabase, coeId: string): HandedOn | null | undefined {
  const [handed, setHanded] = useState<HandedOn | null>();
  useEffect(() => {
    const heard = watchHandedOn(db, coeId).subscribe(setHanded);
    return () => heard.unsubscribe();
  }, [db, coeId]);
  return handed;
}
