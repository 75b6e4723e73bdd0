import { afterAll, beforeAll, expect, it } from "vitest";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { currentRecruiter, rememberRecruiter } from "../../src/storage/recruiter.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { answersOf, later, making, newDraft } from "../storage/made.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe } from "./tablet.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const signedOut = async () => {
  const inside = await state.enter(recruiter("nobody"));
  return {
    ...inside,
    fetch: (path: string, init: RequestInit) => fetch(state.address + path, init),
  };
};

it("a session that ended loses nothing: who works here is still known, and signing in again sends everything", async () => {
  const ana = recruiter("ana");
  const tablet = await newTablet(await signedOut(), ana);
  const signed = await signedCoe(tablet, "Peña", [], "ana");
  expect(await tablet.round()).toMatchObject({ outcome: "problem", problem: "not-signed-in", sent: 0 });
  expect((await currentRecruiter(tablet.db))?.id).toBe("ana");
  expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
  const again = tablet.over(await state.enter(ana));
  expect(await tablet.round({ transport: again, byHand: true })).toMatchObject({ outcome: "done", sent: 1 });
  expect((await custodyOfCoe(tablet.db, signed.coeId))?.word).toBe("complete");
});

it("[P22] somebody else who signs in sends the first one's signed COE and draft, in the first one's name", async () => {
  const [eva, leo] = [recruiter("eva"), recruiter("leo")];
  // The State knows Eva; her session on this tablet has ended.
  await state.enter(eva);
  const tablet = await newTablet(await signedOut(), eva);
  const signed = await signedCoe(tablet, "Vega", [], "eva");
  const draft = await newDraft(tablet.db, "Luna", "eva");
  await saveDraft(tablet.db, draft.coeId, 0, { changedAt: later, answers: answersOf("Luna") });
  await rememberRecruiter(tablet.db, leo);
  const transport = tablet.over(await state.enter(leo));
  expect(await tablet.round({ transport, checkpoint: making("draft") })).toMatchObject({ sent: 2 });
  expect((await unsentIds(tablet.db)).revisions).toEqual([]);
  for (const coeId of [signed.coeId, draft.coeId]) {
    const custody = await custodyOfCoe(tablet.db, coeId);
    expect(custody?.setAside).toEqual([]);
    expect((await readDraft(tablet.db, coeId))?.recruiterId).toBe("eva");
  }
});
