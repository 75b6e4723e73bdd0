import { useEffect, useState } from "react";
import type { Sha256 } from "../../domain/base/sha256.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { parseAnswers } from "../../domain/coe/upgrade.ts";
import type { Receipt } from "../../domain/protocol/receipt.ts";
import type { Decision } from "../../domain/protocol/review.ts";
import { ancestorsOf, headsOf } from "../../domain/review/heads.ts";
import { waitsForRecruiter } from "../../domain/review/set-aside.ts";
import { latestDecision, standingDecision } from "../../domain/review/standing-decision.ts";
import { watchCoe } from "../../storage/coe-watch.ts";
import { decisionsOf } from "../../storage/decisions.ts";
import { type DraftRow, readDraft } from "../../storage/drafts.ts";
import { lastSignedOf } from "../../storage/last-signed.ts";
import { offeredBackOf } from "../../storage/lost-decisions.ts";
import { mayGoOn } from "../../storage/owners.ts";
import { readRevision, revisionsOf } from "../../storage/revisions.ts";
import type { World } from "../../storage/world.ts";
import { type Fork, forkOf } from "./fork.ts";

/** A correction of what was returned that no working copy here continues. */
export interface BegunElsewhere {
  readonly id: Sha256;
  /** One began it oneself, or has the COE from whoever did. */
  readonly isMine: boolean;
  readonly state: string;
  /** Null where its body is not on this tablet yet, or was written with a newer form. */
  readonly answers: CoeAnswers | null;
}

/** A signed version that the State could not accept, and that its recruiter puts right (P7). */
interface NotAccepted {
  readonly revisionId: Sha256;
  readonly problems: Receipt["problems"];
  readonly answers: CoeAnswers | null;
}

export interface Corrections {
  readonly decision: Decision | null;
  /** The State has lost it and was told of it. */
  readonly decisionLost: boolean;
  readonly draft: DraftRow | null;
  readonly notAccepted: NotAccepted | null;
  /** What the decision was about; null where that version is not on this tablet yet. */
  readonly decided: CoeAnswers | null;
  readonly fork: Fork | null;
  readonly elsewhere: BegunElsewhere | null;
}

/** What the State said about a COE and where its correction stands, read anew when a decision, a receipt, a version or its body arrives. */
export function useCorrections(world: World, coeId: string): { found: Corrections | null; again: () => void } {
  const [found, setFound] = useState<Corrections | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads it again
  useEffect(() => {
    let over = false;
    let asked = 0;
    const read = async () => {
      asked += 1;
      const turn = asked;
      const corrections = await readCorrections(world, coeId);
      if (!over && turn === asked) setFound(corrections);
    };
    const watch = watchCoe(world.db, coeId).subscribe(() => void read());
    return () => {
      over = true;
      watch.unsubscribe();
    };
  }, [world, coeId, round]);
  return { found, again: () => setRound((before) => before + 1) };
}

async function readCorrections(world: World, coeId: string): Promise<Corrections> {
  const decisions = await decisionsOf(world.db, coeId);
  const decision = latestDecision(decisions);
  const draft = (await readDraft(world.db, coeId)) ?? null;
  const notAccepted = await notAcceptedOf(world, coeId, draft, decisions);
  const from = notAccepted?.revisionId ?? decision?.revisionId ?? null;
  return {
    decision,
    decisionLost: decision !== null && (await offeredBackOf(world.db, coeId)).has(decision.reviewId),
    draft,
    notAccepted,
    decided: decision === null ? null : await answersOf(world, decision.revisionId),
    fork: await forkOf(world.db, coeId, draft),
    elsewhere: from === null || draft?.stage === "draft" ? null : await begunElsewhere(world, coeId, from),
  };
}

async function notAcceptedOf(
  world: World,
  coeId: string,
  draft: DraftRow | null,
  decisions: readonly Decision[],
): Promise<NotAccepted | null> {
  const known = await revisionsOf(world.db, coeId);
  const [head] = headsOf(known.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage })));
  const last = await lastSignedOf(world.db, coeId, draft?.baseRevisionId ?? head?.revisionId ?? null);
  if (last === null || !waitsForRecruiter(last.setAside) || standingDecision(decisions, last.id) !== null) return null;
  return { revisionId: last.id, problems: last.setAside, answers: await answersOf(world, last.id) };
}

/** The draft head that came from the version to be corrected, as every device would choose it. */
async function begunElsewhere(world: World, coeId: string, revisionId: Sha256): Promise<BegunElsewhere | null> {
  const known = await revisionsOf(world.db, coeId);
  const chain = known.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage }));
  const byId = new Map(chain.map((each) => [each.revisionId as string, each]));
  const head = headsOf(chain).find(
    (each) => each.stage === "draft" && ancestorsOf(each.revisionId, byId).has(revisionId),
  );
  if (!head) return null;
  const read = await readRevision(world.db, head.revisionId);
  if (!read.ok) return { id: head.revisionId, isMine: false, state: "", answers: null };
  const answers = parseAnswers(read.value.answersSchema, read.value.answers);
  return {
    id: head.revisionId,
    isMine: world.person !== null && (await mayGoOn(world.db, coeId, read.value.author.recruiterId, world.person.id)),
    state: read.value.policy.state,
    answers: answers.ok ? answers.value : null,
  };
}

async function answersOf(world: World, revisionId: Decision["revisionId"]): Promise<CoeAnswers | null> {
  const read = await readRevision(world.db, revisionId);
  if (!read.ok) return null;
  const answers = parseAnswers(read.value.answersSchema, read.value.answers);
  return answers.ok ? answers.value : null;
}
