import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { vaultOwner } from "../../src/app/identity.ts";
import { renewSummary, summaryTables } from "../../src/storage/coe-summary.ts";
import { type DraftChange, saveDraft } from "../../src/storage/drafts.ts";
import { keepOwner } from "../../src/storage/owners.ts";
import { watchRecruiterOfCoe } from "../../src/storage/ownership.ts";
import { answersOf, familySigned, later, newDraft } from "../storage/made.ts";
import { openSealer } from "../storage/open-sealer.ts";
import { type WindowOfTablet, windowOfTablet } from "../storage/tablet-vault-line.ts";
import { lucia, showSurco } from "./shown-surco.tsx";

let tablet: WindowOfTablet;
beforeEach(async () => {
  tablet = await windowOfTablet({ sealer: openSealer() });
  vi.stubGlobal("scrollTo", vi.fn());
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("no network")));
});
afterEach(() => {
  vi.unstubAllGlobals();
  tablet.vault.lock();
});

const mateo = { id: "mateo", name: "Mateo Torres" };

/** As the State tells it. */
async function handOn(coeId: string, from = lucia.id, to = mateo, seq = 7): Promise<void> {
  const { db } = tablet;
  await db.transaction("rw", [...summaryTables(db), db.wanted], async () => {
    await keepOwner(db, { kind: "left", seq, coeId, from, to, at: later });
    await renewSummary(db, coeId);
  });
}

/** A COE in which was written last as told. */
async function written(change: Omit<DraftChange, "changedAt">, by = lucia.id): Promise<string> {
  const { coeId } = await newDraft(tablet.db, "Peña", by);
  await saveDraft(tablet.db, coeId, 0, { changedAt: later, ...change });
  return coeId;
}

async function open(path: string): Promise<void> {
  history.replaceState(null, "", path);
  await tablet.tabletVault.enter(vaultOwner(lucia));
  showSurco(tablet, lucia);
}

const title = { level: 1, name: "Mateo Torres has this COE now" };

describe("the page of a COE that was handed to another recruiter", () => {
  it("[P22] says who has it now, and what of it is on this tablet only, until that is sent", async () => {
    const coeId = await written({ answers: answersOf("Peña Ruiz") });
    await handOn(coeId);
    await open(`/coes/${coeId}`);
    expect(await screen.findByRole("heading", title)).toBeTruthy();
    expect(await screen.findByText(/One piece of what you wrote is on this tablet only/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Go on with signing" })).toBeNull();
    expect(screen.queryByText(/Peña/)).toBeNull();
    expect(screen.getByRole("link", { name: "Go to your COEs" }).getAttribute("href")).toBe("/coes");
    await tablet.db.drafts.delete(coeId);
    expect(await screen.findByText("Everything that you wrote in it is with the State.")).toBeTruthy();
  });

  it("[P2] [P22] leads to what a family has begun to sign, which may still be finished", async () => {
    const coeId = await written({ signing: familySigned });
    await handOn(coeId);
    await open(`/coes/${coeId}`);
    const finish = await screen.findByRole("link", { name: "Go on with signing" });
    expect(screen.getByText(/Please finish it here: then it goes to the State, and Mateo Torres gets it/)).toBeTruthy();
    expect(finish.getAttribute("href")).toBe(`/coes/${coeId}/sign`);
    await userEvent.click(finish);
    expect(await screen.findByText("Something comes before signing")).toBeTruthy();
  });

  it("[P22] takes the place of its other pages when it is handed on, but not of a family's signing", async () => {
    const quiet = await written({ answers: answersOf("Peña") });
    await open(`/coes/${quiet}/sign`);
    expect(await screen.findByText("Something comes before signing")).toBeTruthy();
    await handOn(quiet);
    expect(await screen.findByRole("heading", title)).toBeTruthy();
    cleanup();
    const signing = await written({ signing: familySigned });
    await open(`/coes/${signing}/sign`);
    expect(await screen.findByText("Something comes before signing")).toBeTruthy();
    const shown: string[] = [];
    const watching = new MutationObserver(() => shown.push(document.body.textContent ?? ""));
    watching.observe(document.body, { childList: true, subtree: true, characterData: true });
    const heard = new Promise<void>((resolve) => {
      watchRecruiterOfCoe(tablet.db, signing).subscribe((owner) => owner === mateo.id && resolve());
    });
    await handOn(signing);
    await heard;
    // What nobody signs any more makes way for the page, which is reached after everything before it: Mateo's never stood there.
    await saveDraft(tablet.db, signing, 1, { changedAt: later, signing: null });
    await handOn(signing, lucia.id, { id: "ines", name: "Inés Duarte" }, 8);
    expect(await screen.findByRole("heading", { level: 1, name: "Inés Duarte has this COE now" })).toBeTruthy();
    watching.disconnect();
    expect(shown.join("")).not.toContain(title.name);
  });

  it("[P22] says nothing at all to whoever never had it", async () => {
    const coeId = await written({}, "somebody-else");
    await handOn(coeId, "somebody-else");
    await open(`/coes/${coeId}`);
    expect(await screen.findByRole("heading", { level: 1, name: "There is no page here" })).toBeTruthy();
    expect(screen.queryByText(/Mateo/)).toBeNull();
  });
});
