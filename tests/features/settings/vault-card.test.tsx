import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import { VaultCard } from "../../../src/features/settings/vault-card.tsx";
import type { World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";
import { lucias, type WindowOfTablet, windowOfTablet } from "../../storage/tablet-vault-line.ts";
import { right, words } from "../../storage/vault-line.ts";

const another = "nine foxes under the bridge";
const sealer = openSealer();
// Its database is not deleted afterwards: what a screen still reads as it goes would be a read that fails, with nobody to hear it.
let tablet: WindowOfTablet;

beforeEach(async () => {
  tablet = await windowOfTablet({ sealer });
});
afterEach(() => {
  tablet.vault.lock();
});

function show() {
  const world = { ...tablet, person: { name: "Lucía Ferreira" }, now: () => "2026-11-22T14:10:00.000Z" };
  render(
    <Words catalogs={catalogs} locale="en">
      <VaultCard world={world as unknown as World} />
    </Words>,
  );
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));
const write = async (label: string, text: string) => {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
};

describe("the settings of a practice vault", () => {
  it("say that nothing is secret, and that it does not lock by itself", async () => {
    await tablet.tabletVault.enter({ ...lucias, practice: true });
    show();
    expect(screen.getByText(/Its families are made up.*does not lock by itself/)).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });
});

describe("the settings of a vault", () => {
  beforeEach(async () => {
    await tablet.tabletVault.enter(lucias);
    await tablet.tabletVault.make(words, null);
  });

  it("[S18] change the passphrase, for whoever knows the present one", async () => {
    show();
    await press("Change my passphrase");
    await write("Your passphrase until now", "seven herons cross the road");
    await write("New passphrase", "password");
    await press("Save the new passphrase");
    expect(screen.getByText("This passphrase does not protect enough")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("New passphrase"));
    await write("New passphrase", another);
    await write("The same passphrase once more", another);
    await press("Save the new passphrase");
    expect((await screen.findByRole("alert")).textContent).toContain("These words do not open it");
    await write("Your passphrase until now", words);
    await press("Save the new passphrase");
    expect(await screen.findByText(/Your passphrase is changed/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "Protection of your work" }));
    await tablet.tabletVault.rest();
    expect(await tablet.tabletVault.unlock(right)).toMatchObject({ error: { code: "wrong-secret" } });
    expect(await tablet.tabletVault.unlock({ kind: "passphrase", passphrase: another })).toMatchObject({ ok: true });
  });

  it("[S17] set a PIN that is not guessed first, and lock now", async () => {
    show();
    expect(screen.getByText(/It is kept only in memory/)).toBeTruthy();
    await press("Set a PIN");
    await write("Your passphrase", words);
    await write("New PIN", "123456");
    await press("Set this PIN");
    expect(screen.getByText("This PIN would be guessed first")).toBeTruthy();
    await write("New PIN", "482913");
    await press("Set this PIN");
    expect(await screen.findByText("Your PIN is set.")).toBeTruthy();
    await press("Lock now");
    await expect.poll(() => tablet.tabletVault.get()).toMatchObject({ kind: "locked", pin: true });
    expect(await tablet.tabletVault.resume("482913")).toMatchObject({ ok: true });
  });

  it("say so where something typed keeps it from locking", async () => {
    show();
    const letGo = tablet.tabletVault.beforeLocking(async () => false);
    await press("Lock now");
    expect((await screen.findByRole("alert")).textContent).toContain("something could not be written");
    letGo();
    await press("Lock now");
    await expect.poll(() => tablet.tabletVault.get().kind).toBe("locked");
  });

  it("[S18] list the fingerprint and remove it after a question", async () => {
    const addedAt = "2026-11-20T09:00:00.000Z" as Instant;
    const passkey = { credential: "abc", salt: "c2FsdA", prf: new Uint8Array(32).fill(7), addedAt };
    await tablet.tabletVault.addPasskey(right, passkey);
    show();
    const list = screen.getByRole("list", { name: "Ways to open it without the passphrase" });
    expect(within(list).getByText("Fingerprint or face, added November 20, 2026")).toBeTruthy();
    await press(/^Remove: added/);
    const dialog = screen.getByRole("dialog");
    expect(within(dialog).getByText(/Be sure that you know it/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole("button", { name: "Remove" }));
    expect(await screen.findByText(/It is removed/)).toBeTruthy();
    expect(tablet.tabletVault.row()?.passkeys).toEqual([]);
  });
});
