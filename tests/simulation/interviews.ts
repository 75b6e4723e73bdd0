import { newId } from "../../src/domain/base/id.ts";
import { answersSchemaVersion, type CoeAnswers } from "../../src/domain/coe/coe.ts";
import { forkOf } from "../../src/features/corrections/fork.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { type CoeListRow, readCoeList } from "../../src/storage/coe-list.ts";
import { createDraft, type DraftRow, readDraft, saveDraft, startCorrection } from "../../src/storage/drafts.ts";
import { reconcileDraft } from "../../src/storage/reconcile.ts";
import { commitNewRevision, readRevision } from "../../src/storage/revisions.ts";
import { on, sampleAnswers } from "../domain/coe/sample-answers.ts";
import { jpeg } from "../server/picture-making.ts";
import { answersOf, making, morning, summaryOf } from "../storage/made.ts";
import type { SimulatedTablet } from "./tablet.ts";

/** Complete in every element, and on the day of its signature: it can be approved. */
const wholeAnswers = ((): CoeAnswers => {
  const sample = sampleAnswers();
  const { moves, work } = sample.qualifyingMoves;
  const [last, first] = moves;
  if (!last || !first) throw new Error("the sample has two moves");
  return {
    ...sample,
    intervieweeSignature: { ...sample.intervieweeSignature, interviewDate: on("2026-03-02") },
    qualifyingMoves: {
      ...sample.qualifyingMoves,
      moves: [{ ...last, date: on("2026-02-14") }, first],
      work: work.map((each) => ({ ...each, engagedDate: on("2026-02-20") })),
    },
  };
})();

const nameOfFamily = ({ chance }: SimulatedTablet): string => `Familia ${chance.whole(1000)}`;

const retold = (answers: CoeAnswers, lastName: string): CoeAnswers => ({
  ...answers,
  familyData: { ...answers.familyData, parent1: { lastName, firstName: "Ana" } },
});

export async function writeCoe(tablet: SimulatedTablet): Promise<void> {
  const { db, chance } = tablet;
  const name = nameOfFamily(tablet);
  const made = await createDraft(db, {
    coeId: newId((length) => chance.bytes(length)),
    recruiterId: tablet.person.id,
    createdAt: morning,
    state: "ZZ",
    answersSchema: answersSchemaVersion,
    answers: chance.happens(0.3) ? retold(wholeAnswers, name) : answersOf(name),
    summary: summaryOf(name),
  });
  if (made.ok) await type(tablet, made.value);
}

export async function type(tablet: SimulatedTablet, draft: DraftRow): Promise<void> {
  const answers = retold(draft.answers, nameOfFamily(tablet));
  const saved = await saveDraft(tablet.db, draft.coeId, draft.editSeq, { changedAt: draft.changedAt, answers });
  if (saved.ok) tablet.drafts.set(draft.coeId, answers);
}

export async function workingCopies({ db }: SimulatedTablet): Promise<DraftRow[]> {
  const ids = await db.drafts.filter((row) => row.stage === "draft").primaryKeys();
  const rows = await Promise.all(ids.map((coeId) => readDraft(db, coeId)));
  return rows.flatMap((row) => row ?? []);
}

export async function sign(tablet: SimulatedTablet, draft: DraftRow): Promise<void> {
  const photos = Array.from({ length: tablet.chance.whole(3) }, () =>
    nameAttachment(jpeg({ notes: [["comment", tablet.chance.bytes(30)]] }), "image/jpeg"),
  );
  const signed = await commitNewRevision(tablet.db, making("signed", photos), {
    coeId: draft.coeId,
    expectedEditSeq: draft.editSeq,
    changedAt: draft.changedAt,
  });
  if (!signed.ok) return;
  for (const id of [...signed.value.parents, ...photos.map((photo) => photo.id)]) tablet.saved.add(id);
}

/** Continues what this tablet shows: a returned COE as a rule, sometimes any or a certain one, which is how forks are made. */
export async function correct(tablet: SimulatedTablet, any: boolean, coeId?: string): Promise<string | null> {
  const lines = await readCoeList(tablet.db, tablet.person.id);
  const open = lines.filter((each) => any || each.stage === "returned");
  const line = coeId === undefined ? tablet.chance.pick(open) : open.find((each) => each.coeId === coeId);
  return line?.headRevisionId && (await continued(tablet, line, [line.headRevisionId])) ? line.coeId : null;
}

async function continued(
  tablet: SimulatedTablet,
  { coeId, familyName }: CoeListRow,
  parents: readonly [NonNullable<CoeListRow["headRevisionId"]>, ...NonNullable<CoeListRow["headRevisionId"]>[]],
): Promise<boolean> {
  const { db, person } = tablet;
  const body = await readRevision(db, parents[0]);
  if (!body.ok) return false;
  const begun = await startCorrection(db, coeId, parents[0], {
    recruiterId: person.id,
    at: morning,
    state: "ZZ",
    answersSchema: answersSchemaVersion,
    answers: body.value.answers,
    summary: summaryOf(familyName),
    parents,
  });
  if (begun.ok) tablet.drafts.set(coeId, begun.value.answers);
  return begun.ok;
}

/** Whoever finds two versions side by side makes one of them: of two drafts a third one, of what was signed a correction. */
export async function reconcile(tablet: SimulatedTablet): Promise<boolean> {
  const { db, person, chance } = tablet;
  const line = chance.pick((await readCoeList(db, person.id)).filter((each) => each.forked));
  const draft = line && ((await readDraft(db, line.coeId)) ?? null);
  const fork = line && (await forkOf(db, line.coeId, draft ?? null));
  if (!line || !fork) return false;
  if (draft?.stage !== "draft") return continued(tablet, line, fork.heads);
  const { coeId, editSeq, answers } = draft;
  const words = { coeId, expectedEditSeq: editSeq, heads: fork.heads, answers, changedAt: morning };
  const joined = await reconcileDraft(db, { ...words, signing: null }, making("draft"));
  if (joined.ok) tablet.drafts.set(coeId, joined.value.answers);
  return joined.ok;
}
