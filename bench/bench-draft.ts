import type { Instant } from "../src/domain/base/instant.ts";
import { answersSchemaVersion } from "../src/domain/coe/coe.ts";
import type { DraftRow } from "../src/storage/drafts.ts";
import { benchAnswers, hexId, seededChance } from "./caseload.ts";

const at = "2026-07-01T18:00:00.000Z" as Instant;

/** A working copy of an interview as the tablet keeps it, with so many children. */
export function draftForBench(children: number, recruiterId: string): DraftRow {
  const chance = seededChance(children);
  return {
    coeId: hexId(chance),
    recruiterId,
    createdAt: at,
    changedAt: at,
    editSeq: 1,
    answersSchema: answersSchemaVersion,
    answers: benchAnswers(chance, children),
    baseRevisionId: null,
    parents: [],
    state: "ZZ",
    stage: "draft",
    signing: null,
    place: null,
    checkpointedSeq: 1,
    typed: true,
  };
}

/**
 * The list's row of that working copy as releases before the vault wrote it, open. This one seals it as soon as it starts, so that
 * the same row is there for both.
 */
export const openListRowOf = (draft: DraftRow) => ({
  coeId: draft.coeId,
  recruiterId: draft.recruiterId,
  changedAt: draft.changedAt,
  familyName: "Bench",
  childNames: draft.answers.childData.children.map((child) => child.firstName),
  owed: { mustFix: 0, comments: 0 },
  searchText: "bench",
  draftStage: "draft",
  dirty: false,
  baseRevisionId: null,
  headRevisionId: null,
  stage: "draft",
  receipt: null,
  completedSeq: null,
  decision: null,
  returnedComments: 0,
  forked: false,
});
