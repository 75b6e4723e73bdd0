import { useEffect, useState } from "react";
import type { CoeListRow } from "../../storage/coe-list.ts";
import { openDraft } from "../../storage/draft-reading.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import { type ShownList, watchShownList } from "../../storage/first-page.ts";
import type { World } from "../../storage/world.ts";

/** The COEs of whoever uses the tablet, as they are on the disk now; undefined until the first reading. */
export function useCoeList(world: World): ShownList | undefined {
  const { db, person } = world;
  const recruiterId = person?.id;
  const [list, setList] = useState<ShownList>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (recruiterId === undefined) return;
    return watchShownList(db, recruiterId, setList, setFailure);
  }, [db, recruiterId]);
  // A list that cannot be read is said by the error boundary, not shown as empty.
  if (failure !== undefined) throw failure;
  return list;
}

const dayMs = 86_400_000;

interface LastPlace {
  readonly familyName: string;
  readonly path: string;
}

/**
 * The interview that was open last, when it was written less than a day ago. A browser that was killed opens at the first page;
 * one tap brings the recruiter back. It is a link and not a jump: whoever came for another family is not led away.
 */
export function useLastPlace(world: World, rows: readonly CoeListRow[]): LastPlace | null {
  const { db } = world;
  const [draft, setDraft] = useState<DraftRow>();
  const newest = newestDraft(rows);
  const coeId = newest?.coeId;
  useEffect(() => {
    if (coeId === undefined) return;
    let here = true;
    openDraft(db, coeId).then(
      (read) => here && setDraft(read.ok ? (read.value ?? undefined) : undefined),
      () => undefined, // without the storage there is no way back to show, and the list itself says what is wrong
    );
    return () => {
      here = false;
    };
  }, [db, coeId]);
  if (!newest || !draft?.place || draft.coeId !== coeId || draft.stage !== "draft") return null;
  if (Date.parse(world.now()) - Date.parse(newest.changedAt) > dayMs) return null;
  const { section } = draft.place;
  return { familyName: newest.familyName, path: `/coes/${draft.coeId}${section === "" ? "" : `/${section}`}` };
}

const newestDraft = (rows: readonly CoeListRow[]): CoeListRow | undefined =>
  rows
    .filter((row) => row.onThisTablet && !row.continuable && (row.stage === "draft" || row.stage === "returned"))
    .reduce<CoeListRow | undefined>((best, row) => (best && best.changedAt >= row.changedAt ? best : row), undefined);
