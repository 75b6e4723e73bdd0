import { afterAll, beforeAll, expect, it } from "vitest";
import { revisionBytes } from "../../src/domain/protocol/revision.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { type CoeListRow, readCoeList } from "../../src/storage/coe-list.ts";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { saveDraft, startCorrection } from "../../src/storage/drafts.ts";
import { lastSignedOf } from "../../src/storage/last-signed.ts";
import { commitNewRevision, type MakeRevision } from "../../src/storage/revisions.ts";
import { answersOf, later, making, newDraft, revisionFrom, summaryOf } from "../storage/made.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

/** What a signing would make if its signatures stood for other answers than those that go out. */
const makingFaulty: MakeRevision = (draft, device) => {
  const { revision } = revisionFrom(draft, device, "signed");
  const { signatures } = revisionFrom({ ...draft, answers: answersOf("Other") }, device, "signed").revision;
  const faulty = { ...revision, signatures };
  return {
    made: { ...revisionBytes(faulty, (text) => new TextEncoder().encode(text)), revision: faulty },
    attachments: [],
  };
};

async function lineOf({ db }: Tablet, coeId: string, recruiterId: string): Promise<CoeListRow | undefined> {
  return (await readCoeList(db, recruiterId)).find((line) => line.coeId === coeId);
}

it("[P7] [P14] what the State could not accept comes first on the list, is corrected and signed again, and is then as any other", async () => {
  const mine = recruiter("r-aside");
  const tablet = await newTablet(await state.enter(mine), mine);
  const line = (coeId: string) => lineOf(tablet, coeId, mine.id);
  const draft = await newDraft(tablet.db, "Ibarra", mine.id);
  const { coeId, editSeq: expectedEditSeq } = draft;
  await commitNewRevision(tablet.db, makingFaulty, { coeId, expectedEditSeq, changedAt: later });
  await signedCoe(tablet, "Zamora", [], mine.id);
  expect(await line(coeId)).toMatchObject({ toCorrect: null });
  await tablet.round();
  const [first, second] = await readCoeList(tablet.db, mine.id);
  expect(first).toMatchObject({ coeId, setAside: true, toCorrect: "signature-invalid" });
  expect(second).toMatchObject({ setAside: false, toCorrect: null });

  const from = first?.headRevisionId;
  if (!from) throw new Error("nothing was signed");
  expect((await lastSignedOf(tablet.db, coeId, from))?.setAside.map(({ code }) => code)).toEqual(["signature-invalid"]);
  const begun = await startCorrection(tablet.db, coeId, from, {
    ...draft,
    at: later,
    parents: [from],
    summary: summaryOf("Ibarra"),
  });
  if (!begun.ok) throw new Error(begun.error.code);
  expect(begun.value).toMatchObject({ answers: draft.answers, parents: [from], signing: null, stage: "draft" });
  expect(await line(coeId)).toMatchObject({ stage: "draft", toCorrect: "signature-invalid" });

  const typed = await saveDraft(tablet.db, coeId, begun.value.editSeq, {
    changedAt: later,
    answers: answersOf("Ibarra Luna"),
  });
  if (!typed.ok) throw new Error(typed.error.code);
  await tablet.round({ checkpoint: making("draft") });
  expect(await line(coeId)).toMatchObject({ stage: "draft", setAside: false, toCorrect: "signature-invalid" });

  await commitNewRevision(tablet.db, making("signed"), {
    coeId,
    expectedEditSeq: typed.value.editSeq,
    changedAt: later,
  });
  expect(await line(coeId)).toMatchObject({ stage: "signed", custody: "on-this-tablet-only", toCorrect: null });
  await tablet.round();
  expect(await line(coeId)).toMatchObject({
    stage: "received",
    custody: "complete",
    setAside: false,
    toCorrect: null,
    forked: false,
  });
});

it("[P7] [P8] [S21] a photo arrives after its COE, and its recruiter hears in the same round that it was not accepted", async () => {
  const mine = recruiter("r-photo");
  const tablet = await newTablet(await state.enter(mine), mine);
  const page = nameAttachment(new TextEncoder().encode("<!doctype html><p>no photo"), "image/jpeg");
  const { coeId } = await signedCoe(tablet, "Peña", [page], mine.id);
  await tablet.round();
  expect(await custodyOfCoe(tablet.db, coeId)).toMatchObject({
    awaiting: [],
    setAside: [{ code: "picture-not-allowed" }],
  });
  expect(await lineOf(tablet, coeId, mine.id)).toMatchObject({ toCorrect: "picture-not-allowed", custody: "complete" });
});

it("[P7] [P22] is known on the recruiter's next tablet too, and is corrected there", async () => {
  const mine = recruiter("r-next");
  const lost = await newTablet(await state.enter(mine), mine);
  const draft = await newDraft(lost.db, "Ochoa", mine.id);
  const { coeId } = draft;
  await commitNewRevision(lost.db, makingFaulty, { coeId, expectedEditSeq: 0, changedAt: later });
  await signedCoe(lost, "Zamora", [], mine.id);
  await lost.round();
  const next = await newTablet(await state.enter(mine), mine);
  await next.round();
  const [line, other] = await readCoeList(next.db, mine.id);
  expect(line).toMatchObject({ coeId, onThisTablet: false, setAside: true, toCorrect: "signature-invalid" });
  expect(other).toMatchObject({ onThisTablet: false, setAside: false, toCorrect: null });
  const from = line?.headRevisionId;
  if (!from) throw new Error("nothing was signed");
  expect((await lastSignedOf(next.db, coeId, from))?.setAside).toHaveLength(1);
  const summary = summaryOf("Ochoa");
  const begun = await startCorrection(next.db, coeId, from, { ...draft, at: later, parents: [from], summary });
  if (!begun.ok) throw new Error(begun.error.code);
  await commitNewRevision(next.db, making("signed"), {
    coeId,
    expectedEditSeq: begun.value.editSeq,
    changedAt: later,
  });
  await next.round();
  expect(await lineOf(next, coeId, mine.id)).toMatchObject({ stage: "received", setAside: false, toCorrect: null });
});

it("[P7] what waits for the office is not offered for correction", async () => {
  const mine = recruiter("r-elsewhere");
  const tablet = await newTablet(await state.enter(mine), mine);
  const draft = await newDraft(tablet.db, "Ríos", mine.id);
  const { coeId } = draft;
  const elsewhere: MakeRevision = (row, device) => making("signed")({ ...row, state: "KY" }, device);
  await commitNewRevision(tablet.db, elsewhere, { coeId, expectedEditSeq: 0, changedAt: later });
  await tablet.round();
  expect(await lineOf(tablet, coeId, mine.id)).toMatchObject({ setAside: true, toCorrect: null });
});
