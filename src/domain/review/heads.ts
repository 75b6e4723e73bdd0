/** A revision as far as its place in the chain matters (protocol 4.7). */
export interface ChainedRevision {
  readonly revisionId: string;
  readonly parents: readonly string[];
  readonly stage: "draft" | "signed";
}

/**
 * The revisions without children, the one to show first being: signed before draft, then the longer chain, then the smaller id.
 * No clock is asked, so every device shows the same. A parent that is not held here counts for nothing.
 */
export function headsOf<R extends ChainedRevision>(revisions: readonly R[]): readonly R[] {
  const byId = new Map(revisions.map((revision) => [revision.revisionId, revision]));
  const withChildren = new Set(revisions.flatMap((revision) => revision.parents));
  return revisions
    .filter((revision) => !withChildren.has(revision.revisionId))
    .map((revision) => ({ revision, length: ancestorsOf(revision.revisionId, byId).size }))
    .sort((a, b) => {
      if (a.revision.stage !== b.revision.stage) return a.revision.stage === "signed" ? -1 : 1;
      if (a.length !== b.length) return b.length - a.length;
      return a.revision.revisionId < b.revision.revisionId ? -1 : 1;
    })
    .map((entry) => entry.revision);
}

/** The revision itself and all that it came from. */
export function ancestorsOf(revisionId: string, byId: ReadonlyMap<string, ChainedRevision>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [revisionId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const revision = byId.get(id);
    if (!revision || found.has(id)) continue;
    found.add(id);
    open.push(...revision.parents);
  }
  return found;
}

/**
 * The versions that the State accepted, as if those that it set aside were not among them (P7): whoever continues one of these
 * continues what that one came from.
 */
export function withoutSetAside<R extends ChainedRevision>(
  revisions: readonly R[],
  isSetAside: (revision: R) => boolean,
): readonly R[] {
  const aside = new Map(revisions.filter(isSetAside).map((revision) => [revision.revisionId, revision]));
  if (aside.size === 0) return revisions;
  return revisions
    .filter((revision) => !aside.has(revision.revisionId))
    .map((revision) => ({ ...revision, parents: parentsBehind(revision, aside) }));
}

/** Its parents, and in the place of one that was set aside the nearest ones behind it. */
function parentsBehind(revision: ChainedRevision, aside: ReadonlyMap<string, ChainedRevision>): readonly string[] {
  const behind = new Set<string>();
  const passed = new Set<string>();
  const open = [...revision.parents];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const passing = aside.get(id);
    if (!passing) behind.add(id);
    else if (!passed.has(id)) open.push(...passing.parents);
    passed.add(id);
  }
  return [...behind];
}
