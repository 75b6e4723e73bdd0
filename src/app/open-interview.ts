import { useEffect } from "react";
import type { Person } from "../domain/protocol/person.ts";
import { interrupted, noteOpenInterview } from "../storage/open-interview.ts";
import type { World } from "../storage/world.ts";

/** The COE that somebody is writing or signing at this address. */
const written = (path: string): string | null => /^\/coes\/([^/]+)(?!.*\/view$)(\/|$)/.exec(path)?.[1] ?? null;

/** Something is being typed or signed here. */
export const isWritten = (path: string): boolean => written(path) !== null;

/** The pages that end an interview: who goes there has left it. */
const elsewhere = (path: string): boolean => path === "/coes" || path.startsWith("/desk") || path.endsWith("/view");

/** Notes which interview is open, so that a killed app comes back to it. */
export function useOpenInterview(world: World, path: string): void {
  const { db, person } = world;
  const recruiterId = person?.id ?? null;
  const coeId = written(path);
  const left = elsewhere(path);
  useEffect(() => {
    if (recruiterId === null || (coeId === null && !left)) return;
    const note = coeId === null ? null : { coeId, recruiterId, at: world.now() };
    // Only the comfort of the next start hangs on it; the answers are kept elsewhere.
    void noteOpenInterview(db, note).catch(() => undefined);
  }, [db, world, recruiterId, coeId, left]);
}

/** Where the interview goes on that was interrupted: its section; the field is the draft's own memory. */
export async function interruptedPath(world: World, person: Person): Promise<string | null> {
  const found = await interrupted(world.db, person.id, world.now());
  if (!found) return null;
  return `/coes/${found.coeId}${found.place?.section ? `/${found.place.section}` : ""}`;
}
