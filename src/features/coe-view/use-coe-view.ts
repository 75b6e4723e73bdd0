import { useEffect, useState } from "react";
import type { Sha256 } from "../../domain/base/sha256.ts";
import type { Decision } from "../../domain/protocol/review.ts";
import type { Revision } from "../../domain/protocol/revision.ts";
import { headsOf } from "../../domain/review/heads.ts";
import { watchCoe } from "../../storage/coe-watch.ts";
import type { Custody } from "../../storage/custody.ts";
import { decisionsOf } from "../../storage/decisions.ts";
import { type DraftRow, readDraft } from "../../storage/drafts.ts";
import { lastSignedOf } from "../../storage/last-signed.ts";
import { offeredBackOf } from "../../storage/lost-decisions.ts";
import { mayGoOn } from "../../storage/owners.ts";
import { readRevision, revisionsOf } from "../../storage/revisions.ts";
import type { World } from "../../storage/world.ts";

/** A head that is a draft and that no working copy here continues. */
export interface DraftElsewhere {
  readonly id: Sha256;
  /** Null where its body is not on this tablet yet. */
  readonly revision: Revision | null;
  /** One began it oneself, or has it from whoever did. */
  readonly isMine: boolean;
}

export interface ViewedCoe {
  readonly custody: Custody | null;
  readonly draft: DraftRow | null;
  readonly revisionId: Sha256 | null;
  /** The version that is shown; null where its body is not on this tablet. */
  readonly revision: Revision | null;
  readonly decisions: readonly Decision[];
  /** Of these, what the State has lost and was told of. */
  readonly lost: ReadonlySet<string>;
  readonly elsewhere: DraftElsewhere | null;
}

/** The newest signed version of a COE, or the newest there is, with where it is held; read anew with every receipt, decision, version and body. */
export function useCoeView(world: World, coeId: string): ViewedCoe | null {
  const [viewed, setViewed] = useState<ViewedCoe | null>(null);
  useEffect(() => {
    let over = false;
    let asked = 0;
    const show = async (custody: Custody | null) => {
      asked += 1;
      const turn = asked;
      const found = await readCoe(world, coeId, custody);
      if (!over && turn === asked) setViewed(found);
    };
    const watch = watchCoe(world.db, coeId).subscribe((custody) => void show(custody));
    return () => {
      over = true;
      watch.unsubscribe();
    };
  }, [world, coeId]);
  return viewed;
}

async function readCoe(world: World, coeId: string, custody: Custody | null): Promise<ViewedCoe> {
  const draft = (await readDraft(world.db, coeId)) ?? null;
  const known = await revisionsOf(world.db, coeId);
  const heads = headsOf(known.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage })));
  const from = draft?.baseRevisionId ?? heads[0]?.revisionId ?? null;
  const signed = await lastSignedOf(world.db, coeId, from);
  const other = signed === null && from !== null ? await readRevision(world.db, from) : null;
  const told = draft?.stage === "draft" ? undefined : heads.find((head) => head.stage === "draft");
  return {
    elsewhere: told ? await elsewhereOf(world, coeId, told.revisionId) : null,
    custody,
    draft,
    revisionId: signed?.id ?? from,
    revision: signed?.revision ?? (other?.ok ? other.value : null),
    decisions: await decisionsOf(world.db, coeId),
    lost: await offeredBackOf(world.db, coeId),
  };
}

async function elsewhereOf({ db, person }: World, coeId: string, id: Sha256): Promise<DraftElsewhere> {
  const read = await readRevision(db, id);
  if (!read.ok) return { id, revision: null, isMine: false };
  const isMine = person !== null && (await mayGoOn(db, coeId, read.value.author.recruiterId, person.id));
  return { id, revision: read.value, isMine };
}
