import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Dexie } from "dexie";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { vaultOwner } from "../../src/app/identity.ts";
import { catalogs } from "../../src/app/messages/catalogs.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import { emptyCoeAnswers } from "../../src/domain/coe/coe.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import { createDraft } from "../../src/storage/drafts.ts";
import { currentRecruiter, rememberRecruiter } from "../../src/storage/recruiter.ts";
import { wipeTablet } from "../../src/storage/wiping.ts";
import type { SyncProblem } from "../../src/storage/world.ts";
import { openSealer } from "../storage/open-sealer.ts";
import { type WindowOfTablet, windowOfTablet } from "../storage/tablet-vault-line.ts";
import { lucia, showSurco } from "./shown-surco.tsx";

// It is not deleted afterwards: what a screen still reads as it goes would be a read that fails, with nobody to hear it.
let db: SurcoDatabase;
let tablet: WindowOfTablet;
beforeEach(async () => {
  tablet = await windowOfTablet({ sealer: openSealer() });
  db = tablet.db;
  history.replaceState(null, "", "/");
  vi.stubGlobal("scrollTo", vi.fn());
  // No network at all.
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("no network")));
});
afterEach(() => {
  vi.unstubAllGlobals();
  tablet.vault.lock();
});

async function show(person: Person | null) {
  await tablet.tabletVault.enter(vaultOwner(person));
  return showSurco(tablet, person);
}

describe("the shell", () => {
  it("opens the list of the remembered recruiter without any network, marked as practice", async () => {
    const { sync } = await show(lucia);
    expect(await screen.findByRole("heading", { level: 1, name: "My COEs" })).toBeTruthy();
    expect(location.pathname).toBe("/coes");
    expect(screen.getByRole("region", { name: "Practice" })).toBeTruthy();
    expect(document.title).toBe("My COEs · Surco");
    expect(sync.start).toHaveBeenCalled();
  });

  it("[P4] begins no COE under a mistyped address, which the State could never take", async () => {
    for (const path of ["/coes/nonsense", "/coes/nonsense/family", `/coes/${"2".repeat(31)}`, "/desk/nonsense"]) {
      history.replaceState(null, "", path);
      await show(lucia);
      expect(await screen.findByRole("heading", { level: 1, name: "There is no page here" })).toBeTruthy();
      cleanup();
    }
  });

  it("tells a reviewer at the recruiters' pages, and a recruiter at the desk, why and where their own work is", async () => {
    for (const [path, roles, title, home] of [
      ["/coes", ["reviewer"], "This page is for recruiters", "/desk"],
      [`/coes/${"2".repeat(32)}`, ["reviewer"], "This page is for recruiters", "/desk"],
      ["/desk", ["recruiter"], "This page is for the State office", "/coes"],
      ["/desk", ["administrator"], "This page is for the State office", "/office/people"],
      ["/office/people", ["auditor"], "This page is for administrators", "/desk"],
      ["/office/devices", ["reviewer"], "This page is for administrators", "/desk"],
      ["/office/audit", ["recruiter"], "This page is for auditors and administrators", "/coes"],
    ] as const) {
      history.replaceState(null, "", path);
      await show({ ...lucia, roles: [...roles] });
      expect(await screen.findByRole("heading", { level: 1, name: title })).toBeTruthy();
      expect(screen.getByRole("link", { name: /^Go to/ }).getAttribute("href")).toBe(home);
      cleanup();
    }
  });

  it("says at the first visit that a network is needed, and sends nothing for nobody", async () => {
    const { sync } = await show(null);
    expect(await screen.findByText("The server cannot be reached")).toBeTruthy();
    expect(sync.start).not.toHaveBeenCalled();
  });

  it("speaks the other language at once, and tells the document", async () => {
    await show(lucia);
    await userEvent.click(await screen.findByRole("button", { name: "Español" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Mis COE" })).toBeTruthy();
    expect(document.documentElement.lang).toBe("es");
    expect(document.title).toBe("Mis COE · Surco");
  });

  it("wears the sunlight theme when asked", async () => {
    await show(lucia);
    await userEvent.click(await screen.findByRole("button", { name: "Sunlight" }));
    expect(document.documentElement.dataset.theme).toBe("sunlight");
  });

  it("is honest about what was sent, and sends when asked", async () => {
    const { sync, status } = await show(lucia);
    status.change({ unsent: 3, lastContact: "2026-11-20T09:10:00.000Z" as Instant, problem: "not-signed-in" });
    expect(await screen.findByText(/3 not sent yet .* last contact Nov 20/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Sign in again" }).getAttribute("href")).toBe("/sign-in");
    status.change({ problem: null });
    await userEvent.click(await screen.findByRole("button", { name: "Send now" }));
    expect(sync.sendNow).toHaveBeenCalledOnce();
  });

  it("[P15] an ended sign-in is told inside the interview too, with the way to sign in again", async () => {
    history.replaceState(null, "", `/coes/${"5".repeat(32)}`);
    const { status } = await show(lucia);
    status.change({ unsent: 2, problem: "not-signed-in" });
    const link = await screen.findByRole("link", { name: "Sign in again to send" });
    expect(link.getAttribute("href")).toBe("/sign-in");
    status.change({ problem: null });
    await waitFor(() => expect(screen.queryByRole("link", { name: "Sign in again to send" })).toBeNull());
  });

  it("has words in both languages for everything that can end a round", () => {
    const problems: Record<SyncProblem, true> = {
      "no-answer": true,
      "not-an-answer": true,
      "not-signed-in": true,
      "protocol-not-spoken": true,
      "device-unknown": true,
      "proof-refused": true,
      "device-revoked": true,
      busy: true,
      "daily-volume": true,
      refused: true,
      "storage-failed": true,
    };
    const ids = Object.keys(problems).map((problem) => `shell.sync.problem.${problem}`);
    for (const texts of [catalogs.en, catalogs.es]) expect(ids.filter((id) => !(id in texts))).toEqual([]);
  });

  it("[S14] [S30] a tablet that erased itself says so on every page, and nobody is signed in any more", async () => {
    await rememberRecruiter(db, lucia);
    await show(lucia);
    await screen.findByRole("heading", { level: 1, name: "My COEs" });
    await wipeTablet(db, "2026-11-22T14:10:00.000Z" as Instant, "2".repeat(32));
    expect(await screen.findByRole("heading", { level: 1, name: /signed this tablet out/ })).toBeTruthy();
    expect(screen.queryByText(lucia.name)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Who is working?" })).toBeTruthy();
    expect(await currentRecruiter(db)).toBeNull();
  });

  it("[P17] says to load the page again when another window upgrades the storage, and changes nothing by itself", async () => {
    const { reload } = await show(lucia);
    await screen.findByRole("heading", { level: 1, name: "My COEs" });
    const newer = new Dexie(db.name);
    newer.version(99).stores({});
    await newer.open();
    expect(await screen.findByText(/A newer version is open in another window/)).toBeTruthy();
    expect(reload).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Reload" }));
    expect(reload).toHaveBeenCalledOnce();
    await newer.delete();
  });

  it("[P22] signing out deletes nothing", async () => {
    await rememberRecruiter(db, lucia);
    const coeId = "2".repeat(32);
    const summary = { familyName: "Muñoz", childNames: [], owed: { mustFix: 0, comments: 0 } };
    await createDraft(db, {
      coeId,
      recruiterId: lucia.id,
      createdAt: "2026-11-22T14:10:00.000Z" as Instant,
      answersSchema: 1,
      answers: emptyCoeAnswers(),
      state: "ZZ",
      summary,
    });
    await show(lucia);
    await userEvent.click(await screen.findByRole("link", { name: "Settings" }));
    await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Who is working?" })).toBeTruthy();
    expect(await currentRecruiter(db)).toBeNull();
    expect(await db.drafts.get(coeId)).toBeTruthy();
  });

  it("follows plain links without loading the page, and says where there is none", async () => {
    await show(lucia);
    await screen.findByRole("heading", { level: 1, name: "My COEs" });
    history.pushState(null, "", "/nowhere");
    expect(await screen.findByRole("heading", { level: 1, name: "There is no page here" })).toBeTruthy();
    await userEvent.click(screen.getByRole("link", { name: "My COEs" }));
    await waitFor(() => expect(location.pathname).toBe("/coes"));
  });
});
