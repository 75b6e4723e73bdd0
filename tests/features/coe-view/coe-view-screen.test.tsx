import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Sha256 } from "../../../src/domain/base/sha256.ts";
import type { Receipt } from "../../../src/domain/protocol/receipt.ts";
import { CoeViewScreen } from "../../../src/features/coe-view/coe-view-screen.tsx";
import { keepReceipts } from "../../../src/storage/custody.ts";
import { sealDecision } from "../../../src/storage/decisions.ts";
import { readDraft } from "../../../src/storage/drafts.ts";
import { keepBody, startFeedAgain } from "../../../src/storage/feed.ts";
import { keepOfferAnswer } from "../../../src/storage/lost-decisions.ts";
import { commitNewRevision } from "../../../src/storage/revisions.ts";
import { noteAttempt, noteProgress } from "../../../src/storage/unsent.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { answersOf, later, making, newDraft, revisionFrom } from "../../storage/made.ts";
import { type SigningWorld, signingWorld } from "../signing/signing-world.ts";

function show(world: SigningWorld, coeId: string, locale: Locale = "en") {
  const go = vi.fn();
  render(
    <Words catalogs={catalogs} locale={locale}>
      <CoeViewScreen coeId={coeId} go={go} world={world} />
    </Words>,
  );
  return go;
}

/** A draft whose body came from the State, written on another tablet by this recruiter. */
async function draftFromTheState(world: SigningWorld, recruiterId = "r-1"): Promise<string> {
  const other = await signingWorld();
  const draft = { ...(await newDraft(other.db, "Peña", recruiterId)), answers: answersOf("Peña") };
  const made = revisionFrom(draft, { deviceId: "f".repeat(32), deviceSeq: 0 }, "draft");
  await keepBody(world.db, made.id, made.bytes);
  return draft.coeId;
}

it("a draft that only the State holds is continued on this tablet, from what was written", async () => {
  const world = await signingWorld();
  const coeId = await draftFromTheState(world);
  const go = show(world, coeId);
  await userEvent.click(await screen.findByRole("button", { name: "Continue on this tablet" }));
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/coes/${coeId}`));
  expect(await readDraft(world.db, coeId)).toMatchObject({
    stage: "draft",
    answers: answersOf("Peña"),
    recruiterId: "r-1",
  });
});

it("somebody else's draft is not offered to be continued", async () => {
  const world = await signingWorld();
  show(world, await draftFromTheState(world, "r-2"));
  expect(await screen.findByText("What happened")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Continue on this tablet" })).toBeNull();
});

async function signedHere(world: SigningWorld): Promise<{ coeId: string; id: Sha256 }> {
  const draft = await newDraft(world.db);
  const signed = await commitNewRevision(world.db, making("signed"), {
    ...draft,
    expectedEditSeq: 0,
    changedAt: later,
  });
  if (!signed.ok || signed.value.baseRevisionId === null) throw new Error("not signed");
  return { coeId: draft.coeId, id: signed.value.baseRevisionId };
}

it("[P7] a version that was set aside is explained in words, with what to do, in Spanish too", async () => {
  const world = await signingWorld();
  const { coeId, id } = await signedHere(world);
  const receipt = {
    id,
    server: "state",
    seq: 4,
    chain: "a".repeat(64),
    receivedAt: later,
    standing: "set-aside",
    problems: [{ code: "child-of-approved", details: {} }],
    awaiting: [],
  } as unknown as Receipt;
  await keepReceipts(world.db, [receipt]);
  show(world, coeId, "es");
  expect(await screen.findByText(/un COE aprobado queda como está/)).toBeTruthy();
});

it("[P12] what the server does not take is explained in words, with what to do", async () => {
  const world = await signingWorld();
  const { coeId, id } = await signedHere(world);
  await noteAttempt(world.db, id, "too-large", () => 0);
  show(world, coeId);
  expect(await screen.findByText(/larger than the State’s server takes/)).toBeTruthy();
});

it.each([
  ["en", /^41 % of a photo has arrived/],
  ["es", /^Ya llegó el 41 % de una foto/],
] as const)("how far a photo has come is told beside what has not arrived yet (%s)", async (locale, words) => {
  const world = await signingWorld();
  const { coeId, id } = await signedHere(world);
  show(world, coeId, locale);
  await screen.findByText(catalogs[locale]["coe-view.unsent-words"] ?? "");
  expect(screen.queryByText(words)).toBeNull();
  await noteProgress(world.db, id, 419_999, 1_000_000);
  expect(await screen.findByText(words)).toBeTruthy();
});

it("an interview that was never signed is not called a signed version, and lacks nothing", async () => {
  const world = await signingWorld();
  show(world, (await newDraft(world.db)).coeId);
  expect(await screen.findByText("This COE is still being written")).toBeTruthy();
  expect(screen.queryByText(/last version that was signed/)).toBeNull();
  expect(screen.queryByText(/is not on this tablet/)).toBeNull();
});

it.each(["en", "es"] as const)(
  "[P13] [P14] what was approved stays approved when the server was put back, and says what became of it (%s)",
  async (locale) => {
    const world = await signingWorld();
    const { coeId, id: revisionId } = await signedHere(world);
    const reviewId = "b".repeat(32);
    const made = { reviewId, coeId, revisionId, decision: "approved", reasons: [], note: "", comments: [] } as const;
    const by = { overturns: null, reviewer: { id: "v-1", name: "Andrés Quiroga" }, at: later, seq: 9 };
    await world.db.decisions.put(await sealDecision(world.db, { ...made, ...by, reasons: [], comments: [] }));
    await startFeedAgain(world.db);
    show(world, coeId, locale);
    const words = catalogs[locale];
    expect(await screen.findAllByText(words["coe-view.custody.approved"] ?? "")).not.toEqual([]);
    // Not known yet: the feed may still tell of it again.
    expect(screen.queryByText(words["decision-lost.title"] ?? "")).toBeNull();
    await keepOfferAnswer(world.db, { reviewId, standing: "offered" });
    expect(await screen.findByText(words["decision-lost.title"] ?? "")).toBeTruthy();
    expect(screen.getByText(words["decision-lost.words"] ?? "")).toBeTruthy();
    expect(screen.getAllByText(words["coe-view.custody.approved"] ?? "")).not.toEqual([]);
  },
);
