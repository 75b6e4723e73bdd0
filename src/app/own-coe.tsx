import { type ReactNode, useEffect, useState } from "react";
import { isColleagues, recruiterOfCoe } from "../storage/ownership.ts";
import type { World } from "../storage/world.ts";
import { NotFound } from "./not-found.tsx";

/** Shows a COE's screen to its own recruiter only: a colleague's answers exactly like one that does not exist (P22). */
export function OwnCoe({ world, coeId, children }: { world: World; coeId: string; children: ReactNode }) {
  const [theirs, setTheirs] = useState<boolean | null>(null);
  const personId = world.person?.id ?? null;
  useEffect(() => {
    let over = false;
    void recruiterOfCoe(world.db, coeId).then((owner) => {
      if (!over) setTheirs(isColleagues(owner, personId));
    });
    return () => {
      over = true;
    };
  }, [world, coeId, personId]);
  if (theirs === null) return null;
  return theirs ? <NotFound /> : children;
}
