import { lazy, type ReactNode, useEffect, useState } from "react";
import { openDraft, type UnreadableDraft } from "../storage/draft-reading.ts";
import { mayFinish } from "../storage/handed-on.ts";
import { isColleagues, watchRecruiterOfCoe } from "../storage/ownership.ts";
import type { World } from "../storage/world.ts";
import { NotTheirs } from "./not-theirs.tsx";

const UnreadableCoe = lazy(async () => ({
  default: (await import("../features/interview/unreadable-coe.tsx")).UnreadableCoe,
}));

type Standing = "asking" | "theirs" | "own" | UnreadableDraft;

async function standingOf({ db, person }: World, coeId: string, owner: string | null): Promise<Standing> {
  const draft = await openDraft(db, coeId);
  const personId = person?.id ?? null;
  if (!isColleagues(owner, personId)) return draft.ok ? "own" : draft.error;
  return draft.ok && mayFinish(draft.value, personId) ? "own" : "theirs";
}

/** Asked when the page is opened, and again when somebody else has the COE. */
function useStanding(world: World, coeId: string): Standing {
  const [standing, setStanding] = useState<Standing>("asking");
  useEffect(() => {
    let over = false;
    let last: string | null | undefined;
    const heard = watchRecruiterOfCoe(world.db, coeId).subscribe((owner) => {
      if (owner === last) return;
      last = owner;
      void standingOf(world, coeId, owner).then((found) => {
        if (!over && owner === last) setStanding(found);
      });
    });
    return () => {
      over = true;
      heard.unsubscribe();
    };
  }, [world, coeId]);
  return standing;
}

/**
 * Shows a COE's screen to its own recruiter only: a colleague's answers exactly like one that does not exist (P22). A working copy
 * that cannot be read says so here, so that no screen behind meets it.
 */
export function OwnCoe({ world, coeId, children }: { world: World; coeId: string; children: ReactNode }) {
  const standing = useStanding(world, coeId);
  if (standing === "asking") return null;
  if (standing === "theirs") return <NotTheirs coeId={coeId} world={world} />;
  if (standing === "own") return children;
  const personId = world.person?.id ?? null;
  return <UnreadableCoe coeId={coeId} draft={standing} personId={personId} reload={() => location.reload()} />;
}
