import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { vaultOwner } from "../../src/app/identity.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { currentRecruiter, rememberRecruiter } from "../../src/storage/recruiter.ts";
import { openSealer } from "../storage/open-sealer.ts";
import { type WindowOfTablet, windowOfTablet } from "../storage/tablet-vault-line.ts";
import { right, words } from "../storage/vault-line.ts";
import { showSurco } from "./shown-surco.tsx";

const marisol: Person = {
  id: "marisol",
  name: "Marisol Tovar",
  roles: ["recruiter"],
  state: "KS",
  region: null,
  district: null,
  title: { en: "Recruiter", es: "Reclutadora" },
};
const coePath = `/coes/${"2".repeat(32)}`;
const list = { level: 1, name: "My COEs" } as const;
const door = { level: 1, name: "Open your work on this tablet" } as const;

let tablet: WindowOfTablet;
beforeEach(async () => {
  tablet = await windowOfTablet({ sealer: openSealer() });
  history.replaceState(null, "", "/");
  vi.stubGlobal("scrollTo", vi.fn());
  vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("no network")));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  tablet.vault.lock();
  await tablet.db.delete();
});

/** As the tablet is at its next start, with a vault that was made some other day. */
async function start(person: Person, whereItStopped = vi.fn<() => Promise<string | null>>(async () => null)) {
  await rememberRecruiter(tablet.db, person);
  await tablet.tabletVault.enter(vaultOwner(person));
  if (tablet.tabletVault.get().kind === "unmade") {
    await tablet.tabletVault.make(words, null);
    await tablet.tabletVault.enter(null);
    await tablet.tabletVault.enter(vaultOwner(person));
  }
  return { ...showSurco(tablet, person, whereItStopped), whereItStopped };
}

const unlock = async () => {
  await userEvent.type(await screen.findByLabelText("Your passphrase for this tablet"), words);
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
};

describe("a start with a locked vault", () => {
  it("[S30] shows the door before any family, and names nobody", async () => {
    history.replaceState(null, "", coePath);
    const { whereItStopped } = await start(marisol);
    expect(await screen.findByRole("heading", door)).toBeTruthy();
    expect(document.body.textContent).not.toContain("Marisol");
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(whereItStopped).not.toHaveBeenCalled();
  });

  it("sends what is unsent all the same", async () => {
    const { sync } = await start(marisol);
    await screen.findByRole("heading", door);
    expect(sync.start).toHaveBeenCalled();
  });

  it("leads, once it is open, to where the work was interrupted", async () => {
    const { whereItStopped } = await start(
      marisol,
      vi.fn(async () => coePath),
    );
    await unlock();
    await waitFor(() => expect(location.pathname).toBe(coePath));
    expect(whereItStopped).toHaveBeenCalledOnce();
    expect(await screen.findByRole("list", { name: "Sections of this COE" })).toBeTruthy();
  });

  it("leads to the first page where nothing was interrupted, and says where one has arrived", async () => {
    await start(marisol);
    await unlock();
    const heading = await screen.findByRole("heading", list);
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it("[P22] lets somebody else in, and erases nothing", async () => {
    await start(marisol);
    await userEvent.click(await screen.findByRole("button", { name: "I am somebody else" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Who is working?" })).toBeTruthy();
    expect(await currentRecruiter(tablet.db)).toBeNull();
    expect(await tablet.db.vaults.count()).toBe(1);
  });
});

describe("a start that needs no passphrase", () => {
  it("in the practice State: nothing there is secret, and there is no lock to press", async () => {
    await start({ ...marisol, state: "ZZ" });
    expect(await screen.findByRole("heading", list)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Lock" })).toBeNull();
  });

  it("for the office, whose work is not on this tablet", async () => {
    await start({ ...marisol, roles: ["administrator"] });
    expect(await screen.findByRole("link", { name: "People" })).toBeTruthy();
    expect(await tablet.db.vaults.count()).toBe(0);
  });
});

describe("locking in between [T2]", () => {
  it("the lock in the header shuts the screen, and its opening leads back to the same page", async () => {
    const { whereItStopped } = await start(marisol);
    await tablet.tabletVault.unlock(right);
    await userEvent.click(await screen.findByRole("link", { name: "Settings" }));
    await userEvent.click(await screen.findByRole("button", { name: "Lock" }));
    expect(await screen.findByRole("heading", door)).toBeTruthy();
    expect(location.pathname).toBe("/settings");
    await unlock();
    expect(await screen.findByRole("heading", { level: 1, name: "Settings" })).toBeTruthy();
    expect(whereItStopped).toHaveBeenCalledOnce();
  });

  it("[P1] [P2] what was typed a moment before is written before the form goes away", async () => {
    history.replaceState(null, "", `${coePath}/family`);
    await start(marisol);
    await unlock();
    const city = await screen.findByLabelText("City or town");
    await userEvent.type(city, "Garden City");
    await userEvent.click(screen.getByRole("button", { name: "Lock" }));
    expect(await screen.findByRole("heading", door)).toBeTruthy();
    expect(screen.queryByLabelText("City or town")).toBeNull();
    await unlock();
    expect(await screen.findByLabelText("City or town")).toHaveProperty("value", "Garden City");
  });
});
