import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Sha256 } from "../../../src/domain/base/sha256.ts";
import { CorrectionsScreen } from "../../../src/features/corrections/corrections-screen.tsx";
import { sealDecision } from "../../../src/storage/decisions.ts";
import { readDraft } from "../../../src/storage/drafts.ts";
import { keepBody } from "../../../src/storage/feed.ts";
import { revisionsOf } from "../../../src/storage/revisions.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { answersOf, later, newDraft, revisionFrom } from "../../storage/made.ts";
import { type SigningWorld, signingWorld } from "../signing/signing-world.ts";

function show(world: SigningWorld, coeId: string, locale: Locale = "en") {
  const go = vi.fn();
  render(
    <Words catalogs={catalogs} locale={locale}>
      <CorrectionsScreen coeId={coeId} go={go} world={world} />
    </Words>,
  );
  return go;
}

/** A COE that was signed, returned, and whose correction was begun, all of it on another tablet. */
async function begunElsewhere(world: SigningWorld, recruiterId = "r-1"): Promise<{ coeId: string; head: Sha256 }> {
  const other = await signingWorld();
  const device = { deviceId: "f".repeat(32), deviceSeq: 0 };
  const draft = { ...(await newDraft(other.db, "Peña", recruiterId)), answers: answersOf("Peña") };
  const signed = revisionFrom(draft, device, "signed");
  const begun = { ...draft, answers: answersOf("Corrected"), parents: [signed.id] };
  const child = revisionFrom(begun, { ...device, deviceSeq: 1 }, "draft");
  await keepBody(world.db, signed.id, signed.bytes);
  await keepBody(world.db, child.id, child.bytes);
  await world.db.decisions.put(
    await sealDecision(world.db, {
      reviewId: "a".repeat(32),
      coeId: draft.coeId,
      revisionId: signed.id,
      decision: "returned",
      reasons: [],
      note: "",
      comments: [],
      overturns: null,
      reviewer: { id: "v-1", name: "Andrés Quiroga" },
      seq: 9,
      at: later,
    }),
  );
  return { coeId: draft.coeId, head: child.id };
}

it("[4.7] a correction that was begun on another tablet is continued here, never begun a second time", async () => {
  const world = await signingWorld();
  const { coeId, head } = await begunElsewhere(world);
  const go = show(world, coeId);
  const button = await screen.findByRole("button", { name: "Continue on this tablet" });
  expect(screen.queryByRole("button", { name: "Begin the correction" })).toBeNull();
  await userEvent.click(button);
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/coes/${coeId}`));
  expect(await readDraft(world.db, coeId)).toMatchObject({ baseRevisionId: head, answers: answersOf("Corrected") });
  expect(await revisionsOf(world.db, coeId)).toHaveLength(2);
});

it("[4.7] a correction that somebody else has begun is not begun beside it, and the screen says so in Spanish too", async () => {
  const world = await signingWorld();
  const { coeId } = await begunElsewhere(world, "r-2");
  show(world, coeId, "es");
  expect(await screen.findByText("La corrección se empezó en otra tableta")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Seguir en esta tableta" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Empezar la corrección" })).toBeNull();
});

it("[4.7] is shown as it is once the body that was missing has arrived, without being opened again", async () => {
  const world = await signingWorld();
  const other = await signingWorld();
  const device = { deviceId: "f".repeat(32), deviceSeq: 0 };
  const draft = await newDraft(other.db, "Peña", "r-1");
  const first = revisionFrom(draft, device, "draft");
  const second = revisionFrom(
    { ...draft, answers: answersOf("Xol") },
    { ...device, deviceId: "e".repeat(32) },
    "draft",
  );
  await keepBody(world.db, first.id, first.bytes);
  show(world, draft.coeId);
  await screen.findByRole("heading", { level: 1 });
  expect(screen.queryByRole("button", { name: "Merge into one version" })).toBeNull();
  await keepBody(world.db, second.id, second.bytes);
  expect(await screen.findByRole("button", { name: "Merge into one version" })).toBeTruthy();
});
