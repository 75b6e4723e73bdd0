import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { policyFor } from "../../../src/domain/states/all.ts";
import { VaultGate } from "../../../src/features/unlock/vault-gate.tsx";
import type { VaultRow } from "../../../src/storage/vault-row.ts";
import type { World } from "../../../src/storage/world.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";
import { lucias, type WindowOfTablet, windowOfTablet } from "../../storage/tablet-vault-line.ts";
import { right, words, wrong } from "../../storage/vault-line.ts";

// Its database is not deleted afterwards: what a screen still reads as it goes would be a read that fails, with nobody to hear it.
let tablet: WindowOfTablet;
let now = Date.parse("2026-11-22T14:10:00.000Z");
const sealer = openSealer();

beforeEach(async () => {
  tablet = await windowOfTablet({ sealer, now: () => now });
});
afterEach(() => {
  vi.unstubAllGlobals();
  tablet.vault.lock();
});

function show(locale: Locale = "en") {
  const onSignOut = vi.fn();
  const person = { id: "r-1", name: "Lucía Ferreira" };
  const around = { person, policy: policyFor, now: () => new Date(now).toISOString() };
  const world = { ...tablet, ...around } as unknown as World;
  render(
    <Words catalogs={catalogs} locale={locale}>
      <VaultGate onSignOut={onSignOut} world={world} />
    </Words>,
  );
  return { onSignOut };
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const write = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
};
const isOpen = () => expect.poll(() => tablet.tabletVault.get().kind).toBe("open");

/** As the tablet is after its next start. */
async function lockedAgain() {
  await tablet.tabletVault.enter(lucias);
  await tablet.tabletVault.make(words, null);
  await tablet.tabletVault.enter(null);
  await tablet.tabletVault.enter(lucias);
}

describe("a recruiter's first time on a tablet", () => {
  beforeEach(() => tablet.tabletVault.enter(lucias));

  it("explains what a passphrase protects, and that nobody can look it up", async () => {
    show();
    expect(screen.getByText(/nobody else can read them here, even if the tablet is lost/)).toBeTruthy();
    expect(screen.getByText(/Nobody can look it up or send it to you/)).toBeTruthy();
    expect(screen.getByText(/Four words that do not belong together/)).toBeTruthy();
  });

  it("judges while it is written, and shows what was written on request", async () => {
    show();
    await write("New passphrase", "password");
    expect(screen.getByText("Not long enough yet: add another word.")).toBeTruthy();
    await write("New passphrase", "correct horse battery staple");
    expect(screen.getByText(/Many people would try this first/)).toBeTruthy();
    await write("New passphrase", words);
    expect(screen.getAllByText("Good. These words are hard to guess.").length).toBeGreaterThan(0);
    const field = screen.getByLabelText("New passphrase");
    await userEvent.click(screen.getAllByRole("button", { name: "Show" })[0] as HTMLElement);
    expect(field).toHaveProperty("type", "text");
  });

  it("takes no weak one and no slip, with the cursor where something is to be done", async () => {
    show();
    await press("Protect my work");
    expect(screen.getByText("Choose a passphrase.")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("New passphrase"));
    await write("New passphrase", words);
    await write("The same passphrase once more", "seven herons cross the road");
    await press("Protect my work");
    expect(screen.getByText("This is not the same. Write it once more.")).toBeTruthy();
    expect(tablet.tabletVault.get().kind).toBe("unmade");
    await write("The same passphrase once more", words);
    await press("Protect my work");
    await isOpen();
  });

  it("[S18] offers the fingerprint where the tablet has one, and goes on without where that cannot open a vault", async () => {
    vi.stubGlobal("PublicKeyCredential", { isUserVerifyingPlatformAuthenticatorAvailable: async () => true });
    const create = vi.fn(async () => ({ rawId: new ArrayBuffer(4), getClientExtensionResults: () => ({}) }));
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { credentials: { create } }));
    show();
    await userEvent.click(await screen.findByRole("checkbox", { name: "Also open it with my fingerprint or my face" }));
    await write("New passphrase", words);
    await write("The same passphrase once more", words);
    await press("Protect my work");
    expect(await screen.findByText("This tablet cannot do that")).toBeTruthy();
    expect(create).toHaveBeenCalledOnce();
    expect(tablet.tabletVault.get().kind).toBe("unmade");
    await press("Protect my work");
    await isOpen();
  });
});

describe("every other time", () => {
  it("opens with the passphrase, and names nobody but by initials", async () => {
    await lockedAgain();
    const colleagues = { ...(tablet.tabletVault.row() as VaultRow), vaultId: "e".repeat(32), personId: "r-2" };
    await tablet.db.vaults.put({ ...colleagues, initials: "MT" });
    show();
    expect(screen.getByText(/^LF, everything that showed/)).toBeTruthy();
    expect(await screen.findByText(/Sealed work of other people is on this tablet too: MT\./)).toBeTruthy();
    expect(screen.queryByText(/Ferreira/)).toBeNull();
    await write("Your passphrase for this tablet", "  seven herons  cross the river ");
    await press("Open");
    await isOpen();
  });

  it("says of wrong words that nothing is lost, and keeps them to be looked at", async () => {
    await lockedAgain();
    show();
    await press("Open");
    expect(screen.getByText("Write your passphrase.")).toBeTruthy();
    await write("Your passphrase for this tablet", wrong.passphrase);
    await press("Open");
    expect((await screen.findByRole("alert")).textContent).toMatch(/do not open it.*nothing is erased/i);
    expect(screen.getByLabelText("Your passphrase for this tablet")).toHaveProperty("value", wrong.passphrase);
  });

  it("[S17] says in words how long to wait after the fifth wrong try, and opens afterwards", async () => {
    await lockedAgain();
    for (let tries = 0; tries < 4; tries++) await tablet.tabletVault.unlock(wrong);
    show();
    await write("Your passphrase for this tablet", wrong.passphrase);
    await press("Open");
    expect((await screen.findByRole("alert")).textContent).toContain("You can try again in 5 seconds");
    now += 6000;
    await write("Your passphrase for this tablet", words);
    await press("Open");
    await isOpen();
  });

  it("for whoever cannot open it: first that the work is safe, then what can be done, and back", async () => {
    await lockedAgain();
    const { onSignOut } = show();
    await press("I cannot open it");
    expect(screen.getByText(/Your work is safe\./)).toBeTruthy();
    expect(screen.getByText(/It can be handed in as it is: nobody on the way can read it/)).toBeTruthy();
    expect(await screen.findByText("Nothing more of yours waits here to be handed in.")).toBeTruthy();
    await press("Back to the passphrase");
    await press("I am somebody else");
    expect(onSignOut).toHaveBeenCalledOnce();
  });

  it("speaks Spanish throughout", async () => {
    await lockedAgain();
    show("es");
    expect(screen.getByRole("heading", { level: 1, name: "Abra su trabajo en esta tableta" })).toBeTruthy();
    await press("No puedo abrirlo");
    expect(screen.getByText(/Su trabajo está a salvo/)).toBeTruthy();
  });
});

describe("after a pause", () => {
  const pin = "482913";
  beforeEach(async () => {
    await lockedAgain();
    await tablet.tabletVault.unlock(right, pin);
    await tablet.tabletVault.rest();
  });

  it("the PIN opens it; a wrong one says how many tries are left", async () => {
    show();
    await write("Your PIN", "482914");
    await press("Open");
    expect((await screen.findByRole("alert")).textContent).toContain("9 more tries, then your passphrase is asked for");
    expect(screen.getByLabelText("Your PIN")).toHaveProperty("value", "");
    await write("Your PIN", pin);
    await press("Open");
    await isOpen();
  });

  it("[S17] where the PIN is gone, its page gives way to the passphrase and says why", async () => {
    show();
    tablet.vault.lock();
    await write("Your PIN", pin);
    await press("Open");
    expect(await screen.findByText(/Your PIN does not open it any more/)).toBeTruthy();
    await write("Your passphrase for this tablet", words);
    await press("Open");
    await isOpen();
  });

  it("the passphrase opens it too, for whoever has forgotten the PIN", async () => {
    show();
    await press("Use my passphrase instead");
    await waitFor(() => expect(screen.getByLabelText("Your passphrase for this tablet")).toBeTruthy());
    await write("Your passphrase for this tablet", words);
    await press("Open");
    await isOpen();
  });
});
