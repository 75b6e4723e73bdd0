import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { packParcel } from "../../../src/domain/protocol/rescue-parcel.ts";
import { nationalDefault } from "../../../src/domain/states/national-default.ts";
import { SealedWorkScreen } from "../../../src/features/unlock/sealed-work-screen.tsx";
import { openSurcoDatabase, type SurcoDatabase } from "../../../src/storage/database.ts";
import { readyDevice } from "../../../src/storage/device.ts";
import { saveDraft } from "../../../src/storage/drafts.ts";
import { vaultOfEnvelope } from "../../../src/storage/rescue.ts";
import type { World } from "../../../src/storage/world.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { answersOf, later, morning, newDraft, nextId, summaryOf } from "../../storage/made.ts";
import { openSealer } from "../../storage/open-sealer.ts";

const stateKey = "BENXlio-vEbxrQxOO5nr6UWvqm-3wzLUYrr8KsCXW91IgrOYhG-c6AVF-M_U6ZBVyYMXipUWmqlhYSYaXJWz2Oc";
// It is not deleted afterwards: what a screen still reads as it goes would be a read that fails, with nobody to hear it.
let db: SurcoDatabase;

beforeEach(async () => {
  const sealer = openSealer();
  await sealer.meetState(stateKey);
  db = openSurcoDatabase(`sealed-work-${nextId()}`, sealer);
  await readyDevice(db, nextId);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A COE of hers that only her former passphrase opens. */
async function sealedBefore(): Promise<void> {
  const draft = await newDraft(db);
  const change = { changedAt: later, answers: answersOf("Uno"), summary: summaryOf("Uno") };
  expect((await saveDraft(db, draft.coeId, 0, change)).ok).toBe(true);
  const stored = await db.drafts.get(draft.coeId);
  const vaultId = vaultOfEnvelope(stored?.sealed ?? new ArrayBuffer()) ?? "";
  const slot = { kind: "practice", wrapped: "" } as const;
  const row = { personId: "r-1", initials: "LF", main: slot, passkeys: [], missed: { count: 0, at: 0 } };
  await db.vaults.bulkPut([
    { ...row, vaultId, createdAt: morning },
    { ...row, vaultId: "f".repeat(32), createdAt: later },
  ]);
}

/** What the State answers, whatever is asked. */
const stateSays = (status: number, answer: object) =>
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(answer), { status }));

function show(locale: Locale = "en") {
  const sendNow = vi.fn(async () => undefined);
  const person = { id: "r-1", name: "Lucía Ferreira", roles: ["recruiter"], state: "KS" };
  const world = { db, person, sync: { sendNow }, policy: () => nationalDefault, now: () => later, newId: nextId };
  const { container } = render(
    <Words catalogs={catalogs} locale={locale}>
      <SealedWorkScreen world={world as unknown as World} />
    </Words>,
  );
  const choose = (bytes: Uint8Array<ArrayBuffer>) => {
    const file = new File([bytes], "surco.surco-rescue");
    // The page's own files cannot be read in this test's browser.
    Object.assign(file, { arrayBuffer: async () => bytes.slice().buffer });
    const input = container.querySelector<HTMLInputElement>("input[type=file]");
    return userEvent.upload(input as HTMLInputElement, file, { applyAccept: false });
  };
  return { sendNow, choose };
}

describe("[T23] work that a forgotten passphrase keeps shut", () => {
  it("is sent sealed; then it says since when, and for whom it waits", async () => {
    await sealedBefore();
    const { sendNow } = show();
    expect(await screen.findByText("1 COE of yours is sealed here and not with your State yet.")).toBeTruthy();
    vi.stubGlobal("fetch", async (_path: string, { body }: { body: Uint8Array }) => {
      const { sha256OfBytes } = await import("../../../src/domain/base/sha256.ts");
      const receipt = { rescueId: nextId(), sha256: sha256OfBytes(body), receivedAt: later, envelopes: 1 };
      return new Response(JSON.stringify(receipt), { status: 201 });
    });
    await userEvent.click(screen.getByRole("button", { name: "Send it to my State, sealed" }));
    expect(await screen.findByText(/^Handed in on .*It waits for two people at your State’s office/)).toBeTruthy();
    expect(screen.getByText("Nothing more of yours waits here to be handed in.")).toBeTruthy();
    expect(sendNow).toHaveBeenCalledOnce();
  });

  it("stays where it is without a network, or where nobody is signed in any more, and says what to do", async () => {
    await sealedBefore();
    show();
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("no network");
    });
    await userEvent.click(await screen.findByRole("button", { name: "Send it to my State, sealed" }));
    expect(await screen.findByText("The State cannot be reached now")).toBeTruthy();
    stateSays(401, { type: "", title: "", status: 401, code: "not-signed-in", details: {} });
    await userEvent.click(screen.getByRole("button", { name: "Send it to my State, sealed" }));
    expect((await screen.findByRole("link", { name: "Sign in" })).getAttribute("href")).toBe("/sign-in");
    expect(await db.handIns.count()).toBe(0);
  });
});

describe("[T23] a sealed file that a colleague gave", () => {
  const parcel = packParcel([new Uint8Array([1, 2, 3])]);

  it.each([
    ["another kind of file", new TextEncoder().encode("a photo"), "This is another kind of file"],
    ["one that is torn", parcel.slice(0, -3), "Something of this file is missing or changed"],
    ["one of which a byte was changed", parcel.with(20, 77), "Something of this file is missing or changed"],
    ["one of tomorrow", parcel.with(7, 9), "This file is from a newer version of the app"],
  ])("%s is refused in plain words, and nothing is sent", async (_what, bytes, words) => {
    const asked = vi.fn();
    vi.stubGlobal("fetch", asked);
    await show().choose(new Uint8Array(bytes));
    expect(await screen.findByText(words)).toBeTruthy();
    expect(asked).not.toHaveBeenCalled();
  });

  it("of another State is refused in Spanish too", async () => {
    stateSays(422, { type: "", title: "", status: 422, code: "sealed-to-other-key", details: {} });
    await show("es").choose(parcel);
    expect(await screen.findByText("Este archivo se selló para otro Estado")).toBeTruthy();
  });
});
