import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { openPreferences } from "../../../src/app/preferences.ts";
import { SettingsScreen } from "../../../src/features/settings/settings-screen.tsx";
import { openSurcoDatabase } from "../../../src/storage/database.ts";
import type { SyncProblem, World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";
import { noVault } from "../../storage/tablet-vault-line.ts";

function showSettings(problem: SyncProblem | null) {
  const preferences = openPreferences(null, ["en-US"]);
  const onSignOut = vi.fn();
  const person = {
    id: "a",
    name: "Ana",
    roles: ["recruiter"],
    state: "ZZ",
    region: null,
    district: null,
    title: { en: "R", es: "R" },
  };
  const status = { running: false, lastContact: null, unsent: 0, problem, serverTimeOffsetMs: null };
  const sync = { status: { get: () => status, subscribe: () => () => undefined } };
  const db = openSurcoDatabase("settings", openSealer());
  const world = { db, ...noVault(db), person, sync, app: "surco/test" } as unknown as World;
  render(
    <Words catalogs={catalogs} locale="en">
      <SettingsScreen onSignOut={onSignOut} preferences={preferences} world={world} />
    </Words>,
  );
  return { preferences, onSignOut };
}

describe("settings", () => {
  it("changes what is chosen at once, signs out on request and says what the tablet holds", async () => {
    const { preferences, onSignOut } = showSettings(null);
    await userEvent.click(screen.getByRole("radio", { name: "Español" }));
    await userEvent.click(screen.getByRole("radio", { name: /Sunlight/ }));
    await userEvent.click(screen.getByRole("radio", { name: "Larger" }));
    expect(preferences.get()).toEqual({ locale: "es", theme: "sunlight", text: "larger" });
    expect(screen.queryByText(/nobody can sign in again/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
    expect(onSignOut).toHaveBeenCalledOnce();
    expect(await screen.findByText("Pieces not sent yet")).toBeTruthy();
    expect(screen.getByText("surco/test")).toBeTruthy();
  });

  it("says without a network that nobody can sign in again, and asks once before it signs out", async () => {
    const { onSignOut } = showSettings("no-answer");
    expect(screen.getByText(/nobody can sign in again until there is one/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
    await userEvent.click(screen.getByRole("button", { name: "Stay signed in" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(onSignOut).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
    await userEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Sign out anyway" }));
    expect(onSignOut).toHaveBeenCalledOnce();
  });
});
