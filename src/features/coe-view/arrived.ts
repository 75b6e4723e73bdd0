import type { AttemptRow } from "../../storage/custody.ts";

/** How much has arrived of the attachment that is under way in pieces and has come furthest, in percent; null where none is. */
export function arrivedOf(attempts: readonly Pick<AttemptRow, "progress">[]): number | null {
  const parts = attempts.flatMap(({ progress }) => (progress ? [progress.held / progress.size] : []));
  return parts.length === 0 ? null : Math.floor(100 * Math.max(...parts));
}
