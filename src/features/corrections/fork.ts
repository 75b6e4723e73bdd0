import type { Instant } from "../../domain/base/instant.ts";
import type { Sha256 } from "../../domain/base/sha256.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { differencesBetween } from "../../domain/coe/differences.ts";
import { parseAnswers } from "../../domain/coe/upgrade.ts";
import { headsOf } from "../../domain/review/heads.ts";
import type { SurcoDatabase } from "../../storage/database.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import { readRevision, revisionsOf } from "../../storage/revisions.ts";

/** The parts of a COE that are chosen whole where two versions differ. */
const parts = [
  "intervieweeSignature",
  "familyData",
  "childData",
  "qualifyingMoves",
  "comments",
  "stateInformation",
] as const satisfies readonly (keyof CoeAnswers)[];
export type Part = (typeof parts)[number];

/** Two versions of one COE, written on two tablets (protocol 4.7). */
export interface Fork {
  /** Which of the two is signed decides what can be done: two drafts are joined, a signed one stands, of two signed ones the State decides. */
  readonly kind: "drafts" | "signed-and-draft" | "both-signed";
  readonly heads: readonly [Sha256, Sha256];
  /** Whether one of them is being written here: a COE that was handed to somebody may come to them with two versions of others. */
  readonly isHere: boolean;
  /** Code of the State whose policy applies. */
  readonly state: string;
  /** This tablet's, and the other one's; null where a body is not here yet. */
  readonly mine: CoeAnswers | null;
  readonly theirs: CoeAnswers | null;
  /** When each of them was last written; null where that is not known here. */
  readonly mineAt: Instant | null;
  readonly theirsAt: Instant | null;
}

export async function forkOf(db: SurcoDatabase, coeId: string, draft: DraftRow | null): Promise<Fork | null> {
  const known = await revisionsOf(db, coeId);
  const heads = headsOf(known.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage })));
  const own = heads.find((head) => head.revisionId === draft?.baseRevisionId) ?? heads[0];
  const other = heads.find((head) => head !== own);
  if (!own || !other) return null;
  const signed = [own, other].filter((head) => head.stage === "signed").length;
  const [ours, beside] = [await bodyOf(db, own.revisionId), await bodyOf(db, other.revisionId)];
  return {
    kind: signed === 2 ? "both-signed" : signed === 1 ? "signed-and-draft" : "drafts",
    heads: [own.revisionId, other.revisionId],
    isHere: draft !== null,
    state: draft?.state ?? ours?.state ?? "",
    mine: draft?.answers ?? ours?.answers ?? null,
    theirs: beside?.answers ?? null,
    mineAt: draft?.changedAt ?? ours?.at ?? null,
    theirsAt: beside?.at ?? null,
  };
}

type Body = { answers: CoeAnswers | null; at: Instant; state: string };

async function bodyOf(db: SurcoDatabase, id: Sha256): Promise<Body | null> {
  const read = await readRevision(db, id);
  if (!read.ok) return null;
  const answers = parseAnswers(read.value.answersSchema, read.value.answers);
  return {
    answers: answers.ok ? answers.value : null,
    at: read.value.made.deviceTime,
    state: read.value.policy.state,
  };
}

export const differingParts = (mine: CoeAnswers, theirs: CoeAnswers): readonly Part[] => {
  const fields = differencesBetween(mine, theirs).map((difference) => difference.field);
  return parts.filter((part) => fields.some((field) => field === part || field.startsWith(`${part}.`)));
};

/** One set of answers from two, part by part. */
export const joined = (mine: CoeAnswers, theirs: CoeAnswers, fromTheirs: ReadonlySet<Part>): CoeAnswers => {
  const pick = <P extends Part>(part: P): CoeAnswers[P] => (fromTheirs.has(part) ? theirs[part] : mine[part]);
  return {
    intervieweeSignature: pick("intervieweeSignature"),
    familyData: pick("familyData"),
    childData: pick("childData"),
    qualifyingMoves: pick("qualifyingMoves"),
    comments: pick("comments"),
    stateInformation: pick("stateInformation"),
  };
};
