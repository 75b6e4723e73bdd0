import { lazy, type ReactNode, useEffect, useState } from "react";
import { openDraft, type UnreadableDraft } from "../storage/draft-reading.ts";
import { isColleagues, recruiterOfCoe } from "../storage/ownership.ts";
import type { World } from "../storage/world.ts";

const UnreadableCoe = lazy(async () => ({
  default: (await import("../features/interview/unreadable-coe.tsx")).UnreadableCoe,
}));

export const NotTheirs = lazy(async () => ({ default: (await import("./not-theirs.tsx")).NotTheirs }));

/**
 * Shows a COE's screen to its own recruiter only: a colleague's answers exactly like one that does not exist (P22). A working copy
 * that cannot be read says so here, so that no screen behind meets it.
 */
export function OwnCoe({ world, coeId, children }: { world: World; coeId: string; children: ReactNode }) {
  const [standing, setStanding] = useState<"asking" | "theirs" | "own" | UnreadableDraft>("asking");
  const personId = world.person?.id ?? null;
  useEffect(() => {
    let over = false;
    void Promise.all([recruiterOfCoe(world.db, coeId), openDraft(world.db, coeId)]).then(([owner, draft]) => {
      if (!over) setStanding(isColleagues(owner, personId) ? "theirs" : draft.ok ? "own" : draft.error);
    });
    return () => {
      over = true;
    };
  }, [world, coeId, personId]);
  if (standing === "asking") return null;
  if (standing === "theirs") return <NotTheirs coeId={coeId} world={world} />;
  if (standing === "own") return children;
  return <UnreadableCoe coeId={coeId} draft={standing} reload={() => location.reload()} />;
}
